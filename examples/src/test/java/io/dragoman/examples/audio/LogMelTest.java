package io.dragoman.examples.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.data.DataException;
import org.junit.jupiter.api.Test;

class LogMelTest {
  /**
   * Computed with numpy in float64: pre-emphasis 0.97, np.hamming(200) every 80 samples,
   * np.fft.rfft of 256, triangles on the mel scale from 20 to 4000 Hz, np.log.
   */
  private static final double[][] GOLDEN = {
    {
      -5.469176, 3.802302, 4.618779, -3.409897, 2.507606, 5.335034, 4.741486, -0.679443, -3.766699,
      -4.192265
    },
    {
      -5.218198, 3.802708, 4.619113, -3.864961, -3.446868, 3.484766, 5.867069, 4.531993, -2.821825,
      -4.077064
    },
    {
      -4.774147, 3.803071, 4.619086, -4.125504, -4.291312, -2.729582, 4.830703, 6.169235, 3.333999,
      -3.825681
    },
    {
      -3.908238, 3.803921, 4.618835, -4.433304, -4.528791, -4.005050, 0.401995, 5.986813, 5.946422,
      -0.609923
    },
    {
      -5.762664, 3.802545, 4.618958, -4.222127, -5.073997, -5.758781, -4.754373, 3.961437, 6.627471,
      4.746050
    },
  };

  /** The same of {@link #fading} with frames of 400 samples every 160, 512 points and 24 bands. */
  private static final double[][] GOLDEN_16_KHZ = {
    {
      -8.668679, -8.378419, -7.409144, -6.628966, -5.997890, 2.844163, 3.549507, -2.948697,
      -5.463856, -5.858128, -6.074064, -5.912964, -5.454998, -4.638126, -3.269440, 6.332057,
      6.017298, -2.840961, -3.567544, -3.814491, -3.677217, -2.709446, 6.473965, 4.291762
    },
    {
      -6.106842, -6.114911, -5.947448, -5.584739, -5.406049, 2.046683, 2.750828, -3.729212,
      -5.407125, -5.393012, -5.150233, -4.902547, -4.474478, -3.886950, -2.846677, 6.332265,
      6.017280, -3.297989, -4.249587, -4.567975, -4.278025, -2.998049, 6.474122, 4.292175
    },
    {
      -6.236903, -6.252416, -6.136383, -5.803129, -5.669335, 1.247974, 1.951409, -4.420305,
      -5.558134, -5.449869, -5.178741, -4.902817, -4.469947, -3.880462, -2.841229, 6.332259,
      6.017271, -3.306500, -4.261172, -4.573434, -4.273479, -2.989686, 6.474120, 4.292152
    },
    {
      -6.326915, -6.344936, -6.264710, -5.951438, -5.848025, 0.450162, 1.152429, -4.990763,
      -5.610989, -5.458295, -5.182879, -4.894719, -4.462858, -3.874324, -2.837067, 6.332256,
      6.017264, -3.311698, -4.267734, -4.575506, -4.269338, -2.983826, 6.474119, 4.292136
    },
  };

  /** Three tones at 16 kHz, the lowest of which fades. */
  private static Audio fading() {
    float[] samples = new float[1000];
    for (int n = 0; n < samples.length; n++) {
      double low = 0.3 * Math.sin(2 * Math.PI * 700 * n / 16000) * Math.exp(-n / 400.0);
      double middle = 0.2 * Math.sin(2 * Math.PI * 3000 * n / 16000);
      samples[n] = (float) (low + middle + 0.1 * Math.cos(2 * Math.PI * 6500 * n / 16000));
    }
    return new Audio(samples, 16000);
  }

  @Test
  void equals_numpy_at_16_khz_too() {
    float[][] frames = new LogMel(16000, 24).of(fading());

    assertThat(frames).hasNumberOfRows(4);
    for (int t = 0; t < 4; t++) {
      for (int band = 0; band < 24; band++) {
        assertThat((double) frames[t][band]).isCloseTo(GOLDEN_16_KHZ[t][band], within(2e-5));
      }
    }
  }

  /** A tone of 440 Hz and a rising one. */
  private static Audio tones() {
    float[] samples = new float[560];
    for (int n = 0; n < samples.length; n++) {
      double tone = 0.5 * Math.sin(2 * Math.PI * 440 * n / 8000);
      samples[n] = (float) (tone + 0.25 * Math.cos(2 * Math.PI * (1000 + 2 * n) * n / 8000));
    }
    return new Audio(samples, 8000);
  }

  @Test
  void equals_numpy() {
    float[][] frames = new LogMel(8000, 10).of(tones());

    assertThat(frames).hasNumberOfRows(5);
    for (int t = 0; t < 5; t++) {
      for (int band = 0; band < 10; band++) {
        assertThat((double) frames[t][band]).isCloseTo(GOLDEN[t][band], within(2e-5));
      }
    }
  }

  @Test
  void normalized_equals_numpy_too() {
    double[] golden = {
      -0.29661, -0.35695, 1.19885, 0.41562, -0.1723, 0.97026, 0.92156, 0.21664, -1.07396, -0.72312
    };
    float[][] frames = FrameFeatures.normalize(new LogMel(8000, 10).of(tones()));
    for (int band = 0; band < 10; band++) {
      boolean varies = band != 1 && band != 2; // else the smallest deviation takes effect
      if (varies) {
        assertThat((double) frames[1][band]).isCloseTo(golden[band], within(1e-4));
      }
    }
  }

  @Test
  void frames_are_whole_but_there_is_always_one() {
    LogMel features = new LogMel(8000, 10);
    assertThat(features.frames(1)).isEqualTo(1);
    assertThat(features.frames(200)).isEqualTo(1);
    assertThat(features.frames(279)).isEqualTo(1);
    assertThat(features.frames(280)).isEqualTo(2);
    assertThat(features.of(new Audio(new float[] {0.5f}, 8000))).hasDimensions(1, 10);
  }

  @Test
  void silence_is_finite() {
    float[][] frames = new LogMel(8000, 40).of(Audio.silence(400, 8000));
    assertThat(frames).hasDimensions(3, 40);
    for (float[] frame : frames) {
      assertThat(frame).containsOnly((float) Math.log(1e-6));
    }
    for (float[] frame : FrameFeatures.normalize(frames)) {
      for (float value : frame) {
        assertThat(Math.abs(value)).isLessThan(0.01f);
      }
    }
  }

  @Test
  void louder_sound_differs_by_a_constant_that_normalization_takes_away() {
    Audio soft = tones();
    float[] samples = soft.samples().clone();
    for (int n = 0; n < samples.length; n++) {
      samples[n] *= 0.5f;
    }
    LogMel features = new LogMel(8000, 10);
    float[][] loud = features.of(soft);
    float[][] half = features.of(new Audio(samples, 8000));
    assertThat((double) (loud[2][5] - half[2][5])).isCloseTo(2 * Math.log(2), within(1e-4));

    float[] normalized = FrameFeatures.normalize(half)[2];
    float[] expected = FrameFeatures.normalize(loud)[2];
    assertThat(normalized[5]).isCloseTo(expected[5], within(1e-4f));
  }

  @Test
  void another_rate_is_refused() {
    assertThatThrownBy(() -> new LogMel(8000, 10).of(Audio.silence(400, 16000)))
        .isInstanceOf(DataException.class)
        .hasMessage("audio: the rate is 16,000 Hz but must be 8,000 Hz: resample it");
  }
}
