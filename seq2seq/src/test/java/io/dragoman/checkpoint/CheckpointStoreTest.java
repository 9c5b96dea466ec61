package io.dragoman.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.optim.LearningRateSchedule;
import io.dragoman.training.TrainingState;
import io.dragoman.training.TrainingState.Best;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CheckpointStoreTest {
  @TempDir Path temporary;
  private final ToyRun run = new ToyRun();
  private Path directory;

  @BeforeEach
  void chooseDirectory() {
    directory = temporary.resolve("new").resolve("model");
  }

  @AfterEach
  void closeRun() {
    run.close();
  }

  private static TrainingState state(long update, long best) {
    return new TrainingState(
        update, 1, 1, new LearningRateSchedule.State(0, 1, 0), new Best(best, 1), 0);
  }

  private void save(int keep, long best, long... updates) {
    try (CheckpointStore store = CheckpointStore.open(directory, keep)) {
      for (long update : updates) {
        store.save(run.fixed(), state(update, best), run.learner);
      }
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  private String best() throws IOException {
    return Files.readString(directory.resolve("best"));
  }

  private void open() {
    CheckpointStore.open(directory, 1).close();
  }

  @Test
  void a_new_directory_holds_no_checkpoint() throws IOException {
    try (CheckpointStore store = CheckpointStore.open(directory, 1)) {
      assertThat(store.newest()).isEmpty();
    }
    assertThat(names()).containsExactly(".lock");
  }

  @Test
  void the_best_and_the_newest_checkpoints_stay() throws IOException {
    save(2, 1, 1);
    save(2, 2, 2, 3, 4, 5);

    assertThat(names())
        .containsExactly(".lock", "best", "update-0000002", "update-0000004", "update-0000005");
    assertThat(best()).isEqualTo("update-0000002\n");
  }

  @Test
  void a_better_checkpoint_takes_the_place_of_the_best() throws IOException {
    save(1, 1, 1, 2);
    save(1, 3, 3, 4);

    assertThat(names()).containsExactly(".lock", "best", "update-0000003", "update-0000004");
    assertThat(best()).isEqualTo("update-0000003\n");
  }

  @Test
  void checkpoints_are_ordered_by_number() throws IOException {
    save(1, 0, 9_999_999, 10_000_000);

    assertThat(names()).containsExactly(".lock", "update-10000000");
    save(2, 0, 10_000_001);
    try (CheckpointStore store = CheckpointStore.open(directory, 1)) {
      assertThat(store.newest().map(Checkpoint::directory))
          .contains(directory.resolve("update-10000001"));
    }
  }

  @Test
  void what_a_crash_left_half_written_is_removed() throws IOException {
    save(1, 1, 1);
    Path partial = Files.createDirectory(directory.resolve("update-0000002.partial"));
    Files.writeString(partial.resolve("config.yaml"), "data:");
    Files.writeString(directory.resolve("best.partial"), "update-00");
    open();

    assertThat(names()).containsExactly(".lock", "best", "update-0000001");
  }

  @Test
  void a_crash_before_the_best_was_named_is_made_good_on_opening() throws IOException {
    save(1, 1, 1);
    String before = best();
    save(9, 2, 2);
    Files.writeString(directory.resolve("best"), before);
    open();
    assertThat(best()).isEqualTo("update-0000002\n");

    Files.delete(directory.resolve("best"));
    open();
    assertThat(best()).isEqualTo("update-0000002\n");
  }

  @Test
  void a_crash_in_the_middle_of_pruning_is_made_good_by_the_next_save() throws IOException {
    save(3, 0, 1, 2);
    Files.delete(directory.resolve("update-0000001").resolve("state.json"));
    save(1, 0, 3);

    assertThat(names()).containsExactly(".lock", "update-0000003");
  }

  @Test
  void a_checkpoint_is_replaced_by_one_of_the_same_update() throws IOException {
    save(1, 0, 1);
    save(1, 1, 1);

    assertThat(names()).containsExactly(".lock", "best", "update-0000001");
    assertThat(CheckpointStore.toTranslate(directory).state()).isEqualTo(state(1, 1));
  }

  @Test
  void one_at_a_time_trains_in_a_directory() {
    try (CheckpointStore store = CheckpointStore.open(directory, 1)) {
      assertThat(store.newest()).isEmpty();
      assertThatThrownBy(this::open)
          .isInstanceOf(CheckpointException.class)
          .hasMessage(
              directory + ": another process trains in it: wait for it or use another --model");
    }
    open();
  }

  @Test
  void a_failed_opening_keeps_no_lock() throws IOException {
    save(1, 1, 1);
    Path state = directory.resolve("update-0000001").resolve("state.json");
    String text = Files.readString(state);
    Files.delete(state);
    assertThatThrownBy(this::open).hasMessageContaining("missing state.json");
    Files.writeString(state, text);
    open();
  }

  @Test
  void a_file_in_place_of_the_directory_is_refused() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "text");

    assertThatThrownBy(() -> CheckpointStore.open(file, 1))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(file + ": is a file but must be a model directory: use another --model");
    Path below = file.resolve("model");
    assertThatThrownBy(() -> CheckpointStore.open(below, 1))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(below + ": cannot be written (java.nio.file.")
        .hasMessageEndingWith("): choose a folder that can be written");
  }

  @Test
  void a_directory_that_cannot_be_locked_is_refused() throws IOException {
    Files.createDirectories(directory.resolve(".lock")); // fails for every user, even root

    assertThatThrownBy(this::open)
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(directory + ": cannot be written (")
        .hasMessageEndingWith("): choose a folder that can be written");
  }

  @Test
  void a_checkpoint_that_cannot_be_written_leaves_the_earlier_ones() throws IOException {
    try (CheckpointStore store = CheckpointStore.open(directory, 1)) {
      store.save(run.fixed(), state(1, 1), run.learner);
      Files.delete(directory.resolve("best"));
      Files.createDirectories(directory.resolve("best").resolve("in the way"));

      assertThatThrownBy(() -> store.save(run.fixed(), state(2, 2), run.learner))
          .isInstanceOf(CheckpointException.class)
          .hasMessageStartingWith(directory.resolve("update-0000002") + ": cannot be written (")
          .hasMessageEndingWith("): free some space and run the command again");
    }
    assertThat(names()).contains("update-0000001");
  }

  @Test
  void translation_takes_the_best_else_the_newest_else_the_one_that_is_given() throws IOException {
    save(3, 2, 1, 2, 3);
    assertThat(CheckpointStore.toTranslate(directory).directory())
        .isEqualTo(directory.resolve("update-0000002"));

    Files.delete(directory.resolve("best"));
    assertThat(CheckpointStore.toTranslate(directory).directory())
        .isEqualTo(directory.resolve("update-0000003"));

    Path one = directory.resolve("update-0000001");
    assertThat(CheckpointStore.toTranslate(one).directory()).isEqualTo(one);
  }

  @Test
  void translation_ignores_the_lock_of_a_training_process() {
    save(1, 1, 1);
    try (CheckpointStore store = CheckpointStore.open(directory, 1)) {
      assertThat(CheckpointStore.toTranslate(directory)).isEqualTo(store.newest().orElseThrow());
    }
  }

  @Test
  void a_best_that_is_not_there_or_no_name_is_told() throws IOException {
    save(1, 1, 1);
    Path best = directory.resolve("best");
    Files.writeString(best, "update-0000009\n");
    assertThatThrownBy(() -> CheckpointStore.toTranslate(directory))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(
            best + ": names update-0000009 which is not there: delete the file to use the newest");

    Files.writeString(best, "../other\n");
    assertThatThrownBy(() -> CheckpointStore.toTranslate(directory))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(best + ": '../other' is no checkpoint's name: write one or delete the file");
  }

  @Test
  void a_directory_without_a_model_is_told() {
    assertThatThrownBy(() -> CheckpointStore.toTranslate(directory))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(directory + ": there is no such model directory: check --model or train one");
    open();
    assertThatThrownBy(() -> CheckpointStore.toTranslate(directory))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(directory + ": holds no checkpoint: check --model or train one first");
  }
}
