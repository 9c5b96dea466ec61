package io.dragoman.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class CorpusProgressTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private long now = 1_000_000_000_000L;

  private CorpusProgress progress(int columns) {
    Console console =
        Console.of(InputStream.nullInputStream(), OutputStream.nullOutputStream(), err, columns);
    return new CorpusProgress(console, () -> now);
  }

  private void after(double seconds) {
    now += (long) (seconds * 1e9);
  }

  private String shown() {
    return err.toString(UTF_8);
  }

  @Test
  void short_work_shows_nothing_in_a_file() {
    try (CorpusProgress progress = progress(0)) {
      progress.at("reading", 1, 0.1);
      after(9.9);
      progress.at("reading", 1_000, 1);
    }
    assertThat(shown()).isEmpty();
  }

  @Test
  void long_work_shows_a_line_every_ten_seconds() {
    try (CorpusProgress progress = progress(0)) {
      progress.at("reading", 1, 0);
      after(10);
      progress.at("reading", 5_000, 0.25);
      after(1);
      progress.at("reading", 6_000, 0.3);
      after(9);
      progress.at("reading", 10_000, 0.5);
    }
    assertThat(shown())
        .isEqualTo(
            "reading 25%  5,000 lines  500 lines/s  ETA 0:30\n"
                + "reading 50%  10,000 lines  500 lines/s  ETA 0:20\n");
  }

  @Test
  void a_terminal_has_a_bar_that_goes_away() {
    try (CorpusProgress progress = progress(80)) {
      progress.at("writing", 1, 0);
      after(0.2);
      progress.at("writing", 100, 0.5);
    }
    assertThat(shown())
        .isEqualTo(
            "\r\u001B[Kwriting ━━━━━━━━━━┄┄┄┄┄┄┄┄┄┄ 50%  100 lines  500 lines/s  ETA 0:01\r\u001B[K");
  }

  @Test
  void a_narrow_terminal_gets_what_fits() {
    try (CorpusProgress progress = progress(20)) {
      progress.at("writing", 1, 0);
      after(0.2);
      progress.at("writing", 100, 0.5);
    }
    assertThat(shown()).isEqualTo("\r\u001B[Kwriting ━━━━━━━━━━┄\r\u001B[K");
  }

  @Test
  void time_starts_anew_with_another_activity() {
    try (CorpusProgress progress = progress(0)) {
      progress.at("reading", 1, 0.1);
      after(100);
      progress.at("writing", 1, 0.01);
      after(10);
      progress.at("writing", 50, 0.5);
    }
    assertThat(shown())
        .isEqualTo("writing 1%  1 lines\nwriting 50%  50 lines  5 lines/s  ETA 0:10\n");
  }
}
