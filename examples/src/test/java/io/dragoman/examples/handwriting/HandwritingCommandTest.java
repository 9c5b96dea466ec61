package io.dragoman.examples.handwriting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.cli.Console;
import io.dragoman.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandwritingCommandTest {
  private static final List<String> TINY =
      List.of(
          "--strings",
          "40",
          "--set",
          "training.max-epochs=2",
          "model.encoder.embedding=8",
          "model.encoder.hidden=8",
          "model.decoder.embedding=8",
          "model.decoder.hidden=8",
          "model.decoder.readout=8",
          "model.attention.units=8",
          "search.beam=2");

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int handwriting(List<String> options, String... more) {
    out.reset();
    err.reset();
    Console console = Console.of(InputStream.nullInputStream(), out, err, 0);
    List<String> arguments = new ArrayList<>(List.of("handwriting"));
    arguments.addAll(List.of(more));
    arguments.addAll(options);
    return Main.run(
        arguments.toArray(String[]::new), console, List.of(HandwritingCommand.create(console)));
  }

  /** A file of generated digits. */
  private Path digits(int count, long seed) throws IOException {
    StringBuilder text = new StringBuilder("label\tpoints(x,y;8 of 0..100)\n");
    for (Stroke stroke : GeneratedStrokes.of(count, seed)) {
      text.append(stroke.digit()).append('\t');
      for (int n = 0; n < stroke.length(); n++) {
        text.append(n == 0 ? "" : " ").append(Math.round(stroke.x()[n]));
        text.append(',').append(Math.round(stroke.y()[n]));
      }
      text.append('\n');
    }
    return Files.writeString(folder.resolve("digits-" + seed + ".tsv"), text);
  }

  @Test
  void trains_on_a_file_and_evaluates_on_another() throws IOException {
    Path model = folder.resolve("model");
    Path data = digits(140, 1);

    int code = handwriting(TINY, "train", "--data", data.toString(), "--model", model.toString());

    assertThat(err.toString(UTF_8))
        .startsWith("data         " + data + ": 120 digits, 20 held out\nsingle digits\nepoch 1 ")
        .contains("\nstrings of digits\nepoch 1 ");
    assertThat(code).isZero();
    assertThat(out.toString(UTF_8))
        .containsPattern("^single digits [0-9.]+% wrong \\(nearest neighbour [0-9.]+%\\)\n")
        .contains("\n3 digits ", "\n6 digits ", "\nwritten ", "\nrecognized ")
        .endsWith("\nfile         " + model.resolve("attention.svg") + "\n");
    assertThat(model.resolve("attention.svg")).content().startsWith("<?xml");

    Path other = digits(50, 2);
    assertThat(
            handwriting(
                List.of("--data", other.toString()), "evaluate", "--model", model.toString()))
        .isZero();
    assertThat(out.toString(UTF_8))
        .containsPattern("^single digits [0-9.]+% wrong\nstrings of digits:\nall ");
    String first = out.toString(UTF_8);
    handwriting(List.of("--data", other.toString()), "evaluate", "--model", model.toString());
    assertThat(out.toString(UTF_8)).isEqualTo(first);
  }

  @Test
  void writes_digits_of_its_own_where_there_are_none_and_learns_them() {
    Path model = folder.resolve("model");
    int code =
        handwriting(
            List.of(),
            "train",
            "--model",
            model.toString(),
            "--strings",
            "10",
            "--set",
            "training.max-epochs=2",
            "model.encoder.hidden=24",
            "model.decoder.hidden=24",
            "model.dropout.layers=0");

    assertThat(err.toString(UTF_8))
        .startsWith("data         generated strokes: 3,429 digits, 571 held out\n");
    assertThat(code).isZero();
    String rate = out.toString(UTF_8).split("single digits ", 2)[1].split("%", 2)[0];
    assertThat(Double.parseDouble(rate)).isLessThan(20); // chance is 90
  }

  @Test
  void wrong_uses_are_refused() {
    Path model = folder.resolve("model");
    assertThat(handwriting(List.of())).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualTo("dragoman: no command given (see dragoman handwriting --help)\n");
    assertThat(handwriting(List.of(), "train", "--model", model.toString(), "--strings", "0"))
        .isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "dragoman: --strings is 0: must be at least 1 (see dragoman handwriting train"
                + " --help)\n");
    assertThat(
            handwriting(
                List.of("--data", folder.resolve("none.tsv").toString()),
                "evaluate",
                "--model",
                model.toString()))
        .isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .isEqualTo("dragoman: " + model + ": holds no recognizer: train one there first\n");
  }
}
