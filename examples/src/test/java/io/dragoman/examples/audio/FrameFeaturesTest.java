package io.dragoman.examples.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameFeaturesTest {
  @Test
  void normalized_features_have_mean_zero_and_deviation_one() {
    float[][] frames = {{1, 10}, {2, 10}, {3, 40}, {6, 40}};

    assertThat(FrameFeatures.normalize(frames)).isSameAs(frames);

    for (int feature = 0; feature < 2; feature++) {
      double sum = 0;
      double squares = 0;
      for (float[] frame : frames) {
        sum += frame[feature];
        squares += frame[feature] * frame[feature];
      }
      assertThat(Math.abs(sum)).isLessThan(1e-5);
      assertThat(Math.abs(squares / 4 - 1)).isLessThan(1e-5);
    }
    assertThat(frames[0][1]).isEqualTo(-1f);
  }

  @Test
  void a_feature_that_never_changes_becomes_zero() {
    float[][] frames = {{7}, {7}};
    FrameFeatures.normalize(frames);
    assertThat(frames[0][0]).isZero();
    assertThat(frames[1][0]).isZero();
  }

  @Test
  void stacked_frames_lie_side_by_side_and_the_last_is_filled_with_zeros() {
    float[][] frames = {{1, 2}, {3, 4}, {5, 6}, {7, 8}};

    assertThat(FrameFeatures.stack(frames, 3))
        .isDeepEqualTo(new float[][] {{1, 2, 3, 4, 5, 6}, {7, 8, 0, 0, 0, 0}});
    assertThat(FrameFeatures.stack(frames, 1)).isDeepEqualTo(frames);
  }
}
