package io.dragoman.translate;

import io.dragoman.search.ForcedScore;
import io.dragoman.search.ForcedScorer;
import io.dragoman.search.SpecialIds;
import io.dragoman.search.StepScorer;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.tokenizers.vocab.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Scores given translations; may be used by many threads.
 *
 * <p>A score depends on the line and the translation alone: not on batch size, threads or what else
 * is scored. A translation that search found gets the log-probability of the search.
 */
public final class TranslationScorer implements AutoCloseable {
  private static final int WINDOW = 64; // batches read ahead
  private static final int TOKENS_PER_TRANSLATION = 64; // on average, so that memory stays bounded

  private final TextCodec source;
  private final TextCodec target;
  private final int batchSize;
  private final WorkerPool<ForcedScorer> workers;

  /**
   * Starts the workers.
   *
   * @param scorers gives each worker a scorer of its own
   * @param batchSize translations scored together
   * @throws IllegalArgumentException if a number is below 1 or the target vocabulary lacks {@code
   *     <s>}
   */
  public TranslationScorer(
      Supplier<? extends StepScorer> scorers,
      TextCodec source,
      TextCodec target,
      int batchSize,
      int threads) {
    if (batchSize < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "translation scorer: batches of %d and %d threads: both must be at least 1"
              .formatted(batchSize, threads));
    }
    this.source = source;
    this.target = target;
    this.batchSize = batchSize;
    Vocabulary words = target.vocabulary();
    SpecialIds special = new SpecialIds(words.pad(), words.bos(), words.eos(), words.unk());
    workers =
        new WorkerPool<>("dragoman-score", threads, () -> new ForcedScorer(scorers.get(), special));
  }

  /**
   * A line with its translations as ids.
   *
   * @param tokens pieces of each translation
   */
  private record Encoded(
      ScoringTask task, int[] source, List<List<String>> tokens, List<int[]> targets) {
    int longest() {
      int most = targets.stream().mapToInt(each -> each.length).max().orElse(0);
      return Math.max(source.length, most + 1);
    }
  }

  /**
   * Scores tasks as they come, in their order; no more than some batches are held at a time.
   *
   * @param sink gets the scores of each task's translations in their order
   * @throws TranslationException if a task cannot be scored
   */
  public void score(Iterator<ScoringTask> tasks, Consumer<? super List<ScoredTranslation>> sink) {
    List<Encoded> window = new ArrayList<>();
    long held = 0;
    long line = 0;
    while (tasks.hasNext()) {
      Encoded next = encode(tasks.next());
      window.add(next);
      held += next.targets().size();
      if (held >= (long) batchSize * WINDOW || !tasks.hasNext()) {
        scoreWindow(window, line).forEach(sink);
        line += window.size();
        window.clear();
        held = 0;
      }
    }
  }

  /** Scores tasks. */
  public List<List<ScoredTranslation>> score(List<ScoringTask> tasks) {
    List<List<ScoredTranslation>> scores = new ArrayList<>(tasks.size());
    score(tasks.iterator(), scores::add);
    return scores;
  }

  /** Scores one translation. */
  public ScoredTranslation score(String line, String translation) {
    return score(List.of(new ScoringTask(line, List.of(translation)))).get(0).get(0);
  }

  /** The words of a scored translation and how sure the model is of each. */
  public List<WordScore> words(ScoredTranslation scored) {
    List<WordScore> words = new ArrayList<>();
    for (WordSpans.Span span : WordSpans.of(target, scored.text(), scored.tokens())) {
      double least = 1;
      double sum = 0;
      for (int i = span.from(); i < span.to(); i++) {
        double probability = StrictMath.exp(scored.logProbabilities().get(i));
        least = Math.min(least, probability);
        sum += probability;
      }
      words.add(new WordScore(span.word(), least, sum / (span.to() - span.from())));
    }
    return words;
  }

  /** Ends the workers. */
  @Override
  public void close() {
    workers.close();
  }

  private Encoded encode(ScoringTask task) {
    int[] ids = source.encode(task.source());
    int[] ended = Arrays.copyOf(ids, ids.length + 1);
    ended[ids.length] = source.vocabulary().eos();
    List<List<String>> tokens = task.translations().stream().map(target::tokens).toList();
    return new Encoded(task, ended, tokens, tokens.stream().map(target::ids).toList());
  }

  private List<List<ScoredTranslation>> scoreWindow(List<Encoded> window, long before) {
    List<List<ScoredTranslation>> results =
        new ArrayList<>(Collections.nCopies(window.size(), List.of()));
    List<Consumer<ForcedScorer>> jobs = new ArrayList<>();
    for (int[] places : cut(window)) {
      jobs.add(scorer -> scoreBatch(scorer, window, places, before, results));
    }
    workers.runAll(jobs);
    return results;
  }

  /** Places of tasks of like length; a task is never divided. */
  private List<int[]> cut(List<Encoded> window) {
    int[] order =
        IntStream.range(0, window.size())
            .boxed()
            .sorted(Comparator.comparingInt(place -> -window.get(place).longest()))
            .mapToInt(Integer::intValue)
            .toArray();
    long budget = (long) batchSize * TOKENS_PER_TRANSLATION;
    List<int[]> batches = new ArrayList<>();
    int from = 0;
    long translations = 0;
    long tokens = 0;
    for (int i = 0; i < order.length; i++) {
      Encoded next = window.get(order[i]);
      int count = next.targets().size();
      long size = (long) count * next.longest();
      if (i > from && (translations + count > batchSize || tokens + size > budget)) {
        batches.add(Arrays.copyOfRange(order, from, i));
        from = i;
        translations = 0;
        tokens = 0;
      }
      translations += count;
      tokens += size;
    }
    if (from < order.length) {
      batches.add(Arrays.copyOfRange(order, from, order.length));
    }
    return batches;
  }

  /** A batch that fails is tried again task by task, so that the error can name the line. */
  private void scoreBatch(
      ForcedScorer scorer,
      List<Encoded> window,
      int[] places,
      long before,
      List<List<ScoredTranslation>> results) {
    try {
      scoreBatch(scorer, window, places, results);
    } catch (RuntimeException | OutOfMemoryError failure) {
      if (places.length == 1) {
        throw new TranslationException(before + places[0] + 1, "scored", failure);
      }
      for (int place : places) {
        scoreBatch(scorer, window, new int[] {place}, before, results);
      }
    }
  }

  private void scoreBatch(
      ForcedScorer scorer,
      List<Encoded> window,
      int[] places,
      List<List<ScoredTranslation>> results) {
    int[][] sources = new int[places.length][];
    List<int[]> targets = new ArrayList<>();
    List<Integer> sourceOf = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      Encoded task = window.get(places[i]);
      sources[i] = task.source();
      targets.addAll(task.targets());
      sourceOf.addAll(Collections.nCopies(task.targets().size(), i));
    }
    List<ForcedScore> scores =
        scorer.score(
            sources,
            sourceOf.stream().mapToInt(Integer::intValue).toArray(),
            targets.toArray(int[][]::new));
    int at = 0;
    for (int place : places) {
      Encoded task = window.get(place);
      List<ScoredTranslation> own = new ArrayList<>();
      for (int i = 0; i < task.targets().size(); i++) {
        own.add(scored(task, i, scores.get(at++)));
      }
      results.set(place, own);
    }
  }

  private ScoredTranslation scored(Encoded task, int index, ForcedScore score) {
    int[] ids = task.targets().get(index);
    List<Double> words = new ArrayList<>(Arrays.stream(score.words()).boxed().toList());
    if (target.rightToLeft()) {
      Collections.reverse(words.subList(0, ids.length));
    }
    int unk = target.vocabulary().unk();
    return new ScoredTranslation(
        task.task().translations().get(index),
        task.tokens().get(index),
        score.logProbability(),
        words,
        (int) Arrays.stream(ids).filter(id -> id == unk).count());
  }
}
