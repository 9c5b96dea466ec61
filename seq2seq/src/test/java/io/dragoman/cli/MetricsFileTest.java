package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsFileTest {
  private static final String HEADER =
      "update\tepoch\ttrain_loss\ttokens_per_second\tgradient_norm\tlearning_rate"
          + "\tvalid_loss\tvalid_perplexity\tvalid_accuracy\tvalid_bleu";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("metrics.tsv");
  }

  private static String training(int update, double loss) {
    return update + "\t1\t" + loss + "\t1000\t1.5\t0.001\t\t\t\t";
  }

  private static String validation(int update) {
    return update + "\t1\t\t\t\t0.001\t2.0\t7.4\t0.5\t20.0";
  }

  @Test
  void a_new_table_has_a_header_alone() throws IOException {
    MetricsFile.open(file, 0).close();

    assertThat(file).hasContent(HEADER + "\n");
  }

  @Test
  void rows_of_updates_that_are_done_again_are_dropped() throws IOException {
    Files.write(
        file, List.of(HEADER, training(20, 3), validation(30), training(40, 2), validation(60)));

    MetricsFile.open(file, 40).close();

    assertThat(Files.readAllLines(file))
        .containsExactly(HEADER, training(20, 3), validation(30), training(40, 2));
  }

  @Test
  void lines_of_json_follow_the_table_and_have_no_numbers_that_json_lacks() throws IOException {
    Files.write(file, List.of(HEADER, training(20, Double.NaN), validation(30), training(60, 2)));
    Files.writeString(folder.resolve("metrics.jsonl"), "{\"update\":60}\n{\"upd");

    MetricsFile.open(file, 40).close();

    assertThat(Files.readAllLines(folder.resolve("metrics.jsonl")))
        .containsExactly(
            "{\"update\":20,\"epoch\":1,\"train_loss\":null,\"tokens_per_second\":1000,"
                + "\"gradient_norm\":1.5,\"learning_rate\":0.001}",
            "{\"update\":30,\"epoch\":1,\"learning_rate\":0.001,\"valid_loss\":2.0,"
                + "\"valid_perplexity\":7.4,\"valid_accuracy\":0.5,\"valid_bleu\":20.0}");
  }

  @Test
  void a_row_that_a_crash_cut_short_is_dropped() throws IOException {
    Files.writeString(file, HEADER + "\n" + training(20, 3) + "\n40\t1\t2.");

    MetricsFile.open(file, 100).close();

    assertThat(Files.readAllLines(file)).containsExactly(HEADER, training(20, 3));
  }

  @Test
  void the_curve_has_all_validations_and_a_limited_number_of_training_losses() throws IOException {
    StringBuilder table = new StringBuilder(HEADER + "\n");
    for (int i = 1; i <= 4_000; i++) {
      table.append(training(20 * i, 5)).append('\n');
    }
    table.append(validation(80_000)).append('\n');
    Files.writeString(file, table);
    try (MetricsFile metrics = MetricsFile.open(file, Long.MAX_VALUE)) {
      String curve = metrics.learningCurve("de-en").svg();

      assertThat(curve).contains("de-en").contains("best 20.0");
      assertThat(curve.length()).isLessThan(20_000);
    }
  }
}
