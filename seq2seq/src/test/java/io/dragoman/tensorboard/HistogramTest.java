package io.dragoman.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistogramTest {
  private static final int BUCKETS = 40;

  /** Fields 1 to 5, then limits and counts. */
  private static double[] fields(float... values) {
    byte[] bytes = new Histogram(Tensor.of(values, 0, 1, values.length)).message().toBytes();
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    double[] fields = new double[5 + 2 * BUCKETS];
    for (int i = 0; i < 5; i++) {
      assertThat(in.get()).isEqualTo((byte) (((i + 1) << 3) | 1));
      fields[i] = in.getDouble();
    }
    for (int i = 0; i < 2; i++) {
      assertThat(in.get()).isEqualTo((byte) (((i + 6) << 3) | 2));
      assertThat(in.getShort()).isEqualTo((short) 0x02c0); // 320 as a varint
      for (int j = 0; j < BUCKETS; j++) {
        fields[5 + i * BUCKETS + j] = in.getDouble();
      }
    }
    assertThat(in.hasRemaining()).isFalse();
    return fields;
  }

  @Test
  void moments_and_counts_are_those_of_the_finite_values() {
    double[] fields = fields(-1, 3, 0.5f, Float.NaN, 1, Float.NEGATIVE_INFINITY);
    assertThat(Arrays.copyOf(fields, 5)).containsExactly(-1, 3, 4, 3.5, 11.25);
    double[] counts = Arrays.copyOfRange(fields, 5 + BUCKETS, fields.length);
    assertThat(Arrays.stream(counts).sum()).isEqualTo(4);
    assertThat(counts[0]).isEqualTo(1);
    assertThat(counts[15]).isEqualTo(1);
    assertThat(counts[20]).isEqualTo(1);
    assertThat(counts[BUCKETS - 1]).isEqualTo(1);
  }

  @Test
  void every_value_is_in_the_bucket_below_its_limit() {
    Random random = new Random(3);
    float[] values = new float[2_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    double[] fields = fields(values);
    double below = 0;
    double least = fields[0];
    double width = (fields[1] - least) / BUCKETS;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      double limit = fields[5 + bucket];
      assertThat(limit).isCloseTo(least + (bucket + 1) * width, within(1e-9));
      below += fields[5 + BUCKETS + bucket];
      long expected = 0;
      for (float value : values) {
        expected += value < limit || bucket == BUCKETS - 1 ? 1 : 0;
      }
      assertThat(below).isCloseTo((double) expected, within(1.0)); // one may lie on the limit
    }
  }

  @Test
  void values_that_are_all_equal_have_limits_that_rise() {
    double[] fields = fields(2, 2, 2);
    for (int bucket = 1; bucket < BUCKETS; bucket++) {
      assertThat(fields[5 + bucket]).isGreaterThan(fields[4 + bucket]);
    }
    assertThat(fields[5 + BUCKETS]).isEqualTo(3);
    assertThat(new Histogram(Tensor.of(new float[] {Float.NaN}, 0, 1, 1)).isEmpty()).isTrue();
  }
}
