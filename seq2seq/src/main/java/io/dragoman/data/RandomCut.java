package io.dragoman.data;

import java.util.List;
import java.util.random.RandomGenerator;

/** How the lines of one side become ids, which may be others each time. */
public interface RandomCut {

  /** The tokens of a line, which never change. */
  List<String> tokens(String line);

  /** The ids of a line's tokens without anything random, and without an end token. */
  int[] ordinary(List<String> tokens);

  /** Ids of a line's tokens that depend on the random numbers alone, without an end token. */
  int[] random(List<String> tokens, RandomGenerator random);
}
