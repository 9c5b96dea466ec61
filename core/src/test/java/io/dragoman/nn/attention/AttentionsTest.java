package io.dragoman.nn.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.nn.ParameterStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttentionsTest {
  private static final String FORMS =
      "additive, coverage[:sum|fertility|tanh|gru], dot, general, layer-norm-additive[:product|layer],"
          + " local-p[:10], location[:128], location-sensitive[:31], monotonic[:expected|hard], multi-head[:8],"
          + " multi-head-additive[:4], normalized-additive, scaled-dot, test-uniform";

  private final ParameterStore store = new ParameterStore(1);

  @Test
  void built_in_and_outside_attentions_are_known_by_name() {
    assertThat(Attentions.names())
        .containsExactly(
            "additive",
            "coverage",
            "dot",
            "general",
            "layer-norm-additive",
            "local-p",
            "location",
            "location-sensitive",
            "monotonic",
            "multi-head",
            "multi-head-additive",
            "normalized-additive",
            "scaled-dot",
            "test-uniform");
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
        .hasMessage("attention 'aditive' is not known: use one of " + FORMS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"coverage:gru", "multi-head:2", "multi-head", "location:7", "dot"})
  void options_that_fit_are_valid(String text) {
    assertThat(Attentions.isValid(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "coverage:lstm",
        "multi-head:0",
        "multi-head:",
        "dot:2",
        "additive:",
        "location:x"
      })
  void options_that_do_not_fit_are_refused_with_the_forms(String text) {
    assertThat(Attentions.isValid(text)).isFalse();
    assertThatThrownBy(() -> Attentions.create(text, store, "a", 2, 3, 4))
        .hasMessage("attention '" + text + "' is not known: use one of " + FORMS);
  }

  @Test
  void an_option_changes_what_is_made() {
    Attentions.create("location:7", store, "a", 2, 3, 4);
    assertThat(store.get("a.location.weight").value().shape()).isEqualTo("(2, 7)");
    Attentions.create("location", store, "b", 2, 3, 4);
    assertThat(store.get("b.location.weight").value().shape()).isEqualTo("(2, 128)");
  }

  @Test
  void sizes_that_do_not_fit_are_refused_with_a_remedy() {
    assertThatThrownBy(() -> Attentions.create("scaled-dot", store, "a", 512, 1024, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "attention 'scaled-dot' compares decoder states of 512 units with encoder states of"
                + " 1024: make them equal, or use general or multi-head:1");
    assertThatThrownBy(() -> Attentions.create("multi-head:3", store, "a", 2, 3, 4))
        .hasMessage("attention: 4 units cannot be cut into 3 heads: use a multiple");
  }
}
