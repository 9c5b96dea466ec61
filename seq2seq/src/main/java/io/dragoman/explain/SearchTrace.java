package io.dragoman.explain;

import io.dragoman.explain.Explanation.Fate;
import io.dragoman.search.BeamStep;
import io.dragoman.search.BeamStep.Continuation;
import io.dragoman.search.SearchListener;
import io.dragoman.search.SpecialIds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes down the search of one sentence, all groups, and what becomes of a reference. */
final class SearchTrace implements SearchListener {
  private static final int CHOICES = 6;

  private final SpecialIds special;
  private final int[] reference; // with </s>, or null
  private final List<Entry> entries = new ArrayList<>();
  private final List<List<Continuation>> starts = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();

  /** The hypotheses of a group as they are now. */
  private static final class Group {
    List<Integer> active = List.of(-1); // entries of the hypotheses, -1 for the start
    int onReference; // the hypothesis that the reference begins with, -1 if lost
    Optional<Lost> lost = Optional.empty();
  }

  /** A hypothesis's last word; {@code next} is what could follow, if it went on. */
  static final class Entry {
    final int group;
    final int time;
    final int from;
    final Continuation word;
    final Fate fate;
    final boolean reference;
    List<Continuation> next = List.of();

    Entry(BeamStep step, int from, Continuation word, Fate fate, boolean reference) {
      group = step.group();
      time = step.time();
      this.from = from;
      this.word = word;
      this.fate = fate;
      this.reference = reference;
    }
  }

  /** Where the reference fell out. */
  record Lost(int time, Continuation word, int betterWords, double worstKept) {}

  /**
   * A trace without steps.
   *
   * @param reference ids without {@code </s>}, if there is one
   */
  SearchTrace(SpecialIds special, Optional<int[]> reference) {
    this.special = special;
    this.reference = reference.map(each -> ended(each, special.eos())).orElse(null);
  }

  private static int[] ended(int[] ids, int eos) {
    int[] with = Arrays.copyOf(ids, ids.length + 1);
    with[ids.length] = eos;
    return with;
  }

  @Override
  public void started(int[][] sources) {
    if (sources.length != 1) {
      throw new IllegalArgumentException(
          "search trace: " + sources.length + " sentences: trace one at a time");
    }
  }

  private Group group(int number) {
    while (groups.size() <= number) {
      groups.add(new Group());
      groups.get(groups.size() - 1).onReference = reference == null ? -1 : 0;
    }
    return groups.get(number);
  }

  @Override
  public void stepped(BeamStep step) {
    Group group = group(step.group());
    for (int i = 0; i < step.hypotheses(); i++) {
      List<Continuation> next = step.best(i, CHOICES);
      if (group.active.get(i) < 0) {
        starts.add(next);
      } else {
        entries.get(group.active.get(i)).next = next;
      }
    }
    List<Continuation> kept = step.kept();
    Optional<Continuation> wanted =
        group.onReference < 0
            ? Optional.empty()
            : Optional.of(step.continuation(group.onReference, reference[step.time()]));
    List<Integer> after = new ArrayList<>();
    int follows = -1;
    for (Continuation each : kept) {
      boolean ends = each.id() == special.eos();
      boolean isReference = wanted.isPresent() && isSame(each, wanted.get());
      entries.add(
          new Entry(
              step,
              group.active.get(each.from()),
              each,
              ends ? Fate.FINISHED : Fate.KEPT,
              isReference));
      if (!ends) {
        follows = isReference ? after.size() : follows;
        after.add(entries.size() - 1);
      }
    }
    addFallen(step, group, kept, wanted);
    if (wanted.isPresent() && kept.stream().noneMatch(each -> isSame(each, wanted.get()))) {
      double worst = kept.isEmpty() ? 0 : kept.get(kept.size() - 1).logProbability();
      int better = step.rank(group.onReference, wanted.get().id());
      group.lost = Optional.of(new Lost(step.time(), wanted.get(), better, worst));
    }
    group.onReference = follows;
    group.active = after;
  }

  /** The best that fell out, as many as were kept, and the reference if it did. */
  private void addFallen(
      BeamStep step, Group group, List<Continuation> kept, Optional<Continuation> wanted) {
    Set<Long> known = new HashSet<>();
    kept.forEach(each -> known.add(key(each)));
    List<Continuation> others = new ArrayList<>();
    for (int i = 0; i < step.hypotheses(); i++) {
      for (Continuation each : step.best(i, 2 * kept.size() + 2)) {
        if (each.id() != special.pad() && each.id() != special.bos()) {
          others.add(each);
        }
      }
    }
    others.removeIf(each -> known.contains(key(each)));
    others.sort(Comparator.comparingDouble(Continuation::logProbability).reversed());
    List<Continuation> shown =
        new ArrayList<>(others.subList(0, Math.min(kept.size(), others.size())));
    shown.forEach(each -> known.add(key(each)));
    wanted.filter(each -> !known.contains(key(each))).ifPresent(shown::add);
    for (Continuation each : shown) {
      boolean isReference = wanted.isPresent() && isSame(each, wanted.get());
      entries.add(new Entry(step, group.active.get(each.from()), each, Fate.FELL, isReference));
    }
  }

  private static long key(Continuation each) {
    return ((long) each.from() << 32) | each.id();
  }

  private static boolean isSame(Continuation one, Continuation other) {
    return one.from() == other.from() && one.id() == other.id();
  }

  List<Entry> entries() {
    return entries;
  }

  /** What could follow the words of an entry; -1 is the beginning. */
  List<Continuation> next(int entry) {
    return entry < 0 ? starts.get(0) : entries.get(entry).next;
  }

  /** Where the last group lost the reference, if all did. */
  Optional<Lost> lost() {
    return groups.stream().allMatch(each -> each.lost.isPresent())
        ? groups.stream().map(each -> each.lost.get()).max(Comparator.comparingInt(Lost::time))
        : Optional.empty();
  }

  /**
   * The entries of a sentence's words in the first group that has all of them, else in the last; -1
   * where the search did not have them.
   */
  int[] path(int[] ids) {
    int[] path = path(ids, 0);
    for (int group = 1; group < groups.size() && isBroken(path); group++) {
      path = path(ids, group);
    }
    return path;
  }

  private static boolean isBroken(int[] path) {
    return path.length > 0 && path[path.length - 1] < 0;
  }

  private int[] path(int[] ids, int group) {
    int[] path = new int[ids.length];
    int at = -1;
    for (int t = 0; t < ids.length; t++) {
      int found = -2;
      for (int i = 0; i < entries.size(); i++) {
        Entry each = entries.get(i);
        if (each.group == group && each.time == t && each.from == at && each.word.id() == ids[t]) {
          found = i;
          break;
        }
      }
      path[t] = Math.max(found, -1);
      at = found;
    }
    return path;
  }
}
