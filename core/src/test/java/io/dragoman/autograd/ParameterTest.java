package io.dragoman.autograd;

import static io.dragoman.Tensors.assertClose;
import static io.dragoman.autograd.GradientCheck.copy;
import static io.dragoman.autograd.GradientCheck.random;
import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.PackedMatrix;
import io.dragoman.tensor.QuantizedMatrix;
import io.dragoman.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParameterTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";

  private final Parameter parameter = new Parameter("layer.weight", 2, random(4, 5, 1));

  /** The packed matrix by what it multiplies: the identity times it. */
  private static Tensor unpack(Kernels kernels, PackedMatrix packed) {
    Tensor identity = Tensor.zeros(packed.rows(), packed.rows());
    for (int i = 0; i < packed.rows(); i++) {
      identity.set(i, i, 1f);
    }
    Tensor product = Tensor.zeros(packed.rows(), packed.columns());
    kernels.multiply(identity, packed, product, false);
    return product;
  }

  private static Tensor transpose(Tensor x) {
    Tensor y = Tensor.zeros(x.columns(), x.rows());
    for (int row = 0; row < x.rows(); row++) {
      for (int column = 0; column < x.columns(); column++) {
        y.set(column, row, x.get(row, column));
      }
    }
    return y;
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void packed_forms_are_kept_until_the_values_change(Kernels kernels) {
    PackedMatrix packed = parameter.packed(kernels);
    PackedMatrix transposed = parameter.packedTransposed(kernels);
    assertThat(parameter.packed(kernels)).isSameAs(packed);
    assertThat(parameter.packedTransposed(kernels)).isSameAs(transposed);
    assertClose("packed", unpack(kernels, packed), parameter.value(), 0);
    assertClose("transposed", unpack(kernels, transposed), transpose(parameter.value()), 0);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void after_a_change_the_new_values_are_packed(Kernels kernels) {
    parameter.packed(kernels);
    parameter.packedTransposed(kernels);
    Tensor old = copy(parameter.value());
    parameter.value().fill(3f);
    assertClose("unannounced", unpack(kernels, parameter.packed(kernels)), old, 0);
    parameter.changed();
    Tensor expected = parameter.value();
    assertClose("packed", unpack(kernels, parameter.packed(kernels)), expected, 0);
    assertClose(
        "transposed", unpack(kernels, parameter.packedTransposed(kernels)), transpose(expected), 0);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void repacking_brings_used_forms_up_to_date(Kernels kernels) {
    PackedMatrix packed = parameter.packed(kernels);
    PackedMatrix transposed = parameter.packedTransposed(kernels);
    parameter.value().fill(2f);
    parameter.changed();
    parameter.repack(kernels);
    assertThat(unpack(kernels, packed).toArray()).as("refilled in place").containsOnly(2f);
    assertThat(unpack(kernels, transposed).toArray()).containsOnly(2f);
    assertThat(parameter.packed(kernels)).isSameAs(packed);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void threads_that_ask_at_once_get_one_packed_form(Kernels kernels) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 20; round++) {
        parameter.value().fill(round);
        parameter.changed();
        CountDownLatch ready = new CountDownLatch(4);
        List<Future<PackedMatrix>> asked = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          asked.add(
              threads.submit(
                  () -> {
                    ready.countDown();
                    ready.await();
                    return parameter.packed(kernels);
                  }));
        }
        for (Future<PackedMatrix> each : asked) {
          assertThat(unpack(kernels, each.get()).toArray()).containsOnly(round);
          assertThat(each.get()).isSameAs(asked.get(0).get());
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void a_quantized_parameter_multiplies_by_what_its_bytes_stand_for(Kernels kernels) {
    parameter.packed(kernels);
    QuantizedMatrix matrix = QuantizedMatrix.of(random(4, 5, 9));
    parameter.quantize(matrix);
    assertThat(parameter.quantized()).containsSame(matrix);
    Tensor expected = Tensor.zeros(4, 5);
    matrix.dequantize(expected);
    assertClose("value", parameter.value(), expected, 0);
    assertClose("packed", unpack(kernels, parameter.packed(kernels)), expected, 0);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void values_that_change_are_no_longer_quantized(Kernels kernels) {
    parameter.quantize(QuantizedMatrix.of(random(4, 5, 9)));
    parameter.packed(kernels);
    parameter.value().fill(3.25f);
    parameter.changed();
    assertThat(parameter.quantized()).isEmpty();
    assertThat(unpack(kernels, parameter.packed(kernels)).toArray()).containsOnly(3.25f);
  }

  @Test
  void a_parameter_is_trained_unless_it_is_frozen() {
    assertThat(parameter.isFrozen()).isFalse();
    parameter.setFrozen(true);
    assertThat(parameter.isFrozen()).isTrue();
  }

  @Test
  void its_text_says_name_and_shape() {
    assertThat(parameter).hasToString("layer.weight(4, 5)");
    assertThat(parameter.index()).isEqualTo(2);
  }
}
