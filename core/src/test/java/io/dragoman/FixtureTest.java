package io.dragoman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.tensor.Tensor;
import org.junit.jupiter.api.Test;

class FixtureTest {
  @Test
  void tensors_have_the_shapes_and_values_of_the_file() {
    Fixture fixture = Fixture.load("clip_global_norm");
    assertThat(fixture.names())
        .containsExactly("in.grad.0", "in.grad.1", "out.norm", "out.grad.0", "out.grad.1");
    assertThat(fixture.shape("in.grad.0")).containsExactly(4, 3);
    assertThat(fixture.shape("out.norm")).isEmpty();
    assertThat(fixture.scalar("out.norm")).isEqualTo(fixture.values("out.norm")[0]);
    assertThat(fixture.tensor("in.grad.1").shape()).isEqualTo("(1, 5)");
  }

  @Test
  void a_transposed_weight_has_its_values_at_swapped_places() {
    Fixture fixture = Fixture.load("cell_lstm");
    Tensor weight = fixture.tensor("par.weight_ih");
    Tensor transposed = fixture.transposed("par.weight_ih");
    assertThat(weight.shape()).isEqualTo("(24, 4)");
    assertThat(transposed.shape()).isEqualTo("(4, 24)");
    assertThat(transposed.get(3, 17)).isEqualTo(weight.get(17, 3));
  }

  @Test
  void ids_are_whole_numbers() {
    assertThat(Fixture.load("translator_ten_updates").ints("in.lengths")).containsExactly(5, 3, 1);
    assertThat(Fixture.load("cross_entropy_smoothing_0.1").ints("in.gold")).contains(-100);
  }

  @Test
  void an_unknown_name_is_refused_with_the_known_ones() {
    Fixture fixture = Fixture.load("clip_global_norm");
    assertThatThrownBy(() -> fixture.values("out.nrom"))
        .hasMessageStartingWith("clip_global_norm: no tensor out.nrom among [in.grad.0, ");
  }
}
