package io.dragoman.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.io.ParameterFileException;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.optim.LearningRateSchedule;
import io.dragoman.toys.Toys;
import io.dragoman.training.TrainingState;
import io.dragoman.training.TrainingState.Best;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CheckpointTest {
  private static final String[] AVERAGE = {"training.average=0.9", "training.max-updates=3"};

  @TempDir Path directory;

  private Checkpoint trained(String... settings) {
    try (ToyRun run = new ToyRun(settings);
        CheckpointStore store = CheckpointStore.open(directory, 1)) {
      run.train(store);
      return store.newest().orElseThrow();
    }
  }

  private Path file(String name) {
    return directory.resolve("update-0000003").resolve(name);
  }

  private void replace(String name, String old, String by) throws IOException {
    String text = Files.readString(file(name));
    assertThat(text).contains(old);
    Files.writeString(file(name), text.replace(old, by));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.9"})
  void all_is_read_back_bit_for_bit(String average) {
    String[] settings = {"training.average=" + average, "training.max-updates=3"};
    Map<String, Integer> expected;
    Map<String, Integer> translating = new HashMap<>();
    try (ToyRun run = new ToyRun(settings);
        CheckpointStore store = CheckpointStore.open(directory, 1)) {
      TrainingState state = run.train(store);
      expected = run.bits();
      run.learner.withAverage(() -> translating.putAll(Toys.bits(run.learner.model())));
      Checkpoint checkpoint = store.newest().orElseThrow();
      assertThat(checkpoint.state()).isEqualTo(state);
      assertThat(checkpoint.config()).isEqualTo(run.config);
      assertThat(checkpoint.config().settings()).isEqualTo(run.config.settings());
      assertThat(checkpoint.sourceVocabulary()).isEqualTo(ToyRun.SOURCE);
      assertThat(checkpoint.targetVocabulary()).isEqualTo(ToyRun.TARGET);
      assertThat(checkpoint.provenance()).isEqualTo(ToyRun.PROVENANCE);
      assertThat(Files.exists(file("weights.safetensors"))).isEqualTo(!average.equals("0"));
    }
    try (ToyRun fresh = new ToyRun(settings)) {
      Checkpoint.open(directory.resolve("update-0000003")).loadLearner(fresh.learner);
      assertThat(fresh.bits()).isEqualTo(expected);
    }
    EncoderDecoder model = Toys.model(Toys.config());
    CheckpointStore.toTranslate(directory).loadModel(model.parameters());
    assertThat(Toys.bits(model)).isEqualTo(translating);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        -Double.MAX_VALUE,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        Double.NaN,
        -0.0,
        Double.MIN_VALUE,
        33.333333333333336
      })
  void every_score_is_read_back_bit_for_bit(double score) {
    TrainingState state =
        new TrainingState(
            Long.MAX_VALUE,
            Integer.MAX_VALUE,
            3,
            new LearningRateSchedule.State(4, score, 5),
            new Best(6, score),
            7);
    try (ToyRun run = new ToyRun();
        CheckpointStore store = CheckpointStore.open(directory, 1)) {
      store.save(run.fixed(), state, run.learner);
      assertThat(store.newest().orElseThrow().state()).isEqualTo(state);
    }
  }

  @Test
  void a_state_of_an_earlier_release_starts_the_newer_counts() throws IOException {
    Checkpoint checkpoint = trained(AVERAGE);
    TrainingState state = checkpoint.state();
    assertThat(state.progress().targetTokens()).isPositive();
    String json = Files.readString(file("state.json"));
    Files.writeString(file("state.json"), json.replaceFirst("(?s),\\s*\"progress\".*", "}}"));

    assertThat(checkpoint.state())
        .isEqualTo(
            new TrainingState(
                state.update(),
                state.epoch(),
                state.batch(),
                state.schedule(),
                state.best(),
                state.waiting()));
  }

  @Test
  void a_record_of_an_earlier_release_has_no_parents() throws IOException {
    Checkpoint checkpoint = trained(AVERAGE);
    Path record = file("provenance.json");
    String json = Files.readString(record);
    Files.writeString(record, json.replaceFirst(",\\s*\"parents\" : \\[ ]", ""));
    assertThat(Files.readString(record)).isNotEqualTo(json);
    assertThat(checkpoint.provenance()).isEqualTo(ToyRun.PROVENANCE);
    Files.writeString(record, "{}");
    assertThatThrownBy(checkpoint::provenance)
        .isInstanceOf(CheckpointException.class)
        .hasMessage(record + ": line 1: is damaged: use another checkpoint or train again");
  }

  @Test
  void all_missing_files_are_listed() throws IOException {
    trained(AVERAGE);
    for (String name : new String[] {"model.safetensors", "target.vocab", "config.yaml"}) {
      Files.delete(file(name));
    }
    assertThatThrownBy(() -> CheckpointStore.toTranslate(directory))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(
            directory.resolve("update-0000003")
                + ": not a complete model: missing config.yaml, model.safetensors, target.vocab:"
                + " restore them or train again");
  }

  @ParameterizedTest
  @ValueSource(strings = {"optimizer.safetensors", "weights.safetensors"})
  void a_model_without_what_training_needs_translates_but_does_not_go_on(String name)
      throws IOException {
    Checkpoint checkpoint = trained(AVERAGE);
    Files.delete(file(name));
    CheckpointStore.toTranslate(directory).loadModel(Toys.model(Toys.config()).parameters());

    try (ToyRun run = new ToyRun(AVERAGE)) {
      assertThatThrownBy(() -> checkpoint.loadLearner(run.learner))
          .isInstanceOf(CheckpointException.class)
          .hasMessage(file(name) + ": is missing: restore it, or train into another folder");
    }
  }

  @Test
  void a_missing_provenance_is_told() throws IOException {
    Checkpoint checkpoint = trained(AVERAGE);
    Files.delete(file("provenance.json"));

    assertThatThrownBy(checkpoint::provenance)
        .isInstanceOf(CheckpointException.class)
        .hasMessage(
            file("provenance.json") + ": is missing: restore it, or train into another folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.safetensors", "weights.safetensors", "optimizer.safetensors"})
  void truncated_parameters_are_told(String name) throws IOException {
    Checkpoint checkpoint = trained(AVERAGE);
    byte[] bytes = Files.readAllBytes(file(name));
    for (int length : new int[] {0, 7, 100, bytes.length / 2, bytes.length - 1}) {
      Files.write(file(name), Arrays.copyOf(bytes, length));
      try (ToyRun run = new ToyRun(AVERAGE)) {
        assertThatThrownBy(() -> checkpoint.loadLearner(run.learner))
            .as("%d bytes", length)
            .isInstanceOf(ParameterFileException.class)
            .hasMessageStartingWith(file(name) + ": ");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"epoch\" : 1|\"epoch\" : one|7",
        "\"epoch\" : 1|\"epoch\" : \"one\"|7",
        "\"epoch\" : 1|\"epoch\" : null|7",
        "\"epoch\" : 1,||31",
        "\"update\" : 3,|\"update\" : 3|7",
      })
  void a_damaged_state_is_told_with_its_line(String old, String by, int line) throws IOException {
    Checkpoint checkpoint = trained(AVERAGE);
    replace("state.json", old, by == null ? "" : by);

    assertThatThrownBy(checkpoint::state)
        .isInstanceOf(CheckpointException.class)
        .hasMessage(
            file("state.json")
                + ": line "
                + line
                + ": is damaged: use another checkpoint or train again");
  }

  @ParameterizedTest
  @CsvSource({"'',1", "null,1", "'{',1", "'[]',1", "'{\"format\" : 1} x',1", "'{}',1"})
  void a_state_that_is_no_state_is_told(String text, int line) throws IOException {
    trained(AVERAGE);
    Files.writeString(file("state.json"), text);

    assertThatThrownBy(() -> CheckpointStore.toTranslate(directory))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(
            file("state.json")
                + ": line "
                + line
                + ": is damaged: use another checkpoint or train again");
  }

  @Test
  void a_truncated_state_is_told_at_every_length() throws IOException {
    Checkpoint checkpoint = trained(AVERAGE);
    String text = Files.readString(file("state.json")).strip();
    for (int length = 0; length < text.length(); length += 13) {
      Files.writeString(file("state.json"), text.substring(0, length));
      assertThatThrownBy(checkpoint::state)
          .isInstanceOf(CheckpointException.class)
          .hasMessageMatching(".*: line \\d+: is damaged: use another checkpoint or train again");
    }
  }

  @Test
  void a_newer_format_is_told_whatever_else_it_holds() throws IOException {
    trained(AVERAGE);
    Files.writeString(
        file("state.json"), "{\n  \"format\" : 2,\n  \"training\" : { \"words\" : [ 1 ] }\n}\n");

    assertThatThrownBy(() -> CheckpointStore.toTranslate(directory))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(
            file("state.json")
                + ": format 2 but this program reads format 1: use the release that wrote it");
  }

  @ParameterizedTest
  @CsvSource({
    "source-tokenizer, whitespace, words",
    "target-tokenizer, whitespace, analyzer:german",
    "source-normalization, none, nfc",
    "target-normalization, none, spaces",
    "case, keep, marks"
  })
  void changed_settings_of_text_are_told(String key, String trained, String changed)
      throws IOException {
    Checkpoint checkpoint = trained(AVERAGE);
    replace("config.yaml", "  " + key + ": " + trained, "  " + key + ": " + changed);

    for (ThrowingCallable use : List.<ThrowingCallable>of(checkpoint::source, checkpoint::target)) {
      assertThatThrownBy(use)
          .isInstanceOf(CheckpointException.class)
          .hasMessage(
              "%s: 'data.%s' is '%s' but the model was trained with '%s': set it back"
                  .formatted(file("config.yaml"), key, changed, trained));
    }
  }

  @Test
  void settings_of_the_search_may_change_and_older_models_do_not_tell_settings()
      throws IOException {
    Checkpoint checkpoint = trained(AVERAGE);
    replace("config.yaml", "  max-length-factor: 2", "  max-length-factor: 3");
    assertThat(checkpoint.source().vocabulary()).isEqualTo(ToyRun.SOURCE);

    Files.delete(file("text-settings.json"));
    replace("config.yaml", "  case: keep", "  case: lower");
    assertThat(checkpoint.target().vocabulary()).isEqualTo(ToyRun.TARGET);
  }

  @Test
  void a_vocabulary_that_is_not_the_models_is_told() throws IOException {
    Checkpoint checkpoint = trained(AVERAGE);
    Files.writeString(file("source.vocab"), Files.readString(file("source.vocab")) + "extra\n");

    assertThatThrownBy(checkpoint::sourceVocabulary)
        .isInstanceOf(CheckpointException.class)
        .hasMessageMatching(
            "\\Q"
                + file("source.vocab")
                + "\\E: 7 tokens with hash [0-9a-f]{12} but the model was trained with "
                + ToyRun.SOURCE.hash().substring(0, 12)
                + ": put the model's own vocabulary back");
    assertThat(checkpoint.targetVocabulary()).isEqualTo(ToyRun.TARGET);
  }

  @Test
  void parameters_of_another_model_are_told() {
    Checkpoint checkpoint = trained(AVERAGE);
    EncoderDecoder larger = Toys.model(Toys.config("model.decoder.readout=9"));

    assertThatThrownBy(() -> checkpoint.loadModel(larger.parameters()))
        .isInstanceOf(ParameterFileException.class)
        .hasMessageStartingWith(file("model.safetensors") + ": does not fit: ");
  }

  @Test
  void a_state_of_another_optimizer_is_told() {
    Checkpoint checkpoint = trained(AVERAGE);
    try (ToyRun run = new ToyRun("training.average=0.9", "training.optimizer.type=adamw")) {
      assertThatThrownBy(() -> checkpoint.loadLearner(run.learner))
          .isInstanceOf(ParameterFileException.class)
          .hasMessage(
              file("optimizer.safetensors")
                  + ": holds a state of 'adam' but 'adamw' is in use: use the same");
    }
  }
}
