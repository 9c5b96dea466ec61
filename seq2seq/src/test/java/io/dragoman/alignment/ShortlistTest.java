package io.dragoman.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.data.DataException;
import io.dragoman.data.EncodedCorpus;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import io.dragoman.tokenizers.vocab.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShortlistTest {
  @TempDir Path folder;

  // 7 occurs four times in the target, 6 three times, 9 twice, 8 once
  private static final EncodedCorpus CORPUS =
      Ibm1Test.corpus("4 5|7 6", "4 5|7 6", "5|7", "6|9 9", "4|6 7 8");

  private static Shortlist list(int frequent, int best) {
    LexicalTable table = Ibm1.train(CORPUS, 8, 5, (iteration, logLikelihood) -> {});
    return Shortlist.of(table, CORPUS, 12, new int[] {0, 1}, frequent, best);
  }

  @Test
  void every_sentence_gets_special_and_frequent_words() {
    assertThat(list(0, 1).always()).containsExactly(0, 1);
    assertThat(list(1, 1).always()).containsExactly(0, 1, 7);
    assertThat(list(3, 1).always()).containsExactly(0, 1, 6, 7, 9);
    assertThat(list(100, 1).always()).as("words that occur").containsExactly(0, 1, 6, 7, 8, 9);
  }

  @Test
  void source_words_bring_their_translations() {
    Shortlist list = list(0, 1);
    assertThat(list.words(new int[] {6})).containsExactly(0, 1, 9);
    assertThat(list.words(new int[] {5, 6, 5})).containsExactly(0, 1, 7, 9);
    assertThat(list.words(new int[] {7})).as("never seen in training").containsExactly(0, 1);
    assertThat(list.words(new int[] {})).containsExactly(0, 1);
    assertThat(list(0, 3).words(new int[] {4})).contains(6, 7, 8);
  }

  @Test
  void an_unknown_source_id_is_refused() {
    assertThatThrownBy(() -> list(0, 1).words(new int[] {8}))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static Vocabulary vocabulary(int words) {
    List<String> tokens = new ArrayList<>(SpecialTokens.ALL);
    for (int i = 4; i < words; i++) {
      tokens.add("w" + i);
    }
    return Vocabulary.of(tokens);
  }

  @Test
  void a_file_gives_back_what_was_written() {
    Path file = folder.resolve(ShortlistFile.NAME);
    Shortlist list = list(2, 3);
    ShortlistFile.write(file, list, vocabulary(8), vocabulary(12));
    Shortlist read = ShortlistFile.read(file, vocabulary(8), vocabulary(12));
    assertThat(read.always()).isEqualTo(list.always());
    assertThat(read.targetWords()).isEqualTo(12);
    assertThat(read.sourceWords()).isEqualTo(8);
    for (int word = 0; word < 8; word++) {
      assertThat(read.translations(word)).isEqualTo(list.translations(word));
    }
    assertThat(read).hasToString(list.toString());
  }

  @Test
  void a_list_of_other_vocabularies_is_refused() {
    Path file = folder.resolve(ShortlistFile.NAME);
    ShortlistFile.write(file, list(2, 3), vocabulary(8), vocabulary(12));
    assertThatThrownBy(() -> ShortlistFile.read(file, vocabulary(8), vocabulary(13)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "%s: was made for a target vocabulary with hash %s but the model's has %s: make it"
                + " again with \"dragoman shortlist\"",
            file, vocabulary(12).hash().substring(0, 12), vocabulary(13).hash().substring(0, 12));
    assertThatThrownBy(() -> ShortlistFile.read(file, vocabulary(9), vocabulary(12)))
        .hasMessageContaining("source vocabulary");
  }

  @Test
  void a_damaged_file_is_refused_wherever_the_damage_is() throws IOException {
    Path file = folder.resolve(ShortlistFile.NAME);
    ShortlistFile.write(file, list(2, 3), vocabulary(8), vocabulary(12));
    byte[] bytes = Files.readAllBytes(file);
    for (int at = 0; at < bytes.length; at++) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 0x41;
      Files.write(file, damaged);
      assertDamaged(file);
    }
    for (int length = 0; length < bytes.length; length += 7) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertDamaged(file);
    }
  }

  private static void assertDamaged(Path file) {
    assertThatThrownBy(() -> ShortlistFile.read(file, vocabulary(8), vocabulary(12)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            file + ": is damaged or no shortlist: make it again with \"dragoman shortlist\"");
  }

  @Test
  void a_missing_file_says_how_to_make_it() {
    Path file = folder.resolve(ShortlistFile.NAME);
    assertThatThrownBy(() -> ShortlistFile.read(file, vocabulary(8), vocabulary(12)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            file + ": does not exist: make it with \"dragoman shortlist\" from the training text");
  }
}
