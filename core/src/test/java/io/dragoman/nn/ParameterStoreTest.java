package io.dragoman.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.autograd.Parameter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParameterStoreTest {
  private static final Initializer NORMAL = Initializer.normal(1);

  private final ParameterStore store = new ParameterStore(7);

  @Test
  void parameters_are_kept_in_the_order_of_creation() {
    Parameter b = store.create("b", 2, 3, NORMAL);
    Parameter a = store.create("a", 1, 5, NORMAL);
    assertThat(store.all()).containsExactly(b, a);
    assertThat(store.byName()).containsExactly(Map.entry("b", b), Map.entry("a", a));
    assertThat(store.get("a")).isSameAs(a);
    assertThat(b.index()).isZero();
    assertThat(a.index()).isEqualTo(1);
    assertThat(store.count()).isEqualTo(11);
  }

  @Test
  void first_values_depend_on_the_name_and_the_seed_alone() {
    store.create("other", 4, 4, NORMAL);
    float[] values = store.create("weight", 2, 3, NORMAL).value().toArray();
    ParameterStore alone = new ParameterStore(7);
    assertThat(alone.create("weight", 2, 3, NORMAL).value().toArray()).containsExactly(values);
    assertThat(alone.create("weight2", 2, 3, NORMAL).value().toArray()).isNotEqualTo(values);
    ParameterStore seeded = new ParameterStore(8);
    assertThat(seeded.create("weight", 2, 3, NORMAL).value().toArray()).isNotEqualTo(values);
  }

  @Test
  void a_name_can_be_taken_once() {
    store.create("weight", 2, 3, NORMAL);
    assertThatThrownBy(() -> store.create("weight", 1, 1, NORMAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("parameter 'weight' exists already: name it anew");
  }

  @Test
  void an_unknown_name_is_refused_with_the_known_ones() {
    store.create("weight", 2, 3, NORMAL);
    store.create("bias", 1, 3, NORMAL);
    assertThatThrownBy(() -> store.get("wieght"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("parameter 'wieght' does not exist: known are [weight, bias]");
  }

  @Test
  void what_is_handed_out_cannot_change_the_store() {
    store.create("weight", 2, 3, NORMAL);
    store.all().clear();
    assertThat(store.all()).hasSize(1);
    assertThatThrownBy(() -> store.byName().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
