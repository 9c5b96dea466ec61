package io.dragoman.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankedTextTest {
  private static RankedText text(double word, float weight) {
    return new RankedText(
        "a", List.of("a"), -1, -1, true, new double[] {word}, new float[][] {{weight}}, false);
  }

  @Test
  void texts_are_compared_and_printed_by_their_values() {
    assertThat(text(-1, 1)).isEqualTo(text(-1, 1)).hasSameHashCodeAs(text(-1, 1));
    assertThat(text(-1, 1)).isNotEqualTo(text(-2, 1)).isNotEqualTo(text(-1, 0.5f));
    assertThat(text(-1, 1))
        .hasToString(
            "RankedText[text=a, tokens=[a], score=-1.0, logProbability=-1.0, finished=true,"
                + " [-1.0], [[1.0]]]");
    assertThat(RankedText.empty())
        .hasToString("RankedText[text=, tokens=[], score=0.0, logProbability=0.0, finished=true]");
  }
}
