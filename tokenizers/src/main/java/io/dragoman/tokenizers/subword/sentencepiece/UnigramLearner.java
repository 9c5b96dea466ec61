package io.dragoman.tokenizers.subword.sentencepiece;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Preconditions;
import io.dragoman.tokenizers.subword.bpe.WordCounts;
import it.unimi.dsi.fastutil.ints.Int2LongMap;
import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.objects.Object2LongMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Learns a unigram model (Kudo, ACL 2018): from many frequent substrings, expectation maximization
 * estimates how probable each is, and those without which the text would lose least are dropped,
 * again and again, until as many are left as wanted. A digamma function in the M step takes away
 * from the rare ones (Liang and Klein, 2007).
 */
public final class UnigramLearner {
  private static final int SEEDS = 1_000_000;
  private static final int EM_STEPS = 2;
  private static final double SHRINKING = 0.75;
  private static final double LEAST_EXPECTED = 0.5;
  private static final double SPARE = 1.1;
  private static final double TIE_BREAK = 0.0001;

  private final List<int[]> words = new ArrayList<>();
  private final long[] counts;
  private final List<int[]> units = new ArrayList<>();
  private final double[] scores;
  private final UnitLattice lattice;
  private final List<Int2LongMap.Entry> characters;
  private final int required;
  private final UnigramOptions options;

  private UnigramLearner(WordCounts text, UnigramOptions options) {
    this.options = options;
    List<Object2LongMap.Entry<String>> entries = parts(text, options.userDefined()).byFrequency();
    counts = entries.stream().mapToLong(Object2LongMap.Entry::getLongValue).toArray();
    Int2LongOpenHashMap frequencies = new Int2LongOpenHashMap();
    for (Object2LongMap.Entry<String> each : entries) {
      int[] word = each.getKey().codePoints().toArray();
      words.add(word);
      for (int c : word) {
        frequencies.addTo(c, each.getLongValue());
      }
    }
    characters = new ArrayList<>(frequencies.int2LongEntrySet());
    characters.sort(
        Comparator.comparingLong(Int2LongMap.Entry::getLongValue)
            .reversed()
            .thenComparing(Int2LongMap.Entry::getIntKey));
    required = required(options.coverage());
    blankRareCharacters();
    List<Double> weights = new ArrayList<>();
    for (Int2LongMap.Entry each : characters.subList(0, required)) {
      units.add(new int[] {each.getIntKey()});
      weights.add((double) each.getLongValue());
    }
    for (SeedPieces.Unit each : SeedPieces.find(words, counts, SEEDS)) {
      units.add(each.characters());
      weights.add(each.weight());
    }
    double total = weights.stream().mapToDouble(Double::doubleValue).sum();
    scores = weights.stream().mapToDouble(each -> Math.log(each / total)).toArray();
    lattice = new UnitLattice(units);
  }

  /** What is learned from: words behind a space, without the pieces that are found anyway. */
  private static WordCounts parts(WordCounts text, List<String> userDefined) {
    ByteTrie trie = new ByteTrie();
    for (int i = 0; i < userDefined.size(); i++) {
      trie.put(userDefined.get(i).getBytes(UTF_8), i);
    }
    WordCounts parts = new WordCounts();
    for (Object2LongMap.Entry<String> each : text.inOrder()) {
      byte[] word = (SentencePieceModel.SPACE + each.getKey()).getBytes(UTF_8);
      int start = 0;
      for (int end = 0; end < word.length; ) {
        int found = trie.longest(word, end);
        if (found > 0) {
          addPart(word, start, end, each.getLongValue(), parts);
          start = end + found;
        }
        end += found > 0 ? found : Utf8.length(word, end);
      }
      addPart(word, start, word.length, each.getLongValue(), parts);
    }
    return parts;
  }

  private static void addPart(byte[] word, int start, int end, long count, WordCounts parts) {
    if (end > start) {
      parts.add(Utf8.text(word, start, end), count);
    }
  }

  /** How many of the most frequent characters make up the wanted part of the text. */
  private int required(double coverage) {
    long total = characters.stream().mapToLong(Int2LongMap.Entry::getLongValue).sum();
    long sum = 0;
    int count = 0;
    while (count < characters.size() && (double) sum / total < coverage) {
      sum += characters.get(count++).getLongValue();
    }
    return count;
  }

  private void blankRareCharacters() {
    Int2LongOpenHashMap kept = new Int2LongOpenHashMap();
    characters.subList(0, required).forEach(each -> kept.put(each.getIntKey(), 1));
    words.replaceAll(word -> Arrays.stream(word).map(c -> kept.get(c) > 0 ? c : 0).toArray());
  }

  /**
   * Learns from words.
   *
   * @param text words with their counts
   * @param size pieces of the model, the unknown, begin and end pieces among them
   * @param coverage part of the text whose characters are all pieces
   * @return a model that does not change text but for needless spaces; it has fewer pieces if the
   *     text has no more
   * @throws IllegalArgumentException if there is no word or the size is too small for the
   *     characters
   */
  public static SentencePieceModel learn(WordCounts text, int size, double coverage) {
    return learn(text, UnigramOptions.of(size, coverage));
  }

  /**
   * Learns from words.
   *
   * @param text words with their counts
   * @return a model that does not change text but for needless spaces; it has fewer pieces if the
   *     text has no more
   * @throws IllegalArgumentException if there is no word or the size is too small for the
   *     characters and the pieces that are not learned
   */
  public static SentencePieceModel learn(WordCounts text, UnigramOptions options) {
    Preconditions.checkArgument(
        text.distinct() > 0, "subwords: the text has no word: give another");
    UnigramLearner learner = new UnigramLearner(text, options);
    List<Piece> meta = meta(options);
    int room = options.size() - meta.size();
    if (room < learner.required) {
      throw new IllegalArgumentException(
          "subwords: size %d is too small for %d characters and %d special pieces: raise it"
              .formatted(options.size(), learner.required, meta.size()));
    }
    learner.shrink((int) (options.size() * SPARE));
    return learner.model(meta, room);
  }

  /** The pieces that are not learned. */
  private static List<Piece> meta(UnigramOptions options) {
    List<Piece> meta = new ArrayList<>();
    meta.add(new Piece("<unk>", 0, Piece.Type.UNKNOWN));
    meta.add(new Piece("<s>", 0, Piece.Type.CONTROL));
    meta.add(new Piece("</s>", 0, Piece.Type.CONTROL));
    options.userDefined().forEach(each -> meta.add(new Piece(each, 0, Piece.Type.USER_DEFINED)));
    for (int value = 0; options.byteFallback() && value <= 0xFF; value++) {
      meta.add(new Piece(PieceTable.byteText(value), 0, Piece.Type.BYTE));
    }
    return meta;
  }

  private void shrink(int wanted) {
    while (true) {
      for (int i = 0; i < EM_STEPS; i++) {
        maximize(expect());
      }
      if (inUse() <= wanted) {
        return;
      }
      prune(Math.max(wanted, (int) (SHRINKING * inUse())));
    }
  }

  private int inUse() {
    return (int) Arrays.stream(scores).filter(score -> !Double.isNaN(score)).count();
  }

  private double[] expect() {
    double[] expected = new double[scores.length];
    lattice.setScores(scores);
    for (int i = 0; i < counts.length; i++) {
      lattice.set(words.get(i));
      lattice.expect(counts[i], expected);
    }
    return expected;
  }

  private void maximize(double[] expected) {
    double total = 0;
    for (int i = 0; i < scores.length; i++) {
      total += expected[i] >= LEAST_EXPECTED ? expected[i] : 0;
    }
    double normalizer = Digamma.of(total);
    for (int i = 0; i < scores.length; i++) {
      boolean kept = expected[i] >= LEAST_EXPECTED;
      scores[i] = kept ? Digamma.of(expected[i]) - normalizer : Double.NaN;
    }
  }

  /** Keeps the units whose loss would cost the most. */
  private void prune(int wanted) {
    lattice.setScores(scores);
    double[] used = new double[scores.length];
    for (int i = 0; i < counts.length; i++) {
      lattice.set(words.get(i));
      IntArrayList path = lattice.best(true);
      for (int j = 0; j < path.size(); j++) {
        if (path.getInt(j) != UnitLattice.UNKNOWN) {
          used[path.getInt(j)] += counts[i];
        }
      }
    }
    double total = Arrays.stream(used).sum();
    double[] losses = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      losses[i] = Double.isNaN(scores[i]) ? Double.NaN : loss(i, used, total);
    }
    int[] order =
        IntStream.range(0, scores.length)
            .filter(i -> !Double.isNaN(losses[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -losses[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    boolean[] kept = new boolean[scores.length];
    for (int i = 0; i < Math.min(wanted, order.length); i++) {
      kept[order[i]] = true;
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] = kept[i] ? scores[i] : Double.NaN;
    }
  }

  /**
   * By how much the text would get less probable if a unit's occurrences became its best
   * alternative; infinite if it has none, NaN if it is not needed.
   */
  private double loss(int unit, double[] used, double total) {
    if (units.get(unit).length == 1) {
      return used[unit] == 0 ? Double.NaN : Double.POSITIVE_INFINITY;
    }
    lattice.set(units.get(unit));
    if (used[unit] == 0 || lattice.best(true).size() > 1) {
      return Double.NaN;
    }
    IntArrayList alternative = lattice.best(false);
    double frequency = used[unit];
    double without = Math.log(total + frequency * (alternative.size() - 1));
    double logAlternative = 0;
    for (int i = 0; i < alternative.size(); i++) {
      int part = alternative.getInt(i);
      double before = part == UnitLattice.UNKNOWN ? 0 : used[part];
      logAlternative += Math.log(before + frequency) - without;
    }
    return frequency * (Math.log(frequency) - Math.log(total) - logAlternative);
  }

  private SentencePieceModel model(List<Piece> meta, int room) {
    double least = Arrays.stream(scores).filter(score -> !Double.isNaN(score)).min().orElse(0);
    List<Piece> pieces = new ArrayList<>();
    double penalty = 0;
    for (int i = 0; i < required; i++) {
      double score = scores[i];
      if (Double.isNaN(score)) {
        score = least + penalty;
        penalty += TIE_BREAK;
      }
      pieces.add(piece(i, score));
    }
    IntStream.range(required, scores.length)
        .filter(i -> !Double.isNaN(scores[i]))
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -scores[i]))
        .limit(room - required)
        .forEach(i -> pieces.add(piece(i, scores[i])));
    pieces.sort(
        Comparator.comparingDouble((Piece piece) -> -piece.score()).thenComparing(Piece::text));
    List<Piece> all = new ArrayList<>(meta);
    all.addAll(pieces);
    ModelSpec spec =
        new ModelSpec(
            ModelSpec.Kind.UNIGRAM,
            all,
            options.byteFallback(),
            false,
            ModelSpec.UNKNOWN_SURFACE,
            new ModelSpec.Normalization("identity", new byte[0], true, true),
            new byte[0]);
    return new SentencePieceModel(spec, Path.of("learned model"));
  }

  private Piece piece(int unit, double score) {
    int[] characters = units.get(unit);
    String text = new String(characters, 0, characters.length);
    return new Piece(text, (float) score, Piece.Type.NORMAL);
  }
}
