package io.dragoman.data;

import io.dragoman.model.ParallelBatch;
import io.dragoman.model.SourceForm;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sentence pairs that share one update, ordered from long to short targets. */
public final class Batch {
  private final long[] lines;
  private final int[][] sources;
  private final int[][] targets;
  private final int start;
  private final int end;
  private final SourceForm form;

  private Batch(
      SourceForm form, long[] lines, int[][] sources, int[][] targets, int start, int end) {
    this.form = form;
    this.lines = lines;
    this.sources = sources;
    this.targets = targets;
    this.start = start;
    this.end = end;
  }

  /**
   * Puts pairs together.
   *
   * @param pairs each with at least one token on both sides
   * @param start id of the token that starts every target
   * @param end id of the token that ends every sentence
   */
  public static Batch of(List<EncodedPair> pairs, int start, int end) {
    return of(SourceForm.PLAIN, pairs, start, end);
  }

  /** Puts pairs together whose sources have a form. */
  static Batch of(SourceForm form, List<EncodedPair> pairs, int start, int end) {
    List<EncodedPair> sorted = new ArrayList<>(pairs);
    sorted.sort(Batch::longestFirst);
    int size = sorted.size();
    Batch batch = new Batch(form, new long[size], new int[size][], new int[size][], start, end);
    for (int i = 0; i < size; i++) {
      EncodedPair pair = sorted.get(i);
      batch.lines[i] = pair.line();
      batch.sources[i] = append(pair.source(), end);
      batch.targets[i] = pair.target();
    }
    return batch;
  }

  /** By target and then by source, whose numbers are as many for each word. */
  private static int longestFirst(EncodedPair a, EncodedPair b) {
    int byTarget = Integer.compare(b.target().length, a.target().length);
    return byTarget != 0 ? byTarget : Integer.compare(b.source().length, a.source().length);
  }

  /** The number of sentence pairs. */
  public int size() {
    return lines.length;
  }

  /** Line numbers in the corpus, counted from 1; a copy. */
  public long[] lines() {
    return lines.clone();
  }

  /** Ids of a source sentence in its form, its end token included; not a copy. */
  public int[] source(int index) {
    return sources[index];
  }

  /** Ids of a target sentence, without start and end tokens; not a copy. */
  public int[] target(int index) {
    return targets[index];
  }

  /** All source tokens, the end tokens included. */
  public int sourceTokens() {
    int tokens = 0;
    for (int[] source : sources) {
      tokens += form.allWords(source);
    }
    return tokens;
  }

  /** All target tokens, the end tokens included. */
  public int targetTokens() {
    int tokens = 0;
    for (int[] target : targets) {
      tokens += target.length + 1;
    }
    return tokens;
  }

  /**
   * Packs the sentences into shards of nearly equal work: from long to short, each goes to the
   * shard with the least work so far that is not full. The order in a shard is that of the batch.
   *
   * @param count how many shards; fewer if there are fewer sentences
   */
  public List<ParallelBatch> shards(int count) {
    int parts = Math.min(count, size());
    int full = (size() + parts - 1) / parts;
    List<IntArrayList> members = new ArrayList<>();
    long[] work = new long[parts];
    for (int part = 0; part < parts; part++) {
      members.add(new IntArrayList(full));
    }
    for (int place : placesByWork()) {
      int least = -1;
      for (int part = 0; part < parts; part++) {
        if (members.get(part).size() < full && (least < 0 || work[part] < work[least])) {
          least = part;
        }
      }
      members.get(least).add(place);
      work[least] += work(place);
    }
    List<ParallelBatch> shards = new ArrayList<>(parts);
    for (IntArrayList each : members) {
      IntArrays.quickSort(each.elements(), 0, each.size());
      shards.add(pack(each));
    }
    return shards;
  }

  /** The whole batch in one piece. */
  public ParallelBatch whole() {
    return shards(1).get(0);
  }

  private int[] placesByWork() {
    int[] places = new int[size()];
    Arrays.setAll(places, place -> place);
    IntArrays.mergeSort(places, (a, b) -> Long.compare(work(b), work(a)));
    return places;
  }

  /** A target word costs about three times as much as a source word. */
  private long work(int place) {
    return 3L * targets[place].length + form.allWords(sources[place]);
  }

  private ParallelBatch pack(IntArrayList places) {
    int members = places.size();
    int[][] shardSources = new int[members][];
    int[][] shardTargets = new int[members][];
    long[] shardLines = new long[members];
    for (int i = 0; i < members; i++) {
      int place = places.getInt(i);
      shardSources[i] = sources[place];
      shardTargets[i] = targets[place];
      shardLines[i] = lines[place];
    }
    return ParallelBatch.of(form, shardSources, shardTargets, start, end, shardLines);
  }

  private static int[] append(int[] ids, int end) {
    int[] result = Arrays.copyOf(ids, ids.length + 1);
    result[ids.length] = end;
    return result;
  }
}
