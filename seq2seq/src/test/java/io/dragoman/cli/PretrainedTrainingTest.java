package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.checkpoint.CheckpointStore;
import io.dragoman.io.Safetensors;
import io.dragoman.io.SafetensorsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Training from word vectors in files, and with frozen parameters. */
@Timeout(120)
class PretrainedTrainingTest {
  private static final String NUMBERS = " 1 2 3 4 5 6 7 8 9 10 11 12";

  @TempDir Path folder;

  private float[] row(TinyProject project, String model, String side, String name, String token)
      throws IOException {
    Path checkpoint = CheckpointStore.toTranslate(project.file(model)).directory();
    List<String> tokens =
        CheckpointStore.toTranslate(project.file(model)).sourceVocabulary().tokens();
    if (side.equals("target")) {
      tokens = CheckpointStore.toTranslate(project.file(model)).targetVocabulary().tokens();
    }
    int id = tokens.indexOf(token);
    try (SafetensorsReader reader = Safetensors.open(checkpoint.resolve("model.safetensors"))) {
      float[] all = reader.floats(name);
      return Arrays.copyOfRange(all, id * 12, id * 12 + 12);
    }
  }

  @Test
  void frozen_vectors_from_a_file_stay_and_are_read_at_the_start_alone() throws IOException {
    TinyProject project = TinyProject.in(folder);
    Path vectors = project.write("v.txt", List.of("dog" + NUMBERS, "cat" + NUMBERS));
    String[] settings = {
      "training.max-epochs=1",
      "data.embeddings.source=" + vectors,
      "data.embeddings.target=" + project.write("w.txt", List.of("Hund" + NUMBERS)),
      "training.freeze=encoder.embedding.*"
    };
    CommandLineRun run = project.train("model", settings);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err())
        .containsPattern("vectors      of 2 of [0-9]+ tokens from \\S+v[.]txt")
        .containsPattern("vectors      of 1 of [0-9]+ tokens from \\S+w[.]txt");
    float[] given = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    assertThat(row(project, "model", "source", "encoder.embedding.weight", "dog")).isEqualTo(given);
    float[] learned = row(project, "model", "target", "decoder.embedding.weight", "Hund");
    assertThat(learned).isNotEqualTo(given);
    for (int i = 0; i < 12; i++) {
      assertThat(learned[i]).isBetween(given[i] - 0.5f, given[i] + 0.5f);
    }

    Files.delete(vectors);
    settings[0] = "training.max-epochs=2";
    CommandLineRun resumed = project.train("model", settings);
    assertThat(resumed.code()).as(resumed.err()).isZero();
    assertThat(resumed.err()).doesNotContain("vectors  ");
    assertThat(row(project, "model", "source", "encoder.embedding.weight", "dog")).isEqualTo(given);
  }

  @Test
  void one_table_of_both_sides_takes_target_vectors_too() {
    TinyProject project = TinyProject.in(folder);
    CommandLineRun run =
        project.train(
            "tied",
            "training.max-epochs=1",
            "model.tied-embeddings=all",
            "data.embeddings.target=" + project.write("w.txt", List.of("Hund" + NUMBERS)));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).containsPattern("vectors      of 1 of [0-9]+ tokens from \\S+w[.]txt");
  }

  @Test
  void a_file_that_does_not_fit_and_an_unknown_pattern_end_in_one_line() {
    TinyProject project = TinyProject.in(folder);
    CommandLineRun size =
        project.train("a", "data.embeddings.target=" + project.write("w.txt", List.of("Hund 1 2")));
    assertThat(size.code()).isEqualTo(1);
    assertThat(size.err())
        .endsWith(
            "w.txt: line 1: vectors have 2 numbers but model.decoder.embedding is 12: set it to"
                + " 2\n");
    CommandLineRun pattern = project.train("b", "training.freeze=encoder.embed");
    assertThat(pattern.code()).isEqualTo(1);
    assertThat(pattern.err()).contains("'training.freeze': 'encoder.embed' matches no parameter: ");
  }
}
