package io.dragoman.translate;

import java.util.List;

/** Orders the n-best translations of lines anew. */
@FunctionalInterface
public interface NBestReranker {
  /**
   * Orders a batch.
   *
   * @param batch translations with all their candidates
   * @return the same lines in the same order, each with its candidates best first and new scores
   */
  List<Translation> rerank(List<Translation> batch);
}
