package io.dragoman.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes translations as a {@link Translator} delivers them, has them ordered anew some lines at a
 * time, and hands them on in the order of the lines.
 */
public final class RerankedTranslations implements Consumer<Translation> {
  private final NBestReranker reranker;
  private final int lines;
  private final int results;
  private final Consumer<? super Translation> sink;
  private final List<Translation> waiting = new ArrayList<>();

  /**
   * Prepares to hand on.
   *
   * @param lines ordered together, which never changes results
   * @param results candidates of a line that are handed on
   */
  public RerankedTranslations(
      NBestReranker reranker, int lines, int results, Consumer<? super Translation> sink) {
    this.reranker = reranker;
    this.lines = lines;
    this.results = results;
    this.sink = sink;
  }

  @Override
  public void accept(Translation translation) {
    waiting.add(translation);
    if (waiting.size() >= lines) {
      flush();
    }
  }

  /** Hands on what waits; to be called at the end. */
  public void flush() {
    List<Translation> batch = List.copyOf(waiting);
    waiting.clear();
    for (Translation each : reranker.rerank(batch)) {
      List<RankedText> best = each.nBest();
      sink.accept(each.withNBest(best.subList(0, Math.min(results, best.size()))));
    }
  }
}
