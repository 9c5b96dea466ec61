package io.dragoman.autograd;

import io.dragoman.kernels.Implementations;
import io.dragoman.kernels.Kernels;
import io.dragoman.nn.ParameterStore;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * Compares the gradients of a tape with central differences along random directions, on all
 * kernels, for each input and each parameter by itself.
 *
 * <p>The loss of a function is the sum of its values times fixed random numbers, in double
 * precision. Two differences, with steps h and h/2, are combined so that the error of order h^2
 * cancels: what remains is the rounding of the forward pass divided by h, and the tolerance is a
 * share of the gradient's 2-norm (a random direction finds about that much) plus that rounding.
 * Memory is filled with NaN before each run, so whoever reads what nobody wrote is found out.
 *
 * <pre>
 *   GradientCheck.of((tape, x) -&gt; PointwiseOps.tanh(tape, x.get(0))).withInput(3, 4).passes();
 * </pre>
 */
public final class GradientCheck {
  private static final double STEP = 0.02;
  private static final double RELATIVE = 1e-3;
  private static final double ROUNDING = 2e-6;
  private static final int DIRECTIONS = 3;

  /** A function of variables. */
  @FunctionalInterface
  public interface Function {
    Variable apply(Tape tape, List<Variable> inputs);
  }

  /** A function that ends in a loss, which has set the first gradient itself. */
  @FunctionalInterface
  public interface LossFunction {
    double apply(Tape tape, List<Variable> inputs);
  }

  /** Creates a function and its parameters. */
  @FunctionalInterface
  public interface Module<F> {
    F create(ParameterStore store);
  }

  /** A loss and the store of its parameters. */
  public record Stored(ParameterStore store, LossFunction loss) {}

  private final LongFunction<Stored> stored;
  private final List<Tensor> inputs = new ArrayList<>();
  private final List<Boolean> constant = new ArrayList<>();
  private final Set<String> frozen = new TreeSet<>();
  private Consumer<ParameterStore> values = store -> {};
  private Randomness randomness;
  private long seed = 1;

  private GradientCheck(LongFunction<Stored> stored) {
    this.stored = stored;
  }

  /** Checks a function without parameters. */
  public static GradientCheck of(Function function) {
    return ofModule(store -> function);
  }

  /** Checks a function with parameters, whose values are replaced by random ones. */
  public static GradientCheck ofModule(Module<Function> module) {
    return ofLossModule(
        store -> {
          Function function = module.create(store);
          return (tape, inputs) -> contract(tape, function.apply(tape, inputs));
        });
  }

  /** Checks a loss without parameters. */
  public static GradientCheck ofLoss(LossFunction loss) {
    return ofLossModule(store -> loss);
  }

  /** Checks a loss with parameters. */
  public static GradientCheck ofLossModule(Module<LossFunction> module) {
    return new GradientCheck(
        seed -> {
          ParameterStore store = new ParameterStore(seed);
          return new Stored(store, module.create(store));
        });
  }

  /** Checks a loss that brings its parameters; it is created once for each kernels. */
  public static GradientCheck ofStored(Supplier<Stored> stored) {
    return new GradientCheck(seed -> stored.get());
  }

  /** Adds a random input of that shape. */
  public GradientCheck withInput(int rows, int columns) {
    return withInput(random(rows, columns, 100 + inputs.size()));
  }

  /** Adds an input of these values. */
  public GradientCheck withInput(Tensor value) {
    inputs.add(value);
    constant.add(false);
    return this;
  }

  /** Adds a random input of that shape that no gradient may flow into. */
  public GradientCheck withConstant(int rows, int columns) {
    inputs.add(random(rows, columns, 100 + inputs.size()));
    constant.add(true);
    return this;
  }

  /** Freezes a parameter: its gradient must stay zero. */
  public GradientCheck freezing(String parameter) {
    frozen.add(parameter);
    return this;
  }

  /** Sets parameters to other than random values. */
  public GradientCheck withValues(Consumer<ParameterStore> setter) {
    values = setter;
    return this;
  }

  /** Turns dropout on. */
  public GradientCheck withRandomness(Randomness randomness) {
    this.randomness = randomness;
    return this;
  }

  /** Draws other values and directions. */
  public GradientCheck withSeed(long seed) {
    this.seed = seed;
    return this;
  }

  /**
   * Runs the check.
   *
   * @throws AssertionError if a gradient differs
   */
  public void passes() {
    for (Kernels kernels : Implementations.all()) {
      new Run(kernels).check();
    }
  }

  /** Normally distributed values. */
  public static Tensor random(int rows, int columns, long seed) {
    Random random = new Random(seed * 1_000_003 + rows * 31L + columns);
    Tensor tensor = Tensor.zeros(rows, columns);
    for (int i = 0; i < tensor.size(); i++) {
      tensor.data()[i] = (float) random.nextGaussian();
    }
    return tensor;
  }

  /** A copy in its own memory. */
  public static Tensor copy(Tensor x) {
    return Tensor.of(x.toArray(), 0, x.rows(), x.columns());
  }

  /** The sum of all values times fixed numbers; sets the first gradient to those numbers. */
  private static double contract(Tape tape, Variable output) {
    Tensor cotangent = random(output.rows(), output.columns(), 7);
    double sum = dot(output.value(), cotangent);
    if (output.isDifferentiable()) {
      tape.kernels().add(cotangent, output.gradient());
    }
    return sum;
  }

  private static double dot(Tensor x, Tensor y) {
    double sum = 0;
    for (int i = 0; i < x.size(); i++) {
      sum += (double) x.data()[x.offset() + i] * y.data()[y.offset() + i];
    }
    return sum;
  }

  /** The check on one implementation of the kernels. */
  private final class Run {
    private final Kernels kernels;
    private final ParameterStore store;
    private final LossFunction loss;
    private final Gradients gradients;
    private final Arena arena = new Arena();

    Run(Kernels kernels) {
      this.kernels = kernels;
      Stored created = stored.apply(seed);
      this.store = created.store();
      this.loss = created.loss();
      for (Parameter each : store.all()) {
        Tensor value = each.value();
        value.copyFrom(random(value.rows(), value.columns(), seed + each.index()));
        kernels.scale(value, 0.5f);
      }
      values.accept(store);
      frozen.forEach(name -> store.get(name).setFrozen(true));
      store.all().forEach(Parameter::changed);
      gradients = new Gradients(store.all());
    }

    void check() {
      List<Tensor> inputGradients = new ArrayList<>();
      try (Tape tape = tape()) {
        List<Variable> variables = variables(tape);
        loss.apply(tape, variables);
        tape.backward();
        for (Variable each : variables) {
          Tensor zeros = Tensor.zeros(each.rows(), each.columns());
          inputGradients.add(each.hasGradient() ? copy(each.gradient()) : zeros);
        }
      }
      List<Tensor> parameterGradients = new ArrayList<>();
      store.all().forEach(each -> parameterGradients.add(copy(gradients.of(each))));
      for (int i = 0; i < inputs.size(); i++) {
        compare("input " + i, inputs.get(i), inputGradients.get(i), constant.get(i));
      }
      for (Parameter each : store.all()) {
        Tensor gradient = parameterGradients.get(each.index());
        compare(each.name(), each.value(), gradient, each.isFrozen());
      }
    }

    private Tape tape() {
      arena.take(1, 1 << 16).fill(Float.NaN);
      arena.reset();
      return Tape.training(kernels, arena, gradients, randomness);
    }

    private List<Variable> variables(Tape tape) {
      List<Variable> variables = new ArrayList<>();
      for (int i = 0; i < inputs.size(); i++) {
        Tensor value = copy(inputs.get(i));
        variables.add(constant.get(i) ? tape.constant(value) : tape.variable(value));
      }
      return variables;
    }

    private void compare(String name, Tensor value, Tensor gradient, boolean isConstant) {
      double norm = Math.sqrt(dot(gradient, gradient));
      if (isConstant) {
        require(norm == 0, name + ": must get no gradient but gets one of norm " + norm);
        return;
      }
      for (int k = 0; k < DIRECTIONS; k++) {
        Tensor direction = random(value.rows(), value.columns(), seed + 1000 + k);
        double expected =
            (4 * difference(value, direction, STEP / 2) - difference(value, direction, STEP)) / 3;
        double actual = dot(gradient, direction);
        double size = Math.max(1, Math.abs(evaluate()));
        double tolerance = RELATIVE * norm + ROUNDING / STEP * size;
        require(
            Math.abs(expected - actual) <= tolerance,
            name
                + (" " + value.shape() + ", direction " + k + ": the gradient says " + actual)
                + (" but differences say " + expected + " (tolerance " + tolerance + ")"));
      }
    }

    private double difference(Tensor value, Tensor direction, double step) {
      Tensor original = copy(value);
      double above = moved(value, original, direction, step);
      double below = moved(value, original, direction, -step);
      moved(value, original, direction, 0);
      return (above - below) / (2 * step);
    }

    private double moved(Tensor value, Tensor original, Tensor direction, double step) {
      for (int i = 0; i < value.size(); i++) {
        value.data()[value.offset() + i] =
            (float) (original.data()[i] + step * direction.data()[i]);
      }
      store.all().forEach(Parameter::changed);
      return evaluate();
    }

    private double evaluate() {
      try (Tape tape = tape()) {
        return loss.apply(tape, variables(tape));
      }
    }

    private void require(boolean holds, String message) {
      if (!holds) {
        throw new AssertionError(kernels.name() + " kernels: " + message);
      }
    }
  }
}
