package io.dragoman.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignatureTest {
  @Test
  void fields_keep_their_order() {
    Signature signature = Signature.empty().append("tok", "13a").append("eff", false);

    assertThat(signature.prepend("nrefs", "1").append("version", "2"))
        .hasToString("nrefs:1|tok:13a|eff:no|version:2");
    assertThat(signature).hasToString("tok:13a|eff:no");
    assertThat(signature.fields().keySet()).containsExactly("tok", "eff");
  }

  @Test
  void smoothing_shows_its_number() {
    BleuOptions options = BleuOptions.defaults().withEffectiveOrder(true).withLowercase(true);

    assertThat(Bleu.of(options.withSmoothing(Smoothing.FLOOR)).signature())
        .hasToString("case:lc|eff:yes|tok:13a|smooth:floor[0.10]");
    assertThat(Bleu.of(options.withSmoothing(Smoothing.ADD_K, 0.5)).signature())
        .hasToString("case:lc|eff:yes|tok:13a|smooth:add-k[0.50]");
    assertThat(Bleu.of(options.withSmoothing(Smoothing.NONE)).signature())
        .hasToString("case:lc|eff:yes|tok:13a|smooth:none");
  }
}
