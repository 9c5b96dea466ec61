package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ObjectArrays;
import io.dragoman.experiment.TranslationModel;
import io.dragoman.tokenizers.TextCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackTranslateCommandTest {
  @TempDir static Path folder;

  private static TinyProject project;
  private static Path input;

  @BeforeAll
  static void train() throws IOException {
    project = TinyProject.in(folder);
    assertThat(project.train("model", "training.max-epochs=12").code()).isZero();
    input = folder.resolve("more.en");
    Files.write(input, List.of("the red dog.", "", "the cat likes.", "  "));
  }

  private static CommandLineRun backTranslate(String name, Object... more) {
    Object[] start = {
      "back-translate",
      "--model",
      project.file("model"),
      "--input",
      input,
      "--output-source",
      folder.resolve(name + ".de"),
      "--output-target",
      folder.resolve(name + ".en")
    };
    return CommandLineRun.of(ObjectArrays.concat(start, more, Object.class));
  }

  private static List<String> lines(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name));
  }

  @Test
  void translations_become_tagged_sources() throws IOException {
    CommandLineRun run = backTranslate("made", "--beam", 2, "--threads", 1);
    assertThat(run.code()).isZero();
    assertThat(run.err()).endsWith("0 real pairs, 2 made, 2 lines left out\n");
    assertThat(lines("made.en")).containsExactly("the red dog.", "the cat likes.");
    CommandLineRun translated =
        CommandLineRun.of(
            "translate", "--model", project.file("model"), "--input", input, "--beam", 2);
    assertThat(lines("made.de"))
        .containsExactly("<bt> " + translated.lines().get(0), "<bt> " + translated.lines().get(2));
  }

  @Test
  void real_pairs_come_first_without_a_tag() throws IOException {
    CommandLineRun run =
        backTranslate(
            "joined",
            "--tag",
            "",
            "--source",
            project.file("train.de"),
            "--target",
            project.file("train.en"));
    assertThat(run.code()).isZero();
    assertThat(run.err()).endsWith("50 real pairs, 2 made, 2 lines left out\n");
    assertThat(lines("joined.de").subList(0, 50)).isEqualTo(lines("train.de"));
    assertThat(lines("joined.en").subList(0, 50)).isEqualTo(lines("train.en"));
    assertThat(lines("joined.de").subList(50, 52)).noneMatch(line -> line.startsWith("<bt>"));
  }

  @Test
  void made_pairs_can_be_trained_on() throws IOException {
    backTranslate("pairs");
    CommandLineRun run =
        CommandLineRun.of(
            "train",
            "--train-source",
            folder.resolve("pairs.de"),
            "--train-target",
            folder.resolve("pairs.en"),
            "--valid-source",
            project.file("valid.de"),
            "--valid-target",
            project.file("valid.en"),
            "--model",
            folder.resolve("forward"),
            "--set",
            "training.max-updates=1",
            "data.source-tokenizer=whitespace",
            "data.vocabulary-min-frequency=1");
    assertThat(run.code()).isZero();
    Path vocabulary;
    try (var files = Files.walk(folder.resolve("forward"))) {
      vocabulary = files.filter(each -> each.endsWith("source.vocab")).findFirst().orElseThrow();
    }
    assertThat(Files.readString(vocabulary)).contains("<bt>");
  }

  @Test
  void a_known_tag_stays_one_token_among_subwords() throws IOException {
    backTranslate("tagged");
    CommandLineRun run =
        CommandLineRun.of(
            "train",
            "--train-source",
            folder.resolve("tagged.de"),
            "--train-target",
            folder.resolve("tagged.en"),
            "--valid-source",
            project.file("valid.de"),
            "--valid-target",
            project.file("valid.en"),
            "--model",
            folder.resolve("subwords"),
            "--set",
            "training.max-updates=1",
            "data.tags.known=<bt>",
            "data.source-subwords=learn-bpe:20");
    assertThat(run.code()).as(run.err()).isZero();
    TextCodec source = TranslationModel.load(folder.resolve("subwords")).source();
    assertThat(source.tokens("<bt> der Hund").get(0)).isEqualTo("<bt>");
    assertThat(source.vocabulary().contains("<bt>")).isTrue();
    assertThat(source.vocabulary().tokens()).noneMatch(piece -> piece.startsWith("<b@"));
  }

  @Test
  void made_sources_can_be_drawn() throws IOException {
    assertThat(backTranslate("drawn", "--sample", "full", "--seed", 3).code()).isZero();
    CommandLineRun translated =
        CommandLineRun.of(
            "translate",
            "--model",
            project.file("model"),
            "--input",
            input,
            "--sample",
            "full",
            "--seed",
            3);
    assertThat(lines("drawn.de").get(0)).isEqualTo("<bt> " + translated.lines().get(0));
    assertMisuse("--sample draws translations: leave out --beam", "--sample", "full", "--beam", 2);
    assertMisuse("--sample: sampling 'x': must be full, or", "--sample", "x");
  }

  @Test
  void outputs_must_not_replace_what_is_read() {
    CommandLineRun run = backTranslate("more");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(input + " is both read and written: name another file");
  }

  @Test
  void wrong_options_are_misuse() {
    assertMisuse("--tag is 'a b': must be one word without white space", "--tag", "a b");
    assertMisuse("--beam is 0: must be at least 1", "--beam", 0);
    assertMisuse(
        "--source and --target belong together: give both or none",
        "--source",
        project.file("train.de"));
  }

  private static void assertMisuse(String message, Object... arguments) {
    CommandLineRun run = backTranslate("none", arguments);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }
}
