package io.dragoman.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SequenceTargetsTest {
  private static final SequenceInput INPUT =
      SequenceBatch.of(new int[] {5}, new int[] {6, 7, 8}, new int[] {9, 4});

  @Test
  void labels_follow_their_sequences() {
    SequenceTargets targets = SequenceTargets.labels(INPUT, 10, 20, 30);
    assertThat(targets.classes()).hasValue(new int[] {20, 30, 10});
    assertThat(targets.values()).isEmpty();
    assertThat(targets.size()).isEqualTo(3);
  }

  @Test
  void labels_over_time_are_laid_out_as_the_batch_is() {
    int[][] labels = {{1}, {2, 3, 4}, {5, 6}};
    SequenceTargets targets = SequenceTargets.labelsOverTime(INPUT, labels);
    assertThat(targets.classes()).hasValue(new int[] {2, 5, 1, 3, 6, 4});
  }

  @Test
  void values_follow_their_sequences() {
    SequenceTargets targets = SequenceTargets.values(INPUT, new float[][] {{1, 2}, {3, 4}, {5, 6}});
    assertThat(targets.values().orElseThrow().toArray()).containsExactly(3, 4, 5, 6, 1, 2);
    assertThat(targets.size()).isEqualTo(6);
    assertThat(targets.classes()).isEmpty();
  }

  @Test
  void values_over_time_are_laid_out_as_the_batch_is() {
    float[][][] values = {{{1}}, {{2}, {3}, {4}}, {{5}, {6}}};
    SequenceTargets targets = SequenceTargets.valuesOverTime(INPUT, values);
    assertThat(targets.values().orElseThrow().toArray()).containsExactly(2, 5, 1, 3, 6, 4);
  }

  @Test
  void numbers_must_fit() {
    assertThatThrownBy(() -> SequenceTargets.labels(INPUT, 1, 2))
        .hasMessage("targets: 2 labels for 3 sequences: give as many");
    assertThatThrownBy(() -> SequenceTargets.labelsOverTime(INPUT, new int[][] {{1}, {2}, {5, 6}}))
        .hasMessage("targets: 1 labels for 3 positions: give as many");
    assertThatThrownBy(() -> SequenceTargets.values(INPUT, new float[][] {{1, 2}, {3}, {5, 6}}))
        .hasMessage("targets: 1 values for 2 outputs: give as many");
  }
}
