package io.dragoman.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Tokenization13aTest {
  static Stream<JsonNode> cases() {
    return Golden.cases("tokenization-13a.json");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tokens_are_those_of_sacrebleu(JsonNode expected) {
    assertThat(Tokenization13a.apply(expected.get("line").textValue()))
        .isEqualTo(expected.get("tokens").textValue());
  }

  @Test
  void random_text_is_cut_as_by_the_expressions_of_the_script() {
    String alphabet = " .,-059ab'!&#(]~\u00e4\u00a0\uD83D\uDE00";
    int[] characters = alphabet.codePoints().toArray();
    SplittableRandom random = new SplittableRandom(13);
    for (int i = 0; i < 5000; i++) {
      StringBuilder line = new StringBuilder();
      random
          .ints(random.nextInt(20), 0, characters.length)
          .forEach(c -> line.appendCodePoint(characters[c]));

      assertThat(Tokenization13a.apply(line.toString()))
          .as(line.toString())
          .isEqualTo(byExpressions(line.toString()));
    }
  }

  private static String byExpressions(String line) {
    return (" " + line + " ")
        .replaceAll("([\\{-\\~\\[-\\` -\\&\\(-\\+\\:-\\@\\/])", " $1 ")
        .replaceAll("([^0-9])([.,])", "$1 $2 ")
        .replaceAll("([.,])([^0-9])", " $1 $2")
        .replaceAll("([0-9])(-)", "$1 $2 ")
        .replaceAll("[\\s\u00a0]+", " ")
        .strip();
  }
}
