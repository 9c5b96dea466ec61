package io.dragoman.length;

import io.dragoman.autograd.Tape;
import io.dragoman.data.DataException;
import io.dragoman.data.EncodedCorpus;
import io.dragoman.data.EncodedPair;
import io.dragoman.kernels.Kernels;
import io.dragoman.length.LengthFit.Quality;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.EncoderOutput;
import io.dragoman.model.SequenceBatch;
import io.dragoman.tensor.Arena;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * Fits a {@link LengthModel} to sentence pairs: ridge regression of {@code log(n / m)}. Of ten
 * pairs in a row one is held out to tell how good it is, and one to choose the ridge's strength,
 * before the model is fitted to it too. The result depends on the pairs and the encoder alone.
 */
public final class LengthLearning {
  private static final double[] STRENGTHS = {1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1};
  private static final int PARTS = 10;
  private static final int HELD = PARTS - 1;
  private static final int CHOOSING = PARTS - 2;
  private static final int BATCH = 64;

  /** A variance that is nothing but rounding. */
  private static final double CONSTANT = 1e-12;

  private final EncoderDecoder translator;
  private final Kernels kernels;
  private final EncodedCorpus corpus;
  private final int end;
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;
  private long sourceWords;
  private long targetWords;

  /** Gets each pair of a part of the corpus with its row in a batch. */
  private interface Reader {
    void read(EncoderOutput output, int row, int sourceWords, int targetWords);
  }

  /** The result. */
  public record Learned(LengthModel model, LengthFit fit) {}

  private LengthLearning(
      EncoderDecoder translator, Kernels kernels, EncodedCorpus corpus, int end) {
    this.translator = translator;
    this.kernels = kernels;
    this.corpus = corpus;
    this.end = end;
  }

  /**
   * Fits a model.
   *
   * @param end the source's {@code </s>}
   * @param progress told now and then how many pairs were read
   * @throws DataException if there are less than 20 pairs
   */
  public static Learned learn(
      EncoderDecoder translator,
      Kernels kernels,
      EncodedCorpus corpus,
      int end,
      LongConsumer progress) {
    if (corpus.size() < 2 * PARTS) {
      throw new DataException(
          "length model: %d sentence pairs are too few: give at least %d"
              .formatted(corpus.size(), 2 * PARTS));
    }
    return new LengthLearning(translator, kernels, corpus, end).learn(progress);
  }

  private Learned learn(LongConsumer progress) {
    int units = translator.encoder().outputSize();
    Moments fitting = new Moments(units + 2);
    Moments choosing = new Moments(units + 2);
    forEach(0, CHOOSING, (output, row, m, n) -> note(fitting, output, row, m, n), progress);
    forEach(CHOOSING, HELD, (output, row, m, n) -> note(choosing, output, row, m, n), progress);
    double strength = strength(fitting, choosing);
    fitting.add(choosing);
    double[] weights = Ridge.solve(fitting, strength).weights();
    float[] rounded = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      rounded[i] = (float) weights[i];
    }
    LengthModel model = new LengthModel(rounded, (float) least, (float) most);
    return new Learned(model, fit(model, fitting.count(), strength, progress));
  }

  private static double strength(Moments fitting, Moments choosing) {
    double best = STRENGTHS[0];
    double least = Double.POSITIVE_INFINITY;
    for (double each : STRENGTHS) {
      double error = Ridge.solve(fitting, each).error(choosing);
      if (error < least) {
        least = error;
        best = each;
      }
    }
    return best;
  }

  private void note(Moments moments, EncoderOutput output, int row, int source, int target) {
    int units = moments.size() - 2;
    double[] vector = new double[units + 2];
    for (int unit = 0; unit < units; unit++) {
      vector[unit] = LengthModel.mean(output, row, unit);
    }
    vector[units] = StrictMath.log(source);
    double ratio = StrictMath.log((double) target / source);
    vector[units + 1] = ratio;
    moments.add(vector);
    least = Math.min(least, ratio);
    most = Math.max(most, ratio);
    sourceWords += source;
    targetWords += target;
  }

  private LengthFit fit(LengthModel model, long pairs, double strength, LongConsumer progress) {
    double constantRatio = (double) targetWords / sourceWords;
    Errors learned = new Errors();
    Errors constant = new Errors();
    forEach(
        HELD,
        PARTS,
        (output, row, m, n) -> {
          learned.add(model.ratio(output, row, m), m, n);
          constant.add(constantRatio, m, n);
        },
        progress);
    return new LengthFit(
        pairs, learned.count, strength, learned.quality(), constantRatio, constant.quality());
  }

  /** What predictions of one kind miss. */
  private static final class Errors {
    private long count;
    private double squares;
    private double absolute;
    private double sum;
    private double sumOfSquares;

    void add(double ratio, int source, int target) {
      double log = StrictMath.log((double) target / source);
      double missed = log - StrictMath.log(ratio);
      count++;
      squares += missed * missed;
      absolute += Math.abs(target - ratio * source);
      sum += log;
      sumOfSquares += log * log;
    }

    Quality quality() {
      double variance = sumOfSquares - sum * sum / count;
      boolean varies = variance > CONSTANT * count;
      return new Quality(varies ? 1 - squares / variance : 0, absolute / count);
    }
  }

  /** Reads the pairs whose number, modulo {@link #PARTS}, is from one number to below another. */
  private void forEach(int from, int to, Reader reader, LongConsumer progress) {
    Tape tape = Tape.inference(kernels, new Arena());
    int[][] sources = new int[BATCH][];
    int[] targets = new int[BATCH];
    int count = 0;
    for (int i = 0; i < corpus.size(); i++) {
      if (i % PARTS >= from && i % PARTS < to) {
        EncodedPair pair = corpus.get(i);
        sources[count] = Arrays.copyOf(pair.source(), pair.source().length + 1);
        sources[count][pair.source().length] = end;
        targets[count++] = pair.target().length + 1;
      }
      if (count == BATCH || (count > 0 && i == corpus.size() - 1)) {
        read(tape, Arrays.copyOf(sources, count), targets, reader);
        progress.accept(count);
        count = 0;
      }
    }
    tape.close();
  }

  private void read(Tape tape, int[][] sources, int[] targets, Reader reader) {
    tape.close();
    SequenceBatch batch =
        SequenceBatch.of(translator.config().form(), sources, new long[sources.length]);
    EncoderOutput output = translator.encoder().encode(tape, batch);
    int[] rowOf = new int[sources.length];
    for (int row = 0; row < sources.length; row++) {
      rowOf[batch.sentence(row)] = row;
    }
    for (int i = 0; i < sources.length; i++) {
      int row = rowOf[i];
      reader.read(output, row, batch.layout().length(row), targets[i]);
    }
  }
}
