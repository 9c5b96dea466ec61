package io.dragoman.model;

import io.dragoman.autograd.CopiedWords;
import io.dragoman.autograd.Tape;
import io.dragoman.nn.ParameterStore;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads sources that have more than words: an encoder for each of several sources (Zoph and Knight
 * 2016), and what the words of the first are called when they are copied.
 */
final class JointEncoder implements Encoder {
  private final RecurrentEncoder first;
  private final List<RecurrentEncoder> further = new ArrayList<>();
  private final boolean copies;
  private final int target;

  /**
   * Creates {@code encoder}, {@code encoder2} and so on.
   *
   * @throws IllegalArgumentException if there are not as many vocabularies as sources
   */
  JointEncoder(ParameterStore store, ModelConfig config, ModelInputs inputs) {
    EncoderConfig encoder = config.encoder();
    boolean lexical = config.decoder().variant().lexical();
    if (inputs.further().size() != encoder.sources() - 1) {
      throw new IllegalArgumentException(
          "encoder.sources is "
              + encoder.sources()
              + (" but there are vocabularies of " + (inputs.further().size() + 1) + ": give one")
              + " for each");
    }
    first =
        new RecurrentEncoder(
            store, encoder, config.dropout(), inputs.source(), inputs.factors(), lexical);
    for (int n = 0; n < inputs.further().size(); n++) {
      further.add(
          RecurrentEncoder.further(
              store, n + 2, encoder, config.dropout(), inputs.further().get(n)));
    }
    copies = config.decoder().variant().copy();
    target = inputs.target();
  }

  @Override
  public int outputSize() {
    return first.outputSize();
  }

  @Override
  public int reduction() {
    return first.reduction();
  }

  @Override
  public EncoderOutput encode(Tape tape, SequenceBatch source) {
    EncoderOutput output = first.encode(tape, source);
    List<EncoderOutput.Further> others = new ArrayList<>(further.size());
    for (int n = 0; n < further.size(); n++) {
      EncoderOutput other = further.get(n).encode(tape, source.further(n));
      others.add(new EncoderOutput.Further(other, source.rowsOfFurther(n)));
    }
    CopiedWords words = copies ? CopiedWords.of(source.layout(), source.copied(), target) : null;
    return output.with(words, others);
  }
}
