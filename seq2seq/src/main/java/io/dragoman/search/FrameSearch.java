package io.dragoman.search;

import io.dragoman.autograd.Tape;
import io.dragoman.kernels.Kernels;
import io.dragoman.model.EncoderOutput;
import io.dragoman.model.FrameBatch;
import io.dragoman.model.FrameEncoder;
import io.dragoman.model.FrameEncoderDecoder;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the words that sequences of frames stand for, as {@link Searcher} finds translations.
 * Belongs to one thread.
 *
 * <p>Frames are no words, so the length of a result is limited by {@link LengthLimits#maxExtra}
 * alone; attention weights are those of the encoder's states.
 */
public final class FrameSearch {
  private final Sources sources;
  private final Searcher searcher;

  /** A search with memory of its own; the model's parameters are shared. */
  public FrameSearch(
      FrameEncoderDecoder model, Kernels kernels, SpecialIds special, SearchOptions options) {
    sources = new Sources(model.encoder());
    searcher =
        Searcher.create(new ModelScorer(model.decoder(), sources, kernels), special, options);
  }

  /**
   * Recognizes a batch.
   *
   * @param sequences {@code [sequence][time][features]}
   * @return for each sequence up to n-best hypotheses: finished ones first, best first
   * @throws IllegalArgumentException if a sequence is empty or has frames of another size
   */
  public List<List<Hypothesis>> search(float[][][] sequences) {
    sources.sequences = sequences;
    int[][] numbers = new int[sequences.length][];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = new int[] {i};
    }
    return searcher.search(numbers);
  }

  /** The sequences of a batch, each named by its number. */
  private static final class Sources implements SourceReader {
    private final FrameEncoder encoder;
    private float[][][] sequences;

    Sources(FrameEncoder encoder) {
      this.encoder = encoder;
    }

    @Override
    public Reading read(Tape tape, int[][] numbers) {
      float[][][] named = new float[numbers.length][][];
      for (int i = 0; i < named.length; i++) {
        named[i] = sequences[numbers[i][0]];
      }
      long[] keys = IntStream.range(0, named.length).asLongStream().toArray();
      FrameBatch batch = FrameBatch.of(named, keys);
      int[] rowOfSource = new int[named.length];
      for (int row = 0; row < named.length; row++) {
        rowOfSource[batch.sentence(row)] = row;
      }
      EncoderOutput output = encoder.encode(tape, batch);
      return new Reading(output, output.layout(), 1, rowOfSource); // weights of states
    }
  }
}
