package io.dragoman.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.kernels.scalar.ScalarKernels;
import io.dragoman.kernels.vector.VectorKernels;
import org.junit.jupiter.api.Test;

class RegistersTest {
  @Test
  void vector_kernels_count_two_operations_a_lane() {
    long round = new VectorKernels().multiplyAddRegisters(1);

    // a vector has 4, 8 or 16 lanes; a thousand steps of twelve vectors
    assertThat(round / (2 * 12 * 1_000)).isIn(2L, 4L, 8L, 16L);
    assertThat(new VectorKernels().multiplyAddRegisters(7)).isEqualTo(7 * round);
    assertThat(new VectorKernels().multiplyAddRegisters(0)).isZero();
  }

  @Test
  void plain_kernels_have_no_say_over_registers() {
    assertThat(new ScalarKernels().multiplyAddRegisters(5)).isZero();
  }
}
