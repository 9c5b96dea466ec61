package io.dragoman.marian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import io.dragoman.checkpoint.CheckpointException;
import io.dragoman.config.RunConfig;
import io.dragoman.experiment.TranslationModel;
import io.dragoman.io.NpzReader;
import io.dragoman.io.NpzWriter;
import io.dragoman.io.ParameterFileException;
import io.dragoman.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarianImportTest {
  private static final String OPTIONS = "special:model.yml";

  @TempDir private Path directory;

  /** The fixture with changed arrays and options. */
  private Path changed(Consumer<Map<String, Tensor>> change, String from, String to) {
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    byte[] yaml;
    try (NpzReader reader = NpzReader.open(Fixtures.file("plain.npz"))) {
      for (String name : reader.names()) {
        if (!name.equals(OPTIONS)) {
          arrays.put(name, reader.matrix(name));
        }
      }
      String text = new String(reader.bytes(OPTIONS, 10_000), StandardCharsets.UTF_8);
      yaml = text.replaceFirst(from, to).getBytes(StandardCharsets.UTF_8);
    }
    change.accept(arrays);
    Path file = directory.resolve("changed.npz");
    NpzWriter.write(file, arrays, ImmutableMap.of(OPTIONS, yaml));
    return file;
  }

  private void requireRefused(Path file, String message) {
    Path model = directory.resolve("model");
    assertThatThrownBy(() -> Fixtures.of(file, directory, 9, 8).write(model, Fixtures.PROVENANCE))
        .isInstanceOf(MarianException.class)
        .hasMessage(file + ": " + message);
    assertThat(model).doesNotExist();
  }

  @Test
  void the_configuration_says_how_marian_searches() {
    RunConfig config = Fixtures.imported("plain", directory).config();
    assertThat(config.search().beam()).isEqualTo(12);
    assertThat(config.search().lengthPenalty()).isZero();
    assertThat(config.search().maxLengthFactor()).isEqualTo(3);
    assertThat(config.search().maxLengthExtra()).isEqualTo(3);
    assertThat(config.data().sourceTokenizer()).isEqualTo("whitespace");
    assertThat(config.model().decoder().conditional()).isTrue();
    assertThat(config.model().decoder().details().contextCell()).isEqualTo("gru:reset-bias");
  }

  @Test
  void the_settings_of_a_decoder_are_taken() {
    Path settings =
        Fixtures.write(
            directory.resolve("decoder.yml"),
            "beam-size: 7\nnormalize: 0.6\nmax-length-factor: 2.5\nvocabs:\n  - a\n");
    MarianImport plain = Fixtures.of(Fixtures.file("plain.npz"), directory, 9, 8);
    new MarianImport(
            plain.model(),
            Optional.empty(),
            plain.sourceVocabulary(),
            plain.targetVocabulary(),
            Optional.of(settings))
        .write(directory.resolve("model"), Fixtures.PROVENANCE);
    RunConfig config = TranslationModel.load(directory.resolve("model")).config();
    assertThat(config.search().beam()).isEqualTo(7);
    assertThat(config.search().lengthPenalty()).isEqualTo(0.6);
    assertThat(config.search().maxLengthFactor()).isEqualTo(2.5);
    assertThat(config.search().maxLengthExtra()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "beam-size: many | 'beam-size' is \"many\" but must be a number from 1.0 to 100000.0",
        "beam-size: 0 | 'beam-size' is 0 but must be a number from 1.0 to 100000.0",
        "normalize: -1 | 'normalize' is -1 but must be a number from 0.0 to 1000.0",
        "word-penalty: much | 'word-penalty' is \"much\" but must be a number from -1000.0 to 1000.0",
        "- 5 | is no YAML of a decoder's settings: check the file",
        "beam-size: [ | is no YAML of a decoder's settings: check the file"
      })
  void settings_that_cannot_be_kept_are_refused(String yaml, String message) {
    Path file = Fixtures.write(directory.resolve("d.yml"), yaml + "\n");
    assertThatThrownBy(() -> MarianSearch.read(Optional.of(file), 64))
        .isInstanceOf(MarianException.class)
        .hasMessageStartingWith(file + ": " + message.strip().substring(0, 20))
        .hasMessageNotContaining("\n");
  }

  @Test
  void words_that_marian_lacks_have_no_probability() {
    TranslationModel loaded = Fixtures.imported("plain", directory);
    assertThat(loaded.target().vocabulary().tokens()).endsWith("w7", "<pad>", "<s>");
    Tensor bias = loaded.model().parameters().get("decoder.output.bias").value();
    assertThat(bias.columns()).isEqualTo(10);
    assertThat(bias.get(0, 8)).isEqualTo(MarianImport.NEVER);
    assertThat(bias.get(0, 9)).isEqualTo(MarianImport.NEVER);
  }

  @Test
  void missing_and_unknown_arrays_are_told() {
    Path file =
        changed(
            arrays -> {
              Tensor weight = arrays.remove("decoder_cell1_U");
              arrays.put("decoder_cell9_U", weight);
            },
            "x^",
            "");
    requireRefused(
        file,
        "is not of the architecture that it tells: 'decoder_cell1_U' is missing, 'decoder_cell9_U'"
            + " is not known");
  }

  @Test
  void arrays_of_a_wrong_shape_are_told() {
    Path file = changed(arrays -> arrays.put("encoder_bi_U", Tensor.zeros(5, 9)), "x^", "");
    requireRefused(
        file,
        "is not of the architecture that it tells: 'encoder_bi_U' is [5, 9] but must be [5, 10]");
  }

  @Test
  void many_differences_are_counted() {
    Path file = changed(Map::clear, "x^", "");
    requireRefused(
        file,
        "is not of the architecture that it tells: 'encoder_Wemb' is missing, 'decoder_Wemb' is"
            + " missing, 'encoder_bi_W' is missing, 'encoder_bi_Wx' is missing, 'encoder_bi_U' is"
            + " missing and 35 more");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type: s2s | type: transformer | 'type' is \"transformer\" but only s2s, amun, nematus can"
            + " be read",
        "enc-cell: gru | enc-cell: mlstm | 'enc-cell' is \"mlstm\" but only gru, gru-nematus, lstm,"
            + " tanh, relu can be read",
        "dim-rnn: 5 | dim-rnn: 99999999999 | 'dim-rnn' is 99999999999 but must be from 1 to"
            + " 67108864",
        "dim-rnn: 5 | dim-rnn: -5 | 'dim-rnn' is -5 but must be from 1 to 67108864",
        "dim-rnn: 5 | x: 5 | 'dim-rnn' is missing but must be from 1 to 67108864",
        "skip: false | skip: maybe | 'skip' is \"maybe\" but must be true or false",
        "skip: false | right-left: true | 'right-left' is true but only false can be read",
        "  - 9\\n | '' | 'dim-vocabs' has 1 values but must have 2: one source only",
        "  - 9 | - nine | 'dim-vocabs' has \"nine\" but must have numbers from 1 to 67108864",
        "dec-cell: gru | '[' | is no YAML of options: the file is damaged"
      })
  void options_that_are_not_known_are_refused(String from, String to, String message) {
    Path file = changed(arrays -> {}, from, to == null ? "" : to);
    requireRefused(file, "array 'special:model.yml': " + message);
  }

  @Test
  void a_network_that_claims_to_be_huge_is_refused_before_memory_is_taken() {
    Path file = changed(arrays -> {}, "dim-rnn: 5", "dim-rnn: 60000000");
    Path model = directory.resolve("model");
    assertThatThrownBy(() -> Fixtures.of(file, directory, 9, 8).write(model, Fixtures.PROVENANCE))
        .isInstanceOf(MarianException.class)
        .hasMessageContaining("'encoder_bi_W' is [4, 10] but must be [4, 120000000]");
  }

  @Test
  void a_truncated_file_is_refused_and_leaves_nothing() throws IOException {
    byte[] whole = Files.readAllBytes(Fixtures.file("plain.npz"));
    Path cut = directory.resolve("cut.npz");
    Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));
    Path model = directory.resolve("model");
    assertThatThrownBy(() -> Fixtures.of(cut, directory, 9, 8).write(model, Fixtures.PROVENANCE))
        .isInstanceOf(ParameterFileException.class)
        .hasMessageStartingWith(cut + ": is no whole .npz archive (");
    assertThat(model).doesNotExist();
  }

  @Test
  void an_archive_of_something_else_is_refused() {
    Path file = directory.resolve("other.npz");
    NpzWriter.write(file, Map.of("a", Tensor.zeros(1, 1)), Map.of());
    requireRefused(
        file,
        "has no array 'special:model.yml' and no names of Nematus: it is no translation model of"
            + " Marian or Nematus");
  }

  @Test
  void a_vocabulary_of_another_model_is_refused() {
    MarianImport wrong = Fixtures.of(Fixtures.file("plain.npz"), directory, 7, 8);
    assertThatThrownBy(() -> wrong.write(directory.resolve("model"), Fixtures.PROVENANCE))
        .isInstanceOf(MarianException.class)
        .hasMessage(
            wrong.sourceVocabulary()
                + ": has 7 tokens but the model's table 9: give the vocabulary it was trained"
                + " with");
  }

  @Test
  void a_vocabulary_may_have_more_words_and_be_plain_text() {
    Path plain =
        Fixtures.write(
            directory.resolve("v.txt"), "</s>\n<unk>\na\nb\nc\nd\ne\nf\ng\nunused\nunused2\n");
    assertThat(MarianVocabulary.read(plain, 9).vocabulary().tokens())
        .containsExactly("</s>", "<unk>", "a", "b", "c", "d", "e", "f", "g", "<pad>", "<s>");
  }

  @Test
  void a_vocabulary_that_is_absent_or_has_no_end_is_refused() {
    Path absent = directory.resolve("absent.yml");
    assertThatThrownBy(() -> MarianVocabulary.read(absent, 3))
        .isInstanceOf(MarianException.class)
        .hasMessage(absent + ": does not exist: check --vocabs");
    Path words = Fixtures.write(directory.resolve("words.txt"), "a\nb\nc\n");
    assertThatThrownBy(() -> MarianVocabulary.read(words, 3))
        .isInstanceOf(MarianException.class)
        .hasMessage(words + ": vocabulary: token '</s>' is missing among 5: add it");
  }

  @Test
  void a_folder_that_is_in_use_is_left_alone() throws IOException {
    Path used = Files.createDirectories(directory.resolve("used"));
    Files.writeString(used.resolve("notes"), "mine");
    MarianImport plain = Fixtures.of(Fixtures.file("plain.npz"), directory, 9, 8);
    assertThatThrownBy(() -> plain.write(used, Fixtures.PROVENANCE))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(used + ": is not empty: choose a new folder for the imported model");
  }

  @Test
  void a_description_of_another_model_of_nematus_is_refused() {
    Path json = Fixtures.write(directory.resolve("m.json"), "{\"dim\": 6, \"dim_word\": 4}");
    assertThatThrownBy(() -> MarianModel.open(Fixtures.file("nematus.npz"), Optional.of(json)))
        .isInstanceOf(MarianException.class)
        .hasMessage(json + ": 'dim' is 6 but the arrays say 5: give the file of this model");
    Fixtures.write(json, "{\"decoder\": \"gru_local\"}");
    assertThatThrownBy(() -> MarianModel.open(Fixtures.file("nematus.npz"), Optional.of(json)))
        .hasMessage(json + ": 'decoder' is \"gru_local\" but only gru_cond can be read");
    requireJson(json, "{\"enc_depth\": 2}", "'enc_depth' is 2 but the arrays say 1");
    requireJson(
        json,
        "{\"dec_depth\": 2, \"dec_deep_context\": true}",
        "'dec_deep_context' is true but only false can be read");
    requireJson(
        json,
        "{\"dec_depth\": 4, \"decoder_deep\": \"gru_cond\"}",
        "'decoder_deep' is \"gru_cond\" but only gru can be read");
    requireJson(
        json,
        "{\"enc_depth\": 4, \"enc_depth_bidirectional\": 1}",
        "'enc_depth_bidirectional' is 1 but only 4 can be read");
    Fixtures.write(json, "[");
    assertThatThrownBy(() -> MarianModel.open(Fixtures.file("nematus.npz"), Optional.of(json)))
        .hasMessage(json + ": is no JSON of options of Nematus: check the file");
  }

  private static void requireJson(Path json, String text, String message) {
    Fixtures.write(json, text);
    assertThatThrownBy(() -> MarianModel.open(Fixtures.file("nematus.npz"), Optional.of(json)))
        .isInstanceOf(MarianException.class)
        .hasMessageStartingWith(json + ": " + message);
  }

  @Test
  void layers_of_nematus_must_be_those_that_are_told() {
    Path deep = Fixtures.file("nematus-deep.npz");
    Path json = directory.resolve("m.json");
    Fixtures.write(json, "{\"dec_depth\": 3, \"dec_high_recurrence_transition_depth\": 1}");
    assertThatThrownBy(() -> MarianModel.open(deep, Optional.of(json)))
        .isInstanceOf(MarianException.class)
        .hasMessage(
            json
                + ": 'dec_high_recurrence_transition_depth' is 1 but the arrays say 2: give the"
                + " file of this model");
    Fixtures.write(json, "{\"dec_depth\": 3, \"state_size\": 5}");
    assertThatThrownBy(() -> MarianModel.open(deep, Optional.of(json)))
        .isInstanceOf(MarianException.class)
        .hasMessageContaining("only those of its Theano version can be read");
    Fixtures.write(json, "{\"dec_depth\": 3, \"state_size\": 5, \"theano_compat\": true}");
    try (MarianModel model = MarianModel.open(deep, Optional.of(json))) {
      assertThat(model.options().encType()).isEqualTo("alternating");
      assertThat(model.options().decCellHighDepth()).isEqualTo(2);
    }
  }

  @Test
  void layers_of_nematus_that_read_forward_only_are_refused() {
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    try (NpzReader reader = NpzReader.open(Fixtures.file("nematus-deep.npz"))) {
      for (String name : reader.names()) {
        if (!name.startsWith("encoder_r_3") && reader.shape(name).size() > 0) {
          arrays.put(name, reader.matrix(name));
        }
      }
    }
    Path file = directory.resolve("forward.npz");
    NpzWriter.write(file, arrays, ImmutableMap.of());
    requireRefused(
        file,
        "layer 3 of the encoder reads forward only ('enc_depth_bidirectional'): such cannot be"
            + " read");
  }
}
