package io.dragoman.embeddings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.autograd.Parameter;
import io.dragoman.data.Compression;
import io.dragoman.data.DataException;
import io.dragoman.tensor.Tensor;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.tokenizers.vocab.VocabularyBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordVectorsTest {
  private static final String KEY = "model.encoder.embedding";

  @TempDir Path folder;

  private final Vocabulary vocabulary =
      new VocabularyBuilder().add("dog").add("cat").add("b\u00e4r").build(10, 1);
  private final Parameter table =
      new Parameter("encoder.embedding.weight", 0, Tensor.zeros(vocabulary.size(), 3));

  private WordVectors load(Path file) {
    return WordVectors.load(file, vocabulary, table, KEY, false);
  }

  private Path write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = Compression.of(file).compress(packed)) {
      out.write(bytes);
    }
    return Files.write(file, packed.toByteArray());
  }

  private Path write(String name, String text) throws IOException {
    return write(name, text.getBytes(UTF_8));
  }

  private float[] row(String word) {
    int at = table.value().rowOffset(vocabulary.id(word));
    return Arrays.copyOfRange(table.value().data(), at, at + 3);
  }

  private static byte[] binary(String counts, boolean lineFeeds, Object... wordsAndNumbers) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(counts.getBytes(UTF_8));
    for (Object each : wordsAndNumbers) {
      if (each instanceof String word) {
        bytes.writeBytes(((lineFeeds ? "\n" : "") + word + " ").getBytes(UTF_8));
      } else {
        ByteBuffer number = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.writeBytes(number.putFloat((Float) each).array());
      }
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3 3\n", "", "3 3 \r\n"})
  void text_is_read_with_or_without_counts(String counts) throws IOException {
    table.value().fill(9);
    Path file =
        write("v.vec", counts + "cat 1 2.5 -3e-1 \nhorse 7 7 7\nb\u00e4r 0 0 1\ncat 5 5 5\n");

    assertThat(load(file)).isEqualTo(new WordVectors(file, 2, vocabulary.size()));
    assertThat(row("cat")).containsExactly(1, 2.5f, -0.3f);
    assertThat(row("b\u00e4r")).containsExactly(0, 0, 1);
    assertThat(row("dog")).containsOnly(9); // it has none
    assertThat(table.version()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v.txt.gz", "v.vec.zst", "v.bin.gz"})
  void compressed_files_are_unpacked(String name) throws IOException {
    boolean binary = name.contains(".bin");
    load(
        binary
            ? write(name, binary("1 3\n", false, "dog", 1f, 2f, 3f))
            : write(name, "dog 1 2 3\n"));
    assertThat(row("dog")).containsExactly(1, 2, 3);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void binary_files_are_read_with_or_without_line_feeds(boolean lineFeeds) throws IOException {
    byte[] bytes =
        binary(
            lineFeeds ? "3 3" : "3 3\n",
            lineFeeds,
            "x",
            1f,
            1f,
            1f,
            "b\u00e4r",
            0.1f,
            -2f,
            10f,
            "dog",
            1f,
            2f,
            3f);
    assertThat(load(write("v.bin", bytes)).found()).isEqualTo(2);
    assertThat(row("b\u00e4r")).containsExactly(0.1f, -2, 10);
    assertThat(row("dog")).containsExactly(1, 2, 3);
  }

  @Test
  void vectors_may_be_scaled_to_length_one() throws IOException {
    Path file = write("v.txt", "dog 3 0 -4\ncat 0 0 0\n");
    WordVectors.load(file, vocabulary, table, KEY, true);
    assertThat(row("dog")).containsExactly(0.6f, 0, -0.8f);
    assertThat(row("cat")).containsOnly(0);
  }

  @Test
  void words_of_text_may_have_spaces() throws IOException {
    load(write("glove.txt", "dog 1 2 3\n. . 9 9 9\ncat 4 5 6\n"));
    assertThat(row("cat")).containsExactly(4, 5, 6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 300;dog 1 2 3|line 1: vectors have 300 numbers but model.encoder.embedding is 3: set it"
            + " to 300",
        "dog 1 2|line 1: vectors have 2 numbers but model.encoder.embedding is 3: set it to 2",
        "dog 1 2 3 4|line 1: vectors have 4 numbers but model.encoder.embedding is 3: set it to 4",
        "cat 1 2 3;dog 1 2|line 2: has 2 numbers after the word but must have 3: is the file cut"
            + " off?",
        "cat 1 2 3;dog 1 x 3|line 2: 'x' is no number: the file is damaged",
        "cat 1 NaN 3|line 1: 'NaN' is no number: the file is damaged",
      })
  void faults_of_text_are_told_with_the_line(String text, String message) throws IOException {
    Path file = write("v.txt", text.replace(';', '\n') + "\n");
    assertThatThrownBy(() -> load(file))
        .isInstanceOf(DataException.class)
        .hasMessage(file + ": " + message);
  }

  @Test
  void faults_of_binary_files_are_told_with_the_vector() throws IOException {
    Path small = write("a.bin", binary("9 2\n", false));
    Path cut = write("b.bin", binary("2 3\n", false, "dog", 1f, 2f, 3f, "cat", 1f));
    Path nan = write("c.bin", binary("1 3\n", false, "dog", 1f, Float.NaN, 3f));
    Path model = write("d.bin", new byte[] {(byte) 0xBA, 0x16, 0x4F, 0x2F, '\n', 0, 0});

    assertThatThrownBy(() -> load(small))
        .hasMessage(small + ": vectors have 2 numbers but " + KEY + " is 3: set it to 2");
    assertThatThrownBy(() -> load(cut))
        .hasMessage(cut + ": ends in vector 2 of 2: the file is cut off");
    assertThatThrownBy(() -> load(nan))
        .hasMessage(nan + ": vector 1, of 'dog': holds NaN: the file is damaged");
    assertThatThrownBy(() -> load(model))
        .hasMessage(
            model
                + ": does not start with two counts as word2vec's binary files do: give a text file"
                + " such as fastText's .vec");
  }

  @Test
  void a_missing_file_and_one_without_the_words_are_told() throws IOException {
    Path none = folder.resolve("none.bin");
    assertThatThrownBy(() -> load(none)).hasMessage(none + ": no such file");
    Path text = folder.resolve("none.txt");
    assertThatThrownBy(() -> load(text)).hasMessage(text + ": no such file");
    Path other = write("v.txt", "Dog 1 2 3\n");
    assertThatThrownBy(() -> load(other))
        .hasMessage(
            other + ": has no word of the vocabulary: are they cut and cased in the same way?");
  }
}
