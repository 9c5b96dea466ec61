package io.dragoman.tokenizers.casing;

import io.dragoman.tokenizers.vocab.CodePointOrder;
import it.unimi.dsi.fastutil.objects.Object2DoubleMap;
import it.unimi.dsi.fastutil.objects.Object2DoubleOpenHashMap;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts how words are written where no sentence starts, as Moses' {@code train-truecaser.perl}.
 *
 * <p>Words come in the order of their code points. Of forms that are equally frequent the last in
 * this order wins, which has fewer capitals ({@code apple} over {@code Apple}); Moses leaves both
 * to chance. Not safe for use by many threads.
 */
public final class TruecaserLearner {
  private static final double WEIGHT_ALONE = 0.1;

  private final Map<String, Object2DoubleOpenHashMap<String>> counts =
      new TreeMap<>(CodePointOrder.INSTANCE);
  private final SentenceStarts starts;
  private final boolean firstToo;

  TruecaserLearner(SentenceStarts starts, boolean firstToo) {
    this.starts = starts;
    this.firstToo = firstToo;
  }

  /**
   * Learns from text that the tokenizer of Moses cut.
   *
   * @param firstToo whether the first word of a sentence counts if it is not capitalized or, with a
   *     tenth of the weight, if it is the only word of its line ({@code possiblyUseFirstToken})
   */
  public static TruecaserLearner ofMoses(boolean firstToo) {
    return new TruecaserLearner(SentenceStarts.MOSES, firstToo);
  }

  /** Counts the words of a line; XML tags are none. */
  public void addLine(String line) {
    add(MosesLine.of(line).words());
  }

  /** Counts the words of a line. */
  void add(List<String> words) {
    int first = 0;
    while (first < words.size() && starts.delays(words.get(first))) {
      first++;
    }
    boolean startsSentence = true;
    for (int i = first; i < words.size(); i++) {
      if (i > first) {
        String before = words.get(i - 1);
        startsSentence = starts.after(before, startsSentence && starts.delaysLearning());
      }
      double weight = startsSentence ? weightOfFirst(words.get(i), words.size()) : 1;
      if (weight > 0) {
        counts
            .computeIfAbsent(Truecaser.lower(words.get(i)), key -> new Object2DoubleOpenHashMap<>())
            .addTo(words.get(i), weight);
      }
    }
  }

  private double weightOfFirst(String word, int words) {
    if (!firstToo) {
      return 0;
    }
    String letter = Character.toString(word.codePointAt(0));
    if (Truecaser.lower(letter).equals(letter)) {
      return 1;
    }
    return words == 1 ? WEIGHT_ALONE : 0;
  }

  /** What was learned. */
  public Truecaser learn() {
    StringBuilder text = new StringBuilder();
    for (Object2DoubleOpenHashMap<String> forms : counts.values()) {
      List<Object2DoubleMap.Entry<String>> sorted = new ArrayList<>(forms.object2DoubleEntrySet());
      sorted.sort(
          Comparator.<Object2DoubleMap.Entry<String>>comparingDouble(
                  Object2DoubleMap.Entry::getDoubleValue)
              .thenComparing(Object2DoubleMap.Entry::getKey, CodePointOrder.INSTANCE)
              .reversed());
      double total = sorted.stream().mapToDouble(Object2DoubleMap.Entry::getDoubleValue).sum();
      String end = "/" + format(total) + ")";
      for (Object2DoubleMap.Entry<String> form : sorted) {
        text.append(form.getKey()).append(" (").append(format(form.getDoubleValue()));
        text.append(end).append(' ');
        end = ")";
      }
      text.setCharAt(text.length() - 1, '\n');
    }
    return Truecaser.parse(text.toString());
  }

  /** With 15 digits, as Perl prints numbers. */
  private static String format(double count) {
    return BigDecimal.valueOf(count)
        .round(new MathContext(15))
        .stripTrailingZeros()
        .toPlainString();
  }
}
