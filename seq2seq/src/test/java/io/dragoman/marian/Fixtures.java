package io.dragoman.marian;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dragoman.checkpoint.Provenance;
import io.dragoman.experiment.TranslationModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Small random models in Marian's and Nematus' formats, and what a transcription of Marian's
 * equations in NumPy, in double precision, gives for them.
 */
final class Fixtures {
  static final Provenance PROVENANCE =
      new Provenance("1", "test", "", 0, "", "", "", List.of(), List.of());

  private Fixtures() {}

  static Path file(String name) {
    try {
      return Path.of(Fixtures.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonNode golden() {
    try {
      return new JsonMapper().readTree(Files.readString(file("golden.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A vocabulary of so many words. */
  static Path vocabulary(Path directory, int words) {
    StringBuilder yaml = new StringBuilder("</s>: 0\n<unk>: 1\n");
    for (int id = 2; id < words; id++) {
      yaml.append("\"w").append(id).append("\": ").append(id).append('\n');
    }
    return write(directory.resolve("vocab" + words + ".yml"), yaml.toString());
  }

  static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An import of a fixture with vocabularies of these sizes. */
  static MarianImport of(Path model, Path directory, int sourceWords, int targetWords) {
    return new MarianImport(
        model,
        Optional.empty(),
        vocabulary(directory, sourceWords),
        vocabulary(directory, targetWords),
        Optional.empty());
  }

  /** The model of a fixture, imported below a directory. */
  static TranslationModel imported(String name, Path directory) {
    JsonNode words = golden().get(name).get("words");
    Path model = directory.resolve(name);
    of(file(name + ".npz"), directory, words.get(0).asInt(), words.get(1).asInt())
        .write(model, PROVENANCE);
    return TranslationModel.load(model);
  }
}
