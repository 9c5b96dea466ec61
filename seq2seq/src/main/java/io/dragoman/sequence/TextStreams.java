package io.dragoman.sequence;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Tape;
import io.dragoman.model.CarriedState;
import io.dragoman.model.SequenceBatch;
import io.dragoman.model.SequenceNetwork;
import io.dragoman.model.SequenceNetwork.Continued;
import io.dragoman.model.SequenceTargets;
import io.dragoman.training.Objective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A long text as streams side by side, read in windows: truncated backpropagation through time
 * (Williams and Peng 1990). From window to window states are carried over as constants; each epoch
 * begins with zeros.
 */
public final class TextStreams implements EpochBatches<TextStreams.Window> {
  private final int[] ids;
  private final int streams;
  private final int window;
  private final int shards;
  private final int length; // of a stream

  /** Where some streams stand: what one window hands to the next. */
  static final class Place {
    private CarriedState state = CarriedState.start();
  }

  /**
   * A window of some of the streams.
   *
   * @param input a row for each stream
   * @param targets the id after each
   * @param place where the streams stand; changed when the window is read
   */
  public record Window(SequenceBatch input, SequenceTargets targets, Place place) {}

  /**
   * Cuts a text.
   *
   * @param ids the text; ids at the end that do not fill all streams are left out
   * @param streams rows of a batch
   * @param window steps of a batch
   * @param shards parts of a batch
   * @throws IllegalArgumentException if the text is shorter than one step of all streams
   */
  public TextStreams(int[] ids, int streams, int window, int shards) {
    if (streams < 1 || window < 1 || shards < 1 || ids.length <= streams) {
      throw new IllegalArgumentException(
          ("text streams: " + ids.length + " tokens in " + streams + " streams, windows of ")
              + (window + ", " + shards + " shards: each number must be at least 1, and the text")
              + " longer than the streams are many");
    }
    this.ids = ids;
    this.streams = streams;
    this.window = window;
    this.shards = Math.min(shards, streams);
    this.length = (ids.length - 1) / streams;
  }

  /** The number of ids that are predicted. */
  public int targets() {
    return streams * length;
  }

  @Override
  public List<List<Window>> of(int epoch) {
    List<Place> places = new ArrayList<>();
    for (int shard = 0; shard < shards; shard++) {
      places.add(new Place());
    }
    List<List<Window>> windows = new ArrayList<>();
    for (int from = 0; from < length; from += window) {
      List<Window> parts = new ArrayList<>();
      for (int shard = 0; shard < shards; shard++) {
        int first = streams * shard / shards;
        int end = streams * (shard + 1) / shards;
        parts.add(window(first, end, from, Math.min(length, from + window), places.get(shard)));
      }
      windows.add(parts);
    }
    return windows;
  }

  private Window window(int firstStream, int endStream, int from, int to, Place place) {
    int[][] inputs = new int[endStream - firstStream][];
    int[][] next = new int[inputs.length][];
    long[] keys = new long[inputs.length];
    for (int row = 0; row < inputs.length; row++) {
      int start = (firstStream + row) * length;
      inputs[row] = Arrays.copyOfRange(ids, start + from, start + to);
      next[row] = Arrays.copyOfRange(ids, start + from + 1, start + to + 1);
      keys[row] = (long) firstStream + row;
    }
    SequenceBatch input = SequenceBatch.of(inputs, keys);
    return new Window(input, SequenceTargets.labelsOverTime(input, next), place);
  }

  /** The cross-entropy of windows; its units are ids. */
  public static Objective<Window> objective(SequenceNetwork network) {
    return new Objective<>() {
      @Override
      public int units(Window shard) {
        return shard.targets().size();
      }

      @Override
      public Loss loss(Tape tape, Window shard, float scale) {
        Continued read = network.readOn(tape, shard.input(), shard.place().state);
        shard.place().state = read.state();
        return network.lossOf(tape, read.logits(), shard.targets(), scale);
      }
    };
  }
}
