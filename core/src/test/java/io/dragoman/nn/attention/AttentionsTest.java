package io.dragoman.nn.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.nn.ParameterStore;
import org.junit.jupiter.api.Test;

class AttentionsTest {
  private final ParameterStore store = new ParameterStore(1);

  @Test
  void built_in_and_outside_attentions_are_known_by_name() {
    assertThat(Attentions.names()).containsExactly("additive", "test-uniform");
    assertThat(Attentions.create("additive", store, "a", 2, 3, 4))
        .isInstanceOf(AdditiveAttention.class);
    assertThat(Attentions.create("test-uniform", store, "b", 2, 3, 4)).isNotNull();
    assertThat(store.all())
        .extracting(Object::toString)
        .containsExactly(
            "a.query.weight(2, 4)", "a.key.weight(3, 4)", "a.key.bias(1, 4)", "a.energy(1, 4)");
  }

  @Test
  void an_unknown_name_is_refused_with_the_known_ones() {
    assertThatThrownBy(() -> Attentions.create("aditive", store, "a", 2, 3, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("attention 'aditive' is not known: use one of additive, test-uniform");
  }
}
