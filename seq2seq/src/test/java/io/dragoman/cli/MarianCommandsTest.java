package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An imported model and the commands that take it. */
class MarianCommandsTest {
  private static final String SOURCE = "w3 w5\n\nw2 w7 w3 w4\n";

  @TempDir private Path folder;
  private Path marian;
  private Path sourceVocabulary;
  private Path targetVocabulary;
  private Path model;

  @BeforeEach
  void imported() throws IOException, URISyntaxException {
    marian = Path.of(getClass().getResource("/io/dragoman/marian/plain.npz").toURI());
    sourceVocabulary = vocabulary(9);
    targetVocabulary = vocabulary(8);
    model = folder.resolve("model");
    CommandLineRun run = importInto(model);
    assertThat(run.err())
        .isEqualTo(model.resolve("update-0000000") + ": imported from " + marian + "\n");
    assertThat(run.code()).isZero();
  }

  private CommandLineRun importInto(Path directory) {
    return CommandLineRun.of(
        "import",
        "--marian",
        marian,
        "--vocabs",
        sourceVocabulary,
        targetVocabulary,
        "--model",
        directory);
  }

  private Path vocabulary(int words) throws IOException {
    StringBuilder yaml = new StringBuilder("</s>: 0\n<unk>: 1\n");
    for (int id = 2; id < words; id++) {
      yaml.append("w" + id + ": " + id + "\n");
    }
    return Files.writeString(folder.resolve("vocab" + words + ".yml"), yaml);
  }

  private static CommandLineRun translate(Path model, Object... more) {
    Object[] arguments = new Object[3 + more.length];
    arguments[0] = "translate";
    arguments[1] = "--model";
    arguments[2] = model;
    System.arraycopy(more, 0, arguments, 3, more.length);
    return CommandLineRun.withInput(SOURCE, arguments);
  }

  @Test
  void it_translates_and_tells_of_itself() {
    CommandLineRun run = translate(model);
    assertThat(run.code()).isZero();
    assertThat(run.lines()).hasSize(3);
    assertThat(run.lines().get(1)).isEmpty();
    assertThat(CommandLineRun.of("info", "--model", model).code()).isZero();
  }

  @Test
  void settings_of_several_models_tell_how_they_translate_together() throws IOException {
    Path settings =
        Files.writeString(
            folder.resolve("decoder.yml"),
            "models:\n  - a.npz\n  - b.npz\nweights:\n  - 2\n  - 0.5\nword-penalty: 0.5\n");
    Path again = folder.resolve("again");
    CommandLineRun run =
        CommandLineRun.of(
            "import",
            "--marian",
            marian,
            "--vocabs",
            sourceVocabulary,
            targetVocabulary,
            "--decoder",
            settings,
            "--model",
            again);
    String options = "--ensemble log-probability --weights 2.0,0.5 --word-reward -0.2";
    assertThat(run.err()).endsWith(" translate --model A,B " + options + "\n");
    assertThat(translate(model, ("--model " + again + " " + options).split(" ")).lines())
        .hasSize(3);
  }

  @Test
  void it_can_be_quantized() {
    Path small = folder.resolve("small");
    assertThat(CommandLineRun.of("quantize", "--model", model, "--output", small).code()).isZero();
    assertThat(translate(small).lines()).hasSize(3);
    CommandLineRun export =
        CommandLineRun.of("export", "--model", small, "--marian", folder.resolve("x.npz"));
    assertThat(export.code()).isEqualTo(1);
    assertThat(export.err())
        .isEqualTo(
            "dragoman: " + small + ": is quantized: export the model that it was made from\n");
  }

  @Test
  void it_goes_back_and_comes_again_with_the_same_translations() {
    Path back = folder.resolve("back.npz");
    assertThat(CommandLineRun.of("export", "--model", model, "--marian", back).code()).isZero();
    Path again = folder.resolve("again");
    CommandLineRun run =
        CommandLineRun.of(
            "import",
            "--marian",
            back,
            "--vocabs",
            folder.resolve("back.npz.source.yml"),
            folder.resolve("back.npz.target.yml"),
            "--model",
            again);
    assertThat(run.code()).isZero();
    assertThat(translate(again, "--n-best", 5).out())
        .isEqualTo(translate(model, "--n-best", 5).out());
  }

  @Test
  void training_goes_on_from_it_with_other_texts_and_settings_and_it_can_go_back()
      throws IOException {
    Path source = Files.writeString(folder.resolve("a"), "w2 w3\nw4 w5 w6\nw7 w8\n".repeat(8));
    Path target = Files.writeString(folder.resolve("b"), "w2 w3\nw4 w5 w6\nw7 w7\n".repeat(8));
    double before = perplexity(source, target);
    CommandLineRun first = train(source, target, 60);
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(perplexity(source, target)).as(first.err()).isLessThan(before / 2);
    CommandLineRun more = train(source, target, 70); // an ordinary run by now
    assertThat(more.err()).contains("going on from update 60");
    Path back = folder.resolve("back.npz");
    assertThat(CommandLineRun.of("export", "--model", model, "--marian", back).code()).isZero();
    Path again = folder.resolve("again");
    marian = back;
    assertThat(importInto(again).code()).isZero();
    assertThat(translate(again, "--beam", 3, "--length-penalty", 1).out())
        .isEqualTo(translate(model, "--beam", 3, "--length-penalty", 1).out());
  }

  private CommandLineRun train(Path source, Path target, int updates) {
    return CommandLineRun.of(
        "train",
        "--model",
        model,
        "--config",
        newest().resolve("config.yaml"),
        "--train-source",
        source,
        "--train-target",
        target,
        "--valid-source",
        source,
        "--valid-target",
        target,
        "--set",
        "training.max-updates=" + updates,
        "--set",
        "training.max-epochs=100",
        "--set",
        "training.early-stopping-metric=loss",
        "--set",
        "training.batch-size=8",
        "--set",
        "training.batch-unit=sentences",
        "--set",
        "training.threads=1",
        "--set",
        "training.warmup-updates=1",
        "--set",
        "training.optimizer.learning-rate=0.02");
  }

  private Path newest() {
    try (var all = Files.list(model)) {
      return all.filter(each -> each.getFileName().toString().startsWith("update-"))
          .max(java.util.Comparator.naturalOrder())
          .orElseThrow();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private double perplexity(Path source, Path target) {
    CommandLineRun run =
        CommandLineRun.of(
            "evaluate",
            "--metric",
            "perplexity",
            "--score-only",
            "--model",
            model,
            "--source",
            source,
            "--reference",
            target);
    return Double.parseDouble(run.lines().get(0));
  }

  @Test
  void a_model_of_nematus_is_converted() throws URISyntaxException {
    Path nematus = Path.of(getClass().getResource("/io/dragoman/marian/nematus.npz").toURI());
    Path file = folder.resolve("marian.npz");
    assertThat(CommandLineRun.of("convert", "--nematus", nematus, "--output", file).code())
        .isZero();
    Path direct = folder.resolve("direct");
    marian = nematus;
    assertThat(importInto(direct).code()).isZero();
    Path converted = folder.resolve("converted");
    marian = file;
    assertThat(importInto(converted).code()).isZero();
    assertThat(translate(converted, "--n-best", 4).out())
        .isEqualTo(translate(direct, "--n-best", 4).out());
  }

  @Test
  void a_vocabulary_may_be_a_model_of_sentencepiece() throws IOException, URISyntaxException {
    Path pieces = Path.of(getClass().getResource("/io/dragoman/toys/tiny_uni.model").toURI());
    sourceVocabulary = Files.copy(pieces, folder.resolve("v.spm"));
    targetVocabulary = sourceVocabulary;
    Path cut = folder.resolve("cut");
    CommandLineRun run = importInto(cut);
    assertThat(run.code()).as(run.err()).isZero();
    CommandLineRun translated =
        CommandLineRun.withInput("Plain text!\n", "translate", "--model", cut, "--threads", 1);
    assertThat(translated.code()).as(translated.err()).isZero();
    assertThat(translated.out()).doesNotContain("\u2581");
    Path back = folder.resolve("back.npz");
    assertThat(CommandLineRun.of("export", "--model", cut, "--marian", back).code()).isZero();
    assertThat(folder.resolve("back.npz.source.spm")).hasSameBinaryContentAs(pieces);
  }

  @Test
  void what_is_wrong_is_one_line() throws IOException {
    CommandLineRun again = importInto(model);
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err())
        .isEqualTo(
            "dragoman: " + model + ": is not empty: choose a new folder for the imported model\n");
    marian = Files.writeString(folder.resolve("bad.npz"), "PK");
    CommandLineRun bad = importInto(folder.resolve("new"));
    assertThat(bad.code()).isEqualTo(1);
    assertThat(bad.err().lines()).hasSize(1);
    assertThat(CommandLineRun.of("import", "--marian", marian).code()).isEqualTo(2);
    assertThat(CommandLineRun.of("export", "--model", model).code()).isEqualTo(2);
    assertThat(CommandLineRun.of("convert").code()).isEqualTo(2);
  }
}
