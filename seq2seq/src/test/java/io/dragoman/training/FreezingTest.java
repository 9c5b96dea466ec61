package io.dragoman.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.autograd.Parameter;
import io.dragoman.config.ConfigException;
import io.dragoman.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreezingTest {
  private final List<Parameter> parameters =
      List.of(named("encoder.embedding.weight", 0), named("encoder.bias", 1), named("out", 2));

  private static Parameter named(String name, int index) {
    return new Parameter(name, index, Tensor.zeros(1, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "none|000",
        "encoder.embedding*|100",
        "encoder.*|110",
        "encoder.bias, out|011",
        "ou?|001",
      })
  void what_a_pattern_matches_is_frozen(String patterns, String frozen) {
    Freezing.apply(patterns, parameters);
    for (int i = 0; i < 3; i++) {
      assertThat(parameters.get(i).isFrozen()).isEqualTo(frozen.charAt(i) == '1');
    }
  }

  @Test
  void a_pattern_without_a_match_is_told_with_near_names() {
    assertThatThrownBy(() -> Freezing.apply("encoder.embeding*", parameters))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "'training.freeze': 'encoder.embeding*' matches no parameter:"
                + " there are encoder.embedding.weight, encoder.bias");
  }

  @Test
  void something_must_be_left_to_train() {
    assertThatThrownBy(() -> Freezing.apply("*", parameters))
        .hasMessage("'training.freeze': '*' leaves nothing to train: freeze less");
  }
}
