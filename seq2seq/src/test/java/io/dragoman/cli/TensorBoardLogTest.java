package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dragoman.tensorboard.EventReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What training tells besides its progress. */
class TensorBoardLogTest {
  @TempDir Path folder;

  private static List<Path> events(Path log) throws IOException {
    try (Stream<Path> files = Files.list(log)) {
      return files.sorted().toList();
    }
  }

  @Test
  void training_writes_events_and_learns_the_same() throws IOException {
    TinyProject project = TinyProject.in(folder);
    Path log = project.file("log");
    CommandLineRun run =
        project.train("told", "training.max-epochs=3", "--tensorboard", log.toString(), "--png");
    assertThat(run.code()).isZero();
    assertThat(project.train("plain", "training.max-epochs=3").code()).isZero();
    Path weights = Path.of("update-0000021", "model.safetensors");
    assertThat(project.file("told").resolve(weights))
        .hasSameBinaryContentAs(project.file("plain").resolve(weights));
    assertThat(project.file("told").resolve("learning-curve.png")).isNotEmptyFile();
    assertThat(project.file("plain").resolve("learning-curve.png")).doesNotExist();

    List<String> records = EventReader.records(events(log).get(0));
    assertThat(records.get(0)).contains("brain.Event:2");
    assertThat(EventReader.count(records, "configuration")).isEqualTo(1);
    assertThat(EventReader.count(records, "train/loss")).isEqualTo(1);
    assertThat(EventReader.count(records, "train/learning_rate")).isEqualTo(1);
    assertThat(EventReader.count(records, "valid/bleu")).isEqualTo(3);
    assertThat(EventReader.count(records, "decoder.embedding.weight")).isEqualTo(3);
    assertThat(EventReader.count(records, "attention/4")).isPositive();
    assertThat(String.join("", records)).contains("| training.max-epochs | 3 |");

    assertThat(
            project.train("told", "training.max-epochs=4", "--tensorboard", log.toString()).code())
        .isZero();
    assertThat(events(log)).hasSize(2);
    List<String> more = EventReader.records(events(log).get(1));
    assertThat(EventReader.count(more, "valid/bleu")).isEqualTo(1);
    assertThat(more.get(1)).contains("\u0010\u0016"); // begins with step 22
  }

  @Test
  void metrics_come_as_lines_of_json_too() throws IOException {
    TinyProject project = TinyProject.in(folder);
    assertThat(project.train("model", "training.max-epochs=3").code()).isZero();
    List<String> lines = Files.readAllLines(project.file("model").resolve("metrics.jsonl"));
    List<String> rows = Files.readAllLines(project.file("model").resolve("metrics.tsv"));
    assertThat(lines).hasSize(rows.size() - 1);
    ObjectMapper mapper = new ObjectMapper();
    for (int i = 0; i < lines.size(); i++) {
      JsonNode node = mapper.readTree(lines.get(i));
      String[] cells = rows.get(i + 1).split("\t", -1);
      String[] names = rows.get(0).split("\t");
      for (int j = 0; j < cells.length; j++) {
        assertThat(node.has(names[j])).isEqualTo(!cells[j].isEmpty());
        if (!cells[j].isEmpty()) {
          assertThat(node.get(names[j]).asDouble()).isEqualTo(Double.parseDouble(cells[j]));
        }
      }
    }
  }
}
