package io.dragoman.examples.gradients;

import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.model.CarriedState;
import io.dragoman.model.SequenceExamples;
import io.dragoman.model.SequenceNetwork;
import io.dragoman.model.SequenceNetwork.Continued;
import io.dragoman.nn.rnn.ContinuedOutput;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import java.util.List;

/**
 * The norm of the gradient of the loss with respect to each layer's state, {@code |dL/dh_t|}, at
 * every distance from the end (Bengio et al. 1994): it vanishes where a network cannot learn.
 */
final class GradientProfile {
  private GradientProfile() {}

  /**
   * Measures a network whose loss is at the end of sequences of equal lengths.
   *
   * @return {@code [layer][distance]}, the mean over the sequences; distance 0 is the last step
   */
  static double[][] of(SequenceNetwork network, SequenceExamples examples) {
    Gradients gradients = new Gradients(network.parameters().all());
    try (Tape tape = Tape.training(KernelsSelector.kernels(), new Arena(), gradients, null)) {
      Continued read = network.readOn(tape, examples.input(), CarriedState.start());
      network.lossOf(tape, read.logits(), examples.targets(), 1f);
      tape.backpropagate();
      double[][] norms = new double[read.layers().size()][];
      for (int layer = 0; layer < norms.length; layer++) {
        norms[layer] = norms(read.layers().get(layer));
      }
      return norms;
    }
  }

  private static double[] norms(ContinuedOutput layer) {
    List<Variable> steps = layer.steps();
    double[] norms = new double[steps.size()];
    for (int distance = 0; distance < norms.length; distance++) {
      Variable state = steps.get(steps.size() - 1 - distance);
      norms[distance] = state.hasGradient() ? meanNorm(state.gradient()) : 0;
    }
    return norms;
  }

  private static double meanNorm(Tensor gradient) {
    double sum = 0;
    for (int row = 0; row < gradient.rows(); row++) {
      double squares = 0;
      for (int unit = 0; unit < gradient.columns(); unit++) {
        double each = gradient.get(row, unit);
        squares += each * each;
      }
      sum += Math.sqrt(squares);
    }
    return sum / gradient.rows();
  }
}
