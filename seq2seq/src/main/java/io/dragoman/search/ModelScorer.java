package io.dragoman.search;

import io.dragoman.alignment.Shortlist;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.kernels.Kernels;
import io.dragoman.length.LengthModel;
import io.dragoman.model.Decoder;
import io.dragoman.model.DecoderState;
import io.dragoman.model.DecoderStep;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.EncoderOutput;
import io.dragoman.model.SequenceBatch;
import io.dragoman.model.SourceForm;
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
  private final SourceReader reader;
  private final SourceForm form;
  private final Decoder decoder;
  private final Tape encoding;
  private final Tape[] steps;
  private final Optional<ShortlistScores> shortlist;
  private final Optional<LengthModel> lengths;
  private final StepScores scores = new StepScores();
  private EncoderOutput encoded;
  private SequenceLayout layout; // of what attention weights are told for
  private int reduction;
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
    this(model, kernels, shortlist, Optional.empty());
  }

  /** The same with a predictor of lengths, if there is one. */
  public ModelScorer(
      EncoderDecoder model,
      Kernels kernels,
      Optional<Shortlist> shortlist,
      Optional<LengthModel> lengths) {
    this(
        model.decoder(),
        (tape, sources) -> readWords(model, tape, sources),
        model.config().form(),
        kernels,
        shortlist,
        lengths);
    if (shortlist.isPresent() && !form.isPlain()) {
      throw new IllegalArgumentException(
          "shortlist: the model copies words, reads factors or several sources, for which there is"
              + " none: translate without");
    }
  }

  /** A scorer of the words that stand for sources of any kind. */
  ModelScorer(Decoder decoder, SourceReader reader, Kernels kernels) {
    this(decoder, reader, SourceForm.PLAIN, kernels, Optional.empty(), Optional.empty());
  }

  private ModelScorer(
      Decoder decoder,
      SourceReader reader,
      SourceForm form,
      Kernels kernels,
      Optional<Shortlist> shortlist,
      Optional<LengthModel> lengths) {
    this.decoder = decoder;
    this.reader = reader;
    this.form = form;
    this.shortlist = shortlist.map(ShortlistScores::new);
    this.lengths = lengths;
    encoding = Tape.inference(kernels, new Arena());
    steps =
        new Tape[] {
          Tape.inference(kernels, new Arena()), Tape.inference(kernels, new Arena()),
        };
  }

  @Override
  public void start(int[][] sources) {
    encoding.close();
    SourceReader.Reading reading = reader.read(encoding, sources);
    encoded = reading.output();
    layout = reading.positions();
    reduction = reading.reduction();
    rowOfSentence = reading.rowOfSource();
    state = decoder.start(encoding, encoded);
    shortlist.ifPresent(each -> each.start(encoding, decoder, sources, rowOfSentence));
  }

  private static SourceReader.Reading readWords(EncoderDecoder model, Tape tape, int[][] sources) {
    SequenceBatch batch =
        SequenceBatch.of(model.config().form(), sources, new long[sources.length]);
    int[] rowOfSentence = new int[sources.length];
    for (int row = 0; row < sources.length; row++) {
      rowOfSentence[batch.sentence(row)] = row;
    }
    return new SourceReader.Reading(
        model.encoder().encode(tape, batch),
        batch.layout(),
        model.encoder().reduction(),
        rowOfSentence);
  }

  @Override
  public int length(int[] source) {
    return form.words(source);
  }

  @Override
  public double lengthRatio(int sentence) {
    if (lengths.isEmpty()) {
      return StepScorer.super.lengthRatio(sentence);
    }
    int row = rowOfSentence[sentence];
    return lengths.get().ratio(encoded, row, layout.length(row));
  }

  @Override
  public StepScores step(int[] rows, int[] ids, int count) {
    Tape tape = steps[state.time() % 2];
    tape.close();
    int[] selected = state.time() == 0 ? rowsOf(rows, count) : rows;
    DecoderState previous =
        isEveryRow(selected, count) ? state : state.select(tape, selected, count);
    last = decoder.step(tape, previous, ids);
    state = last.state();
    if (shortlist.isPresent()) {
      Variable readout = decoder.readout(tape, last); // (rows, readout)
      return shortlist.get().score(tape, readout, state, scores);
    }
    Tensor logits = decoder.logits(tape, last).value(); // (rows, vocabulary)
    Tensor normalizers = tape.take(1, logits.rows());
    tape.kernels().logSumExp(logits, normalizers);
    return scores.hold(logits, normalizers);
  }

  @Override
  public float[] attention(int row) {
    int length = layout.length(state.sentence(row));
    int group = reduction;
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
