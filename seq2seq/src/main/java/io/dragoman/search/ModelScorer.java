package io.dragoman.search;

import io.dragoman.alignment.Shortlist;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.kernels.Kernels;
import io.dragoman.model.DecoderState;
import io.dragoman.model.DecoderStep;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.SequenceBatch;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;
import java.util.Optional;

/**
 * Scores words with one encoder-decoder.
 *
 * <p>The encoder's states live on one tape for the whole batch. Steps use two others in turn: the
 * state of a step lies where the step after the next will overwrite it.
 */
public final class ModelScorer implements StepScorer {
  private final EncoderDecoder model;
  private final Tape encoding;
  private final Tape[] steps;
  private final Optional<ShortlistScores> shortlist;
  private final StepScores scores = new StepScores();
  private SequenceLayout layout;
  private int[] rowOfSentence;
  private int[] firstRows = {};
  private DecoderState state;
  private DecoderStep last;

  /** A scorer with memory of its own; the model's parameters are shared. */
  public ModelScorer(EncoderDecoder model, Kernels kernels) {
    this(model, kernels, Optional.empty());
  }

  /** A scorer of the words on a shortlist only, if there is one. */
  public ModelScorer(EncoderDecoder model, Kernels kernels, Optional<Shortlist> shortlist) {
    this.model = model;
    this.shortlist = shortlist.map(ShortlistScores::new);
    encoding = Tape.inference(kernels, new Arena());
    steps =
        new Tape[] {
          Tape.inference(kernels, new Arena()), Tape.inference(kernels, new Arena()),
        };
  }

  @Override
  public void start(int[][] sources) {
    encoding.close();
    SequenceBatch batch = SequenceBatch.of(sources);
    layout = batch.layout();
    rowOfSentence = new int[sources.length];
    for (int row = 0; row < sources.length; row++) {
      rowOfSentence[batch.sentence(row)] = row;
    }
    state = model.decoder().start(encoding, model.encoder().encode(encoding, batch));
    shortlist.ifPresent(each -> each.start(encoding, model.decoder(), sources, rowOfSentence));
  }

  @Override
  public StepScores step(int[] rows, int[] ids, int count) {
    Tape tape = steps[state.time() % 2];
    tape.close();
    int[] selected = state.time() == 0 ? rowsOf(rows, count) : rows;
    DecoderState previous =
        isEveryRow(selected, count) ? state : state.select(tape, selected, count);
    last = model.decoder().step(tape, previous, ids);
    state = last.state();
    if (shortlist.isPresent()) {
      Variable readout = model.decoder().readout(tape, last); // (rows, readout)
      return shortlist.get().score(tape, readout, state, scores);
    }
    Tensor logits = model.decoder().logits(tape, last).value(); // (rows, vocabulary)
    Tensor normalizers = tape.take(1, logits.rows());
    tape.kernels().logSumExp(logits, normalizers);
    return scores.hold(logits, normalizers);
  }

  @Override
  public float[] attention(int row) {
    int length = layout.length(state.sentence(row));
    int group = model.encoder().reduction();
    float[] weights = new float[length];
    for (int s = 0; s < length; s++) {
      int members = Math.min(group, length - s / group * group);
      weights[s] = last.attention().get(row, s / group) / members;
    }
    return weights;
  }

  /** The encoder sorts sentences by length. */
  private int[] rowsOf(int[] sentences, int count) {
    if (firstRows.length < count) {
      firstRows = new int[count];
    }
    for (int i = 0; i < count; i++) {
      firstRows[i] = rowOfSentence[sentences[i]];
    }
    return firstRows;
  }

  private boolean isEveryRow(int[] rows, int count) {
    if (count != state.rows()) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (rows[i] != i) {
        return false;
      }
    }
    return true;
  }
}
