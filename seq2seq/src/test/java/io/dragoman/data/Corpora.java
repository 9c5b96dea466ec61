package io.dragoman.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Corpora of numbers for tests. */
final class Corpora {
  private Corpora() {}

  /** Pairs of random lengths from 1 to {@code maxLength}; lines are numbered from 1. */
  static EncodedCorpus random(int pairs, int maxLength, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<SentencePair> text = new ArrayList<>();
    for (int line = 1; line <= pairs; line++) {
      text.add(new SentencePair(line, sentence(random, maxLength), sentence(random, maxLength)));
    }
    return encode(text, maxLength);
  }

  static EncodedCorpus encode(List<SentencePair> text, int maxLength) {
    return EncodedCorpus.of(text.iterator(), Corpora::ids, Corpora::ids, maxLength);
  }

  /** A batch of random pairs with start token 1 and end token 2. */
  static Batch batch(int pairs, long seed) {
    EncodedCorpus corpus = random(pairs, 30, seed);
    return Batch.of(IntStream.range(0, pairs).mapToObj(corpus::get).toList(), 1, 2);
  }

  static int[] ids(String line) {
    return line.isEmpty()
        ? new int[0]
        : Arrays.stream(line.split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  private static String sentence(SplittableRandom random, int maxLength) {
    return random
        .ints(random.nextInt(1, maxLength + 1), 4, 1000)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(" "));
  }
}
