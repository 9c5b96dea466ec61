package io.dragoman.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.autograd.Parameter;
import io.dragoman.config.ConfigException;
import io.dragoman.config.RunConfig;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.toys.Toys;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FreezingTest {
  private final EncoderDecoder model = Toys.model(Toys.config());

  private List<String> frozen(String patterns) {
    Freezing.apply(patterns, model.parameters().all());
    return model.parameters().all().stream()
        .filter(Parameter::isFrozen)
        .map(Parameter::name)
        .toList();
  }

  @Test
  void none_freezes_nothing() {
    assertThat(frozen("none")).isEmpty();
  }

  @Test
  void patterns_choose_names() {
    assertThat(frozen("encoder.embed*, decoder.output.bia?"))
        .containsExactly("encoder.embedding.weight", "decoder.output.bias");
  }

  @Test
  void a_dot_is_a_dot() {
    assertThatThrownBy(() -> frozen("encoder.embedding?weigh."))
        .isInstanceOf(ConfigException.class);
    assertThat(frozen("encoder?embedding.weight")).containsExactly("encoder.embedding.weight");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "encoder.embeding*|encoder.embeding*|there are encoder.embedding.weight,",
        "decoder.embedding.weight,decoder.output.x|decoder.output.x|there are decoder.output.",
        "ecoder.embedding.weight|ecoder.embedding.weight|did you mean encoder.embedding.weight?",
        "*xyz|*xyz|there are encoder.embedding.weight, ",
      })
  void a_pattern_that_matches_nothing_is_refused_with_names(
      String patterns, String bad, String remedy) {
    assertThatThrownBy(() -> frozen(patterns))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("'training.freeze': '" + bad + "' matches no parameter: " + remedy);
  }

  @Test
  void something_must_be_left_to_train() {
    assertThatThrownBy(() -> frozen("*"))
        .hasMessage("'training.freeze': '*' leaves nothing to train: freeze less");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sgd", "adam", "adamw", "adagrad", "adadelta", "rmsprop", "adafactor"})
  void what_is_frozen_stays_bit_for_bit_and_the_rest_learns(String optimizer) {
    RunConfig config =
        Toys.config(
            "training.freeze=encoder.embedding.*",
            "training.optimizer.type=" + optimizer,
            "training.optimizer.weight-decay=" + (optimizer.equals("adam") ? "0" : "0.1"));
    try (Workers workers = new Workers(1)) {
      Learner learner = new Learner(Toys.model(config), config.training(), Toys.kernels(), workers);
      Map<String, Integer> before = Toys.bits(learner.model());
      learner.update(Toys.batcher(Toys.corpus(8, 1), config).batches(1).get(0), 1);
      Map<String, Integer> after = Toys.bits(learner.model());
      before.forEach(
          (name, bits) -> {
            if (name.equals("encoder.embedding.weight")) {
              assertThat(after.get(name)).isEqualTo(bits);
            } else {
              assertThat(after.get(name)).as(name).isNotEqualTo(bits);
            }
          });
    }
  }
}
