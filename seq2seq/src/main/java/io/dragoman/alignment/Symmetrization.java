package io.dragoman.alignment;

import java.util.Arrays;
import java.util.Locale;

/**
 * How alignments of both directions become one (Och and Ney 2003; Koehn et al. 2003, Statistical
 * phrase-based translation).
 */
public enum Symmetrization {
  /** Links that both directions have: few and right. */
  INTERSECTION,
  /** Links that one of the directions has. */
  UNION,
  /** The intersection, and links of the union beside those that give a word its first. */
  GROW_DIAG,
  /** The same, and at last links of either direction between two words without any. */
  GROW_DIAG_FINAL_AND;

  private static final int[][] NEIGHBOURS = {
    {-1, 0}, {0, -1}, {1, 0}, {0, 1}, {-1, -1}, {-1, 1}, {1, -1}, {1, 1}
  };

  /** The name on a command line, such as {@code grow-diag}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A pair's links while they grow. */
  private static final class Grid {
    final boolean[][] links;
    final boolean[][] union;
    final boolean[] sources;
    final boolean[] targets;

    Grid(int sourceWords, int targetWords) {
      links = new boolean[sourceWords][targetWords];
      union = new boolean[sourceWords][targetWords];
      sources = new boolean[sourceWords];
      targets = new boolean[targetWords];
    }

    void add(int source, int target) {
      links[source][target] = true;
      sources[source] = true;
      targets[target] = true;
    }
  }

  /**
   * Joins two alignments.
   *
   * @param forward the source word of each target word, or -1
   * @param reverse the target word of each source word, or -1
   * @return source and target word of one link after the other, by source word
   */
  public int[] join(int[] forward, int[] reverse) {
    Grid grid = new Grid(reverse.length, forward.length);
    for (int target = 0; target < forward.length; target++) {
      if (forward[target] >= 0) {
        grid.union[forward[target]][target] = true;
        if (reverse[forward[target]] == target) {
          grid.add(forward[target], target);
        }
      }
    }
    for (int source = 0; source < reverse.length; source++) {
      if (reverse[source] >= 0) {
        grid.union[source][reverse[source]] = true;
      }
    }
    if (this == UNION) {
      return list(grid.union);
    }
    if (this != INTERSECTION) {
      grow(grid);
    }
    if (this == GROW_DIAG_FINAL_AND) {
      finish(grid, forward, reverse);
    }
    return list(grid.links);
  }

  private static void grow(Grid grid) {
    boolean grew = true;
    while (grew) {
      grew = false;
      for (int source = 0; source < grid.sources.length; source++) {
        for (int target = 0; target < grid.targets.length; target++) {
          if (grid.links[source][target]) {
            grew |= growAround(grid, source, target);
          }
        }
      }
    }
  }

  private static boolean growAround(Grid grid, int source, int target) {
    boolean grew = false;
    for (int[] step : NEIGHBOURS) {
      int s = source + step[0];
      int t = target + step[1];
      boolean inside = s >= 0 && t >= 0 && s < grid.sources.length && t < grid.targets.length;
      if (inside && grid.union[s][t] && !(grid.sources[s] && grid.targets[t])) {
        grid.add(s, t);
        grew = true;
      }
    }
    return grew;
  }

  private static void finish(Grid grid, int[] forward, int[] reverse) {
    for (int target = 0; target < forward.length; target++) {
      int source = forward[target];
      if (source >= 0 && !grid.sources[source] && !grid.targets[target]) {
        grid.add(source, target);
      }
    }
    for (int source = 0; source < reverse.length; source++) {
      int target = reverse[source];
      if (target >= 0 && !grid.sources[source] && !grid.targets[target]) {
        grid.add(source, target);
      }
    }
  }

  private static int[] list(boolean[][] links) {
    int[] list = new int[2 * links.length * (links.length == 0 ? 0 : links[0].length)];
    int size = 0;
    for (int source = 0; source < links.length; source++) {
      for (int target = 0; target < links[source].length; target++) {
        if (links[source][target]) {
          list[size++] = source;
          list[size++] = target;
        }
      }
    }
    return Arrays.copyOf(list, size);
  }
}
