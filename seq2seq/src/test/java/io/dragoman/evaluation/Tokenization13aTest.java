package io.dragoman.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
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
}
