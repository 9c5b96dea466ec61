package io.dragoman.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BleuTokenizationTest {
  static Stream<JsonNode> cases() {
    return Golden.cases("tokenizations.json");
  }

  static Stream<JsonNode> cases13a() {
    return Golden.cases("tokenization-13a.json");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tokens_are_those_of_sacrebleu(JsonNode expected) {
    for (BleuTokenization tokenization : BleuTokenization.values()) {
      if (tokenization != BleuTokenization.NONE) {
        assertThat(tokenization.apply(expected.get("line").textValue()))
            .as(tokenization.toString())
            .isEqualTo(expected.get(tokenization.toString()).textValue());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases13a")
  void tokens_of_13a_are_those_of_sacrebleu(JsonNode expected) {
    assertThat(BleuTokenization.MTEVAL_13A.apply(expected.get("line").textValue()))
        .isEqualTo(expected.get("tokens").textValue());
  }

  @Test
  void none_leaves_the_line_alone() {
    assertThat(BleuTokenization.NONE.apply(" a,b  c ")).isEqualTo(" a,b  c ");
  }

  @Test
  void random_text_is_cut_as_by_the_expressions_of_the_script() {
    String alphabet = " .,-059ab'!&#(]~\u00e4\u00a0\uD83D\uDE00";
    int[] characters = alphabet.codePoints().toArray();
    SplittableRandom random = new SplittableRandom(13);
    for (int i = 0; i < 5000; i++) {
      String line = text(random, characters);

      assertThat(BleuTokenization.MTEVAL_13A.apply(line)).as(line).isEqualTo(by13a(line));
    }
  }

  @Test
  void random_text_is_cut_as_by_the_expressions_of_the_international_script() {
    int[] characters =
        " .,-5a\u00bd\u0667\u00ab\u20ac\u3002\u2014\u00e4\uD83D\uDE00\uD835\uDFD9"
            .codePoints()
            .toArray();
    SplittableRandom random = new SplittableRandom(14);
    for (int i = 0; i < 5000; i++) {
      String line = text(random, characters);

      assertThat(BleuTokenization.INTERNATIONAL.apply(line))
          .as(line)
          .isEqualTo(byInternational(line));
    }
  }

  private static String text(SplittableRandom random, int[] characters) {
    StringBuilder line = new StringBuilder();
    random
        .ints(random.nextInt(20), 0, characters.length)
        .forEach(c -> line.appendCodePoint(characters[c]));
    return line.toString();
  }

  private static String by13a(String line) {
    return (" " + line + " ")
        .replaceAll("([\\{-\\~\\[-\\` -\\&\\(-\\+\\:-\\@\\/])", " $1 ")
        .replaceAll("([^0-9])([.,])", "$1 $2 ")
        .replaceAll("([.,])([^0-9])", " $1 $2")
        .replaceAll("([0-9])(-)", "$1 $2 ")
        .replaceAll("[\\s\u00a0]+", " ")
        .strip();
  }

  private static String byInternational(String line) {
    return line.replaceAll("(\\P{N})(\\p{P})", "$1 $2 ")
        .replaceAll("(\\p{P})(\\P{N})", " $1 $2")
        .replaceAll("(\\p{S})", " $1 ")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
