package io.dragoman.nn.rnn;

import io.dragoman.Fixture;
import io.dragoman.autograd.Parameter;
import io.dragoman.nn.ParameterStore;
import io.dragoman.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** PyTorch's parameters of a cell, or their gradients, by our names and in our orientation. */
public final class TorchParameters {
  private TorchParameters() {}

  /**
   * The tensors of a cell without its path.
   *
   * @param kind name of the cell
   * @param prefix what precedes PyTorch's name, such as {@code grad.par.}
   * @param suffix what follows it, such as {@code _l0_reverse}
   */
  public static Map<String, Tensor> of(String kind, Fixture fixture, String prefix, String suffix) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    if (kind.equals("gru-reset-before")) {
      Tensor recurrent = fixture.tensor(prefix + "w_h");
      int gates = recurrent.rows() / 3 * 2;
      tensors.put("input.weight", fixture.transposed(prefix + "w_x"));
      tensors.put("input.bias", fixture.tensor(prefix + "bias"));
      tensors.put("recurrent-gates.weight", transpose(recurrent.slice(0, gates)));
      tensors.put(
          "recurrent-candidate.weight", transpose(recurrent.slice(gates, recurrent.rows())));
      return tensors;
    }
    Tensor bias = fixture.tensor(prefix + "bias_ih" + suffix);
    Tensor second = fixture.tensor(prefix + "bias_hh" + suffix);
    tensors.put("input.weight", fixture.transposed(prefix + "weight_ih" + suffix));
    tensors.put("recurrent.weight", fixture.transposed(prefix + "weight_hh" + suffix));
    if (kind.equals("gru")) {
      tensors.put("recurrent.bias", second);
    } else if (!prefix.startsWith("grad.")) { // two biases that are added are one to us
      for (int i = 0; i < bias.size(); i++) {
        bias.data()[i] += second.data()[i];
      }
    }
    tensors.put("input.bias", bias);
    return tensors;
  }

  /** Rows and columns swapped. */
  public static Tensor transpose(Tensor x) {
    Tensor y = Tensor.zeros(x.columns(), x.rows());
    for (int row = 0; row < x.rows(); row++) {
      for (int column = 0; column < x.columns(); column++) {
        y.set(column, row, x.get(row, column));
      }
    }
    return y;
  }

  /** Sets the parameters under a path. */
  public static void load(ParameterStore store, String path, Map<String, Tensor> tensors) {
    tensors.forEach(
        (name, value) -> {
          Parameter parameter = store.get(path + name);
          parameter.value().copyFrom(value);
          parameter.changed();
        });
  }
}
