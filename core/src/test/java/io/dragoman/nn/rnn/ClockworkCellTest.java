package io.dragoman.nn.rnn;

import static io.dragoman.Tensors.assertClose;
import static io.dragoman.Tensors.assertSameBits;
import static io.dragoman.autograd.GradientCheck.random;
import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.kernels.Implementations;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.PackedMatrix;
import io.dragoman.kernels.scalar.ScalarKernels;
import io.dragoman.nn.ParameterStore;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockworkCellTest {
  private static final int IN = 3;

  @ParameterizedTest
  @ValueSource(strings = {"1-2-4", "1-3-4", "2-5", "1"})
  void modules_compute_what_a_masked_matrix_does_and_the_others_keep_their_bits(String text) {
    int[] periods = ClockworkCell.periods(text);
    int hidden = 7;
    for (Kernels kernels : Implementations.all()) {
      ParameterStore store = new ParameterStore(3);
      Cell cell = Cells.create("clockwork:" + text, store, "cell", IN, hidden);
      Tape tape = Tape.inference(kernels, new Arena());
      CellState state = CellState.of(tape, tape.constant(random(2, hidden, 4)));
      for (int t = 0; t < 9; t++) {
        Variable x = tape.constant(random(2, IN, 10 + t));
        Tensor before = state.output().value();
        state = cell.step(tape, cell.projectInputs(tape, x), state, t, Recurrence.UNNAMED);
        Tensor after = state.output().value();
        Tensor expected = dense(store, periods, hidden, x.value(), before, t);
        assertClose("step " + t, after, expected, 2e-6);
        for (int column = 0; column < hidden; column++) {
          if (t % periods[module(periods.length, hidden, column)] != 0) {
            assertThat(after.get(0, column)).isEqualTo(before.get(0, column));
            assertThat(after.get(1, column)).isEqualTo(before.get(1, column));
          }
        }
      }
    }
  }

  /** The fastest modules have one unit more if the units do not divide evenly. */
  private static int module(int modules, int hidden, int column) {
    int end = 0;
    for (int i = 0; ; i++) {
      end += hidden / modules + (i < hidden % modules ? 1 : 0);
      if (column < end) {
        return i;
      }
    }
  }

  /** All units by a whole matrix that is zero from faster to slower modules, in double. */
  private static Tensor dense(
      ParameterStore store, int[] periods, int hidden, Tensor x, Tensor h, int t) {
    Tensor y = Tensor.zeros(h.rows(), hidden);
    for (int row = 0; row < h.rows(); row++) {
      int first = 0;
      for (int column = 0; column < hidden; column++) {
        int module = module(periods.length, hidden, column);
        first = column > 0 && module != module(periods.length, hidden, column - 1) ? column : first;
        int own = column - first;
        double sum = store.get("cell." + module + ".input.bias").value().get(0, own);
        for (int i = 0; i < IN; i++) {
          sum += x.get(row, i) * store.get("cell." + module + ".input.weight").value().get(i, own);
        }
        Tensor recurrent = store.get("cell." + module + ".recurrent.weight").value();
        assertThat(recurrent.rows()).isEqualTo(hidden - first);
        for (int i = first; i < hidden; i++) {
          sum += h.get(row, i) * recurrent.get(i - first, own);
        }
        boolean active = t % periods[module] == 0;
        y.set(row, column, active ? (float) Math.tanh(sum) : h.get(row, column));
      }
    }
    return y;
  }

  @Test
  void sequences_give_the_bits_of_single_steps() {
    SequenceLayout layout = SequenceLayout.of(9, 6, 6, 2);
    for (Kernels kernels : Implementations.all()) {
      Cell cell = Cells.create("clockwork:1-2-4", new ParameterStore(3), "cell", IN, 8);
      Tape tape = Tape.inference(kernels, new Arena());
      Variable x = tape.constant(random(layout.positions(), IN, 1));
      for (Direction direction : Direction.values()) {
        Tensor whole =
            Recurrence.run(tape, cell, x, layout, Recurrence.UNNAMED, direction).all().value();
        Variable all = cell.projectInputs(tape, x);
        Tensor stepwise =
            Recurrence.runProjected(tape, cell, all, layout, Recurrence.UNNAMED, direction)
                .all()
                .value();
        assertSameBits(direction.toString(), whole, stepwise);
      }
    }
  }

  @Test
  void modules_that_wait_cost_nothing() {
    int steps = 16;
    int hidden = 40;
    int units = 10;
    AtomicLong work = new AtomicLong();
    Kernels counting = counting(work);
    Cell cell = Cells.create("clockwork:1-2-4-8", new ParameterStore(3), "cell", IN, hidden);
    Tape tape = Tape.inference(counting, new Arena());
    SequenceLayout layout = SequenceLayout.of(steps);
    Variable x = tape.constant(random(steps, IN, 1));
    Recurrence.run(tape, cell, x, layout, Recurrence.UNNAMED, Direction.FORWARD);
    long expected = 0;
    for (int module = 0; module < 4; module++) {
      long active = steps >> module;
      expected += active * (IN + hidden - (long) module * units) * units;
    }
    assertThat(work.get()).isEqualTo(expected);
    long dense = (long) steps * (IN + hidden) * hidden;
    assertThat(work.get()).isLessThan(dense * 45 / 100);
  }

  /** Kernels that count the multiply-adds of products. */
  private static Kernels counting(AtomicLong work) {
    Kernels kernels = new ScalarKernels();
    return (Kernels)
        Proxy.newProxyInstance(
            Kernels.class.getClassLoader(),
            new Class<?>[] {Kernels.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("multiply")) {
                Tensor a = (Tensor) arguments[0];
                work.addAndGet((long) a.size() * ((PackedMatrix) arguments[1]).columns());
              }
              try {
                return method.invoke(kernels, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void without_periods_they_are_powers_of_two_as_far_as_there_are_units() {
    ParameterStore store = new ParameterStore(3);
    Cells.create("clockwork", store, "small", IN, 2);
    Cells.create("clockwork", store, "cell", IN, 6);
    assertThat(store.all())
        .extracting(Object::toString)
        .contains("small.1.recurrent.weight(1, 1)", "cell.0.recurrent.weight(6, 2)")
        .contains("cell.1.recurrent.weight(4, 2)", "cell.3.recurrent.weight(1, 1)")
        .doesNotContain("small.2.recurrent.weight(1, 1)");
  }
}
