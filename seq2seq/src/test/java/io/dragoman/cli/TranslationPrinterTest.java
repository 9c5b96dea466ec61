package io.dragoman.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.tokenizers.TextCodec;
import io.dragoman.tokenizers.TextTokenizers;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.translate.RankedText;
import io.dragoman.translate.Translation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every format, to the character. */
class TranslationPrinterTest {
  private static final TextCodec CODEC =
      new TextCodec(TextTokenizers.create("whitespace"), Vocabulary.of(SpecialTokens.ALL));

  private static final RankedText BEST =
      new RankedText(
          "a house",
          List.of("a", "house"),
          -0.25,
          -0.75,
          true,
          new double[] {-0.5, -0.125, -0.125},
          new float[][] {{0.75f, 0.25f, 0, 0}, {0, 0.5f, 0.5f, 0}, {0, 0, 0.25f, 0.75f}},
          false);

  private static final RankedText SECOND =
      new RankedText(
          "a",
          List.of("a"),
          -2,
          -2,
          false,
          new double[] {-2},
          new float[][] {{0.1f, 0.1f, 0.1f, 0.7f}},
          true);

  private static final Translation TRANSLATION =
      new Translation(
          5,
          "ein kleines Haus",
          List.of("ein", "kleines", "Haus"),
          List.of(BEST, SECOND),
          Optional.empty());

  private static Optional<AlignmentOutput> alignment(String how) {
    return Optional.of(AlignmentOutput.parse(how, CODEC, CODEC));
  }

  private static List<String> printed(
      OutputFormat format,
      boolean ranked,
      boolean wordScores,
      Optional<AlignmentOutput> alignment,
      boolean attention) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Console console =
        Console.of(new ByteArrayInputStream(new byte[0]), bytes, new ByteArrayOutputStream(), 0);
    try (Output out = Output.open(Optional.empty(), console)) {
      new TranslationPrinter(
              format, ranked, wordScores, alignment, new TranslationJson(alignment, attention))
          .print(TRANSLATION, out);
      out.commit();
    }
    return bytes.toString(UTF_8).lines().toList();
  }

  @Test
  void text() {
    assertThat(printed(null, false, false, Optional.empty(), false)).containsExactly("a house");
    assertThat(printed(OutputFormat.TEXT, true, false, Optional.empty(), false))
        .containsExactly("a house");
    assertThat(printed(null, false, true, alignment("hard"), false))
        .containsExactly("a house ||| 0-0 1-1 ||| WordScores= -0.500000 -0.125000 -0.125000");
    assertThat(printed(null, false, false, alignment("0.5"), false))
        .containsExactly("a house ||| 0-0 1-1 2-1");
  }

  @Test
  void soft_alignments_have_the_end_of_both_sides() {
    assertThat(printed(null, false, false, alignment("soft"), false))
        .containsExactly(
            "a house ||| 0.750000,0.250000,0.00000,0.00000 0.00000,0.500000,0.500000,0.00000"
                + " 0.00000,0.00000,0.250000,0.750000");
  }

  @Test
  void the_n_best() {
    assertThat(printed(null, true, false, Optional.empty(), false))
        .containsExactly("4 ||| a house ||| -0.250000", "4 ||| a ||| cut ||| -2.000000");
    assertThat(printed(null, true, true, alignment("hard"), false))
        .containsExactly(
            "4 ||| a house ||| -0.250000 ||| 0-0 1-1 ||| WordScores= -0.500000 -0.125000 -0.125000",
            "4 ||| a ||| cut ||| -2.000000 |||  ||| WordScores= -2.000000");
  }

  @Test
  void the_n_best_of_moses() {
    assertThat(printed(OutputFormat.N_BEST, false, false, Optional.empty(), false))
        .containsExactly(
            "4 ||| a house ||| LogProbability= -0.750000 ||| -0.250000",
            "4 ||| a ||| LogProbability= -2.000000 Cut= 1 ||| -2.000000");
    assertThat(printed(OutputFormat.N_BEST, true, true, alignment("0.25"), false).get(0))
        .isEqualTo(
            "4 ||| a house ||| LogProbability= -0.750000 WordScores= -0.500000 -0.125000 -0.125000"
                + " ||| -0.250000 ||| 0-0 1-0 1-1 2-1");
  }

  @Test
  void json() {
    assertThat(printed(OutputFormat.JSON, false, false, alignment("hard"), false))
        .containsExactly(
            "{\"line\":5,\"source\":\"ein kleines Haus\",\"translation\":\"a house\","
                + "\"source_tokens\":[\"ein\",\"kleines\",\"Haus\"],\"n_best\":["
                + "{\"text\":\"a house\",\"score\":-0.25,\"log_probability\":-0.75,"
                + "\"finished\":true,\"tokens\":[\"a\",\"house\"],"
                + "\"token_log_probabilities\":[-0.5,-0.125,-0.125],"
                + "\"alignment\":[[0,0],[1,1]]},"
                + "{\"text\":\"a\",\"score\":-2,\"log_probability\":-2,\"finished\":false,\"cut\":true,"
                + "\"tokens\":[\"a\"],\"token_log_probabilities\":[-2],\"alignment\":[]}]}");
  }

  @Test
  void json_with_matrices_and_a_warning() {
    Translation cut =
        new Translation(1, "x", List.of("x"), List.of(SECOND), Optional.of("line 1: \"cut\""));
    String line = new TranslationJson(alignment("soft"), true).line(cut);
    assertThat(line)
        .contains("\"soft_alignment\":[[0.1,0.9]]")
        .contains("\"attention\":[[0.1,0.1,0.1,0.7]]")
        .endsWith("\"warning\":\"line 1: \\\"cut\\\"\"}");
  }
}
