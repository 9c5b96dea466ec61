package io.dragoman.examples.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dragoman.cli.Console;
import io.dragoman.cli.Main;
import io.dragoman.examples.jdk.JdkMessages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
  private static final List<String> TINY =
      List.of(
          "--set",
          "training.max-updates=2",
          "model.encoder.embedding=8",
          "model.encoder.hidden=8",
          "model.decoder.embedding=8",
          "model.decoder.hidden=8",
          "model.decoder.readout=8",
          "model.attention.units=8",
          "search.beam=1");

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int demo(List<String> options, String... more) {
    out.reset();
    err.reset();
    Console console = Console.of(InputStream.nullInputStream(), out, err, 0);
    List<String> arguments = new ArrayList<>(List.of("demo"));
    arguments.addAll(options);
    arguments.addAll(List.of(more));
    return Main.run(arguments.toArray(String[]::new), console, List.of(new DemoCommand(console)));
  }

  @Test
  void trains_on_the_phrasebook_and_shows_what_it_learnt() throws IOException {
    Path place = folder.resolve("demo");

    int code = demo(TINY, "--output", place.toString());

    assertThat(err.toString(UTF_8)).contains("training     20,000 pairs with ");
    assertThat(code).isZero();
    assertThat(out.toString(UTF_8))
        .contains("8 of the 500 test sentences, none of which is in the training set:\n")
        .containsPattern("\ntest BLEU \\d+\\.\\d\\d \\(over words\\); \\d+\\.\\d% of the sentences")
        .contains("\nattention picture  " + place.resolve("attention.svg") + "\n")
        .contains("\nlearning curve     " + place.resolve("model").resolve("learning-curve.svg"))
        .endsWith(
            "\ntry your own       dragoman translate --model " + place.resolve("model") + "\n");
    assertThat(out.toString(UTF_8).lines().filter(line -> line.endsWith("✗"))).hasSize(8);
    assertThat(Files.readAllLines(place.resolve("train.en"))).hasSize(20_000);
    assertThat(Files.readAllLines(place.resolve("test.out.de"))).hasSize(500);
    assertThat(place.resolve("attention.svg")).content().startsWith("<?xml");
    assertThat(place.resolve("model").resolve("learning-curve.svg")).exists();
  }

  @Test
  void a_second_run_shows_the_results_again_and_a_foreign_corpus_is_refused() throws IOException {
    Path place = folder.resolve("demo");
    demo(TINY, "--output", place.toString());
    String first = out.toString(UTF_8);

    assertThat(demo(TINY, "--output", place.toString())).isZero();
    assertThat(out.toString(UTF_8)).isEqualTo(first);
    assertThat(err.toString(UTF_8)).contains("/model, going on from update 2\n");

    Files.writeString(place.resolve("train.en"), "Something else.\n");

    assertThat(demo(TINY, "--output", place.toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "dragoman: "
                + place
                + ": holds another corpus: delete it or choose another --output\n");
  }

  @Test
  void trains_on_the_messages_of_the_jdk() throws IOException {
    assumeTrue(JdkMessages.languages().contains("ja"), "this JDK speaks no Japanese");
    Path place = folder.resolve("demo");

    int code = demo(TINY, "--corpus", "jdk", "--to", "ja", "--output", place.toString());

    assertThat(err.toString(UTF_8))
        .doesNotContain("dragoman: ")
        .contains("\nvalidation   200 pairs, BLEU with tok:char\n");
    assertThat(code).isZero();
    assertThat(out.toString(UTF_8)).contains(" (over characters); ");
    assertThat(Files.readAllLines(place.resolve("test.ja"))).hasSize(200);
  }

  @Test
  void training_ends_when_its_time_is_over() {
    int code =
        demo(
            List.of(),
            "--minutes",
            "0.000001",
            "--output",
            folder.resolve("demo").toString(),
            "--set",
            "model.encoder.hidden=8",
            "model.decoder.hidden=8",
            "search.beam=1");

    assertThat(code).isZero();
    assertThat(err.toString(UTF_8)).contains("\nstopped: 1 updates\n");
    assertThat(out.toString(UTF_8)).contains("test BLEU ");
  }

  @Test
  void a_language_that_the_phrasebook_lacks_is_wrong_usage() {
    assertThat(demo(List.of("--to", "ja"))).isEqualTo(2);
    assertThat(err)
        .hasToString(
            "dragoman: --to ja: the phrasebook has German alone: use de, or --corpus jdk (see"
                + " dragoman demo --help)\n");
  }

  @Test
  void a_language_that_the_jdk_lacks_is_named_with_those_it_has() {
    assertThat(demo(List.of("--corpus", "jdk", "--to", "xx"))).isEqualTo(1);
    assertThat(err.toString(UTF_8)).hasLineCount(1).contains("has no messages in 'xx'");
  }

  @Test
  void no_time_is_wrong_usage() {
    assertThat(demo(List.of("--minutes", "0"))).isEqualTo(2);
    assertThat(err.toString(UTF_8)).startsWith("dragoman: --minutes is 0.0: must be more than 0 (");
  }
}
