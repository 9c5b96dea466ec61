package io.dragoman.autograd;

import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Records operations as they are computed and runs them backwards.
 *
 * <p>A tape belongs to one thread. All values and gradients come from its arena, which is taken
 * back by {@link #close()}, together with all variables and whatever else came from {@link #reuse}:
 * so a tape that is filled again and again soon allocates nothing more. The gradient of a weight
 * used at many time steps is formed by one product over all of them at the end of {@link
 * #backward()}.
 */
public final class Tape implements AutoCloseable {
  private final Kernels kernels;
  private final Arena arena;
  private final Gradients gradients;
  private Randomness randomness;
  private boolean suspended;
  private final List<Operation> operations = new ArrayList<>();
  private final Pool<Variable> variables = new Pool<>(Variable.class, () -> new Variable(this));
  private final List<Pool<?>> pools = new ArrayList<>(List.of(variables));
  private final Contributions contributions;

  /** Objects of one class that are handed out again after {@link #close()}. */
  private static final class Pool<T> {
    final Class<T> type;
    final Supplier<? extends T> factory;
    final List<T> objects = new ArrayList<>();
    int handedOut;

    Pool(Class<T> type, Supplier<? extends T> factory) {
      this.type = type;
      this.factory = factory;
    }

    T next() {
      if (handedOut == objects.size()) {
        objects.add(factory.get());
      }
      return objects.get(handedOut++);
    }
  }

  private Tape(Kernels kernels, Arena arena, Gradients gradients, Randomness randomness) {
    this.kernels = kernels;
    this.arena = arena;
    this.gradients = gradients;
    this.randomness = randomness;
    this.contributions = new Contributions(arena);
  }

  /**
   * A tape that records.
   *
   * @param gradients what {@link #backward()} fills
   * @param randomness where dropout masks come from, or null for no dropout
   */
  public static Tape training(
      Kernels kernels, Arena arena, Gradients gradients, Randomness randomness) {
    return new Tape(kernels, arena, gradients, randomness);
  }

  /** A tape that computes values and records nothing; dropout is off. */
  public static Tape inference(Kernels kernels, Arena arena) {
    return new Tape(kernels, arena, null, null);
  }

  public Kernels kernels() {
    return kernels;
  }

  /** Whether gradients will be wanted. */
  public boolean isRecording() {
    return gradients != null && !suspended;
  }

  /**
   * Computes from now on as an inference tape does, for what is never learnt: nothing is recorded,
   * no gradient flows into results, and dropout is off.
   */
  public void suspend() {
    suspended = true;
  }

  /** Ends what {@link #suspend} began. */
  public void resume() {
    suspended = false;
  }

  /** Where dropout masks come from; empty when dropout is off. */
  public Optional<Randomness> randomness() {
    return suspended ? Optional.empty() : Optional.ofNullable(randomness);
  }

  /** Takes dropout masks from somewhere else from now on, or from nowhere if null. */
  public void setRandomness(Randomness randomness) {
    this.randomness = randomness;
  }

  /** What this tape contributes to the gradients of parameters. */
  public Contributions contributions() {
    return contributions;
  }

  /** Memory of this tape with undefined contents. */
  public Tensor take(int rows, int columns) {
    return arena.take(rows, columns);
  }

  /** Zeroed memory of this tape. */
  public Tensor zeros(int rows, int columns) {
    return arena.takeZeros(rows, columns);
  }

  /** The result of an operation. */
  public Variable variable(Tensor value) {
    return variables.next().hold(value, isRecording(), null, 0);
  }

  /** A value that no gradient flows into: an input, or a cut of truncated backpropagation. */
  public Variable constant(Tensor value) {
    return variables.next().hold(value, false, null, 0);
  }

  /** A view of rows {@code from} to {@code to - 1} of a value. */
  public Tensor view(Tensor value, int from, int to) {
    return arena.view(value, from, to);
  }

  Variable slice(Variable parent, int from, int to) {
    Tensor rows = view(parent.value(), from, to);
    return variables.next().hold(rows, parent.isDifferentiable(), parent, from);
  }

  /**
   * An object that carries results from one method to another and lives as long as this tape's
   * values; after {@link #close()} it is given out again.
   *
   * @param factory makes one if none is at hand; best without captured variables
   */
  public <T> T reuse(Class<T> type, Supplier<? extends T> factory) {
    for (int i = 0; i < pools.size(); i++) {
      if (pools.get(i).type == type) {
        return type.cast(pools.get(i).next());
      }
    }
    Pool<T> pool = new Pool<>(type, factory);
    pools.add(pool);
    return pool.next();
  }

  /**
   * Records an operation; does nothing on an inference tape, so there it is best not made at all:
   * ask {@link #isRecording()}.
   */
  public void record(Operation operation) {
    if (isRecording()) {
      operations.add(operation);
    }
  }

  /** The number of recorded operations. */
  public int size() {
    return operations.size();
  }

  /**
   * Runs all recorded operations backwards and replaces the gradients of all parameters; the loss
   * operation has set the first gradient.
   */
  public void backward() {
    backpropagate();
    List<Contributions> own = List.of(contributions);
    gradients.parameters().forEach(each -> gradients.sum(kernels, own, each));
  }

  /**
   * Runs all recorded operations backwards and leaves the sums to the caller, who joins the {@link
   * #contributions()} of several tapes before they are closed.
   */
  public void backpropagate() {
    for (int i = operations.size() - 1; i >= 0; i--) {
      operations.get(i).backward();
    }
    operations.clear();
  }

  /** Forgets everything and takes the arena's memory back. */
  @Override
  public void close() {
    suspended = false;
    operations.clear();
    contributions.clear();
    arena.reset();
    for (int i = 0; i < pools.size(); i++) {
      pools.get(i).handedOut = 0;
    }
  }
}
