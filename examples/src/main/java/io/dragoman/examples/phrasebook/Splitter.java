package io.dragoman.examples.phrasebook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Draws disjoint sets from the derivations of all patterns.
 *
 * <p>Each pattern's derivations fall into three pools: <em>held out</em> ones contain a word never
 * combined with this pattern in training, every tenth of the others is <em>reserved</em>, the rest
 * is <em>open</em> for training. Of large patterns a sample of derivations is used. Patterns take
 * turns, so that large ones do not crowd out others.
 */
final class Splitter {

  private static final int HOLD_OUT_ONE_IN = 12;
  private static final int RESERVE_ONE_IN = 10;
  private static final int LEAST_CHOICE = 6;
  private static final int LEAST_PATTERNS = 3;
  private static final int LARGEST_SAMPLE = 2500;

  private static final java.util.regex.Pattern SPACES = java.util.regex.Pattern.compile("[ .,?!]+");

  private final List<Pattern> patterns;
  private final Random random;
  private final List<Deque<Integer>> open = new ArrayList<>();
  private final List<Deque<Integer>> reserved = new ArrayList<>();
  private final List<Deque<Integer>> heldOut = new ArrayList<>();
  private final Set<String> english = new HashSet<>();
  private final Set<String> german = new HashSet<>();
  private final Set<Entry> trained = new HashSet<>();
  private final Set<Pattern> trainedPatterns = new HashSet<>();
  private final Set<String> trainedWords = new HashSet<>();

  Splitter(List<Pattern> patterns, long seed) {
    this.patterns = patterns;
    this.random = new Random(seed);
    List<Set<Entry>> withheld = withhold();
    for (int p = 0; p < patterns.size(); p++) {
      fillPools(patterns.get(p), withheld.get(p));
    }
  }

  PhrasebookSplit split(int train, int valid, int test) {
    if (train < 0 || valid < 0 || test < 0) {
      throw new IllegalArgumentException(
          "phrasebook: sizes " + train + ", " + valid + ", " + test + ": none may be negative");
    }
    List<PhrasePair> training = new ArrayList<>();
    coverWords(train, training);
    draw(open, train, false, training);
    requireSize("training", train, training);
    List<PhrasePair> unseen = new ArrayList<>();
    draw(heldOut, (valid + test + 1) / 2, true, unseen);
    draw(reserved, valid + test, true, unseen);
    requireSize("validation and test", valid + test, unseen);
    Collections.shuffle(training, random);
    Collections.shuffle(unseen, random);
    return new PhrasebookSplit(
        training, unseen.subList(0, valid), unseen.subList(valid, valid + test));
  }

  /** Chooses per pattern the words it must not meet in training; other patterns keep them. */
  private List<Set<Entry>> withhold() {
    Map<Entry, Integer> homes = new HashMap<>();
    for (Pattern pattern : patterns) {
      Set<Entry> words = new HashSet<>();
      pattern.choices().forEach(words::addAll);
      words.forEach(word -> homes.merge(word, 1, Integer::sum));
    }
    List<Set<Entry>> withheld = new ArrayList<>();
    for (Pattern pattern : patterns) {
      Set<Entry> words = new HashSet<>();
      for (List<Entry> choice : pattern.choices()) {
        if (choice.size() < LEAST_CHOICE) {
          continue;
        }
        List<Entry> candidates = new ArrayList<>(choice);
        Collections.shuffle(candidates, random);
        candidates.removeIf(word -> homes.get(word) < LEAST_PATTERNS);
        int count = Math.max(1, choice.size() / HOLD_OUT_ONE_IN);
        for (Entry word : candidates.subList(0, Math.min(count, candidates.size()))) {
          if (words.add(word)) {
            homes.merge(word, -1, Integer::sum);
          }
        }
      }
      withheld.add(words);
    }
    return withheld;
  }

  private void fillPools(Pattern pattern, Set<Entry> withheld) {
    List<Integer> order = new ArrayList<>();
    for (int derivation = 0; derivation < pattern.size(); derivation++) {
      order.add(derivation);
    }
    Collections.shuffle(order, random);
    order = order.subList(0, Math.min(LARGEST_SAMPLE, order.size()));
    Deque<Integer> forTraining = new ArrayDeque<>();
    Deque<Integer> forReserve = new ArrayDeque<>();
    Deque<Integer> unseen = new ArrayDeque<>();
    int count = 0;
    for (int derivation : order) {
      List<Entry> fillers = pattern.fillers(derivation);
      if (!Pattern.sensible(fillers)) {
        continue;
      }
      if (!Collections.disjoint(fillers, withheld)) {
        unseen.add(derivation);
      } else if (++count % RESERVE_ONE_IN == 0) {
        forReserve.add(derivation);
      } else {
        forTraining.add(derivation);
      }
    }
    open.add(forTraining);
    reserved.add(forReserve);
    heldOut.add(unseen);
  }

  /** Takes, as far as the size allows, derivations with words no earlier one had. */
  private void coverWords(int size, List<PhrasePair> into) {
    for (int p = 0; p < patterns.size(); p++) {
      Pattern pattern = patterns.get(p);
      Set<Entry> missing = new HashSet<>();
      pattern.choices().forEach(missing::addAll);
      missing.removeAll(trained);
      for (var it = open.get(p).iterator(); it.hasNext() && !missing.isEmpty(); ) {
        List<Entry> fillers = pattern.fillers(it.next());
        if (into.size() < size && !Collections.disjoint(fillers, missing)) {
          it.remove();
          if (accept(pattern, fillers, false, into)) {
            fillers.forEach(missing::remove);
          }
        }
      }
    }
  }

  /** Lets the patterns take turns until there are enough pairs or no derivation is left. */
  private void draw(
      List<Deque<Integer>> pools, int size, boolean knownOnly, List<PhrasePair> into) {
    boolean some = true;
    while (some && into.size() < size) {
      some = false;
      for (int p = 0; p < patterns.size(); p++) {
        Pattern pattern = patterns.get(p);
        int turns = Math.max(1, pattern.choices().size());
        while (turns > 0 && into.size() < size && !pools.get(p).isEmpty()) {
          some = true;
          if (accept(pattern, pattern.fillers(pools.get(p).poll()), knownOnly, into)) {
            turns--;
          }
        }
      }
    }
  }

  /**
   * Adds a derivation unless one of its sides is taken or, if asked, its pattern or one of its
   * words in this very form was not trained.
   */
  private boolean accept(
      Pattern pattern, List<Entry> fillers, boolean knownOnly, List<PhrasePair> into) {
    if (knownOnly && !trainedPatterns.contains(pattern)) {
      return false;
    }
    PhrasePair pair = pattern.realize(fillers);
    List<String> words = words(pair);
    boolean known = !knownOnly || trainedWords.containsAll(words);
    if (!known || english.contains(pair.english()) || german.contains(pair.german())) {
      return false;
    }
    english.add(pair.english());
    german.add(pair.german());
    if (!knownOnly) {
      trained.addAll(fillers);
      trainedPatterns.add(pattern);
      trainedWords.addAll(words);
    }
    into.add(pair);
    return true;
  }

  /** The words of both sides, each with its language's initial in front. */
  private static List<String> words(PhrasePair pair) {
    List<String> words = new ArrayList<>();
    SPACES.splitAsStream(pair.english()).forEach(word -> words.add("e" + word));
    SPACES.splitAsStream(pair.german()).forEach(word -> words.add("g" + word));
    return words;
  }

  private static void requireSize(String set, int wanted, List<PhrasePair> pairs) {
    if (pairs.size() < wanted) {
      throw new IllegalArgumentException(
          "phrasebook: "
              + wanted
              + " "
              + set
              + " pairs wanted, "
              + pairs.size()
              + " available: ask for fewer");
    }
  }
}
