package io.dragoman.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.plot.PngImage;
import io.dragoman.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
  @TempDir private Path folder;

  private static Tensor tensor(float... values) {
    return Tensor.of(values, 0, 1, values.length);
  }

  /** What tensorboard 2.21 was seen to read as it was written. */
  @Test
  void the_bytes_are_those_that_tensorboard_reads() throws IOException {
    try (EventFile events = EventFile.create(folder, 7, () -> 1_700_000_000_250L)) {
      assertThat(events.file().getFileName())
          .hasToString("events.out.tfevents.1700000000.dragoman.0");
      events.scalar(7, "train/loss", 2.5);
      events.histogram(8, "weights", tensor(-1, 0, 0.5f, 3, Float.NaN));
      events.image(9, "attention", new PngImage(new byte[] {1, 2, 3}, 20, 10));
      events.text(0, "configuration", "| key | value |\n|---|---|\n| a | ü |");
    }
    try (InputStream golden = getClass().getResourceAsStream("golden.tfevents")) {
      assertThat(folder.resolve("events.out.tfevents.1700000000.dragoman.0"))
          .hasBinaryContent(golden.readAllBytes());
    }
  }

  @Test
  void parts_of_a_run_within_a_second_get_files_of_their_own() throws IOException {
    EventFile.create(folder.resolve("new"), 0, () -> 5_000).close();
    EventFile second = EventFile.create(folder.resolve("new"), 0, () -> 5_999);
    second.close();
    assertThat(second.file().getFileName())
        .hasToString("events.out.tfevents.0000000005.dragoman.1");
    assertThat(Files.size(second.file())).isPositive();
  }

  @Test
  void values_that_are_not_numbers_make_no_histogram() throws IOException {
    long before;
    try (EventFile events = EventFile.create(folder, 0, () -> 0)) {
      events.flush();
      before = Files.size(events.file());
      events.histogram(1, "w", tensor(Float.NaN, Float.POSITIVE_INFINITY));
      events.flush();
      assertThat(Files.size(events.file())).isEqualTo(before);
      events.histogram(1, "w", tensor(2, 2, 2));
      events.flush();
      assertThat(Files.size(events.file())).isGreaterThan(before);
    }
  }
}
