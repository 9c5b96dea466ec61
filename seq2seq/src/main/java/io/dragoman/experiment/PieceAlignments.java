package io.dragoman.experiment;

import io.dragoman.alignment.Pharaoh;
import io.dragoman.checkpoint.Provenance.Corpus;
import io.dragoman.config.DataConfig;
import io.dragoman.data.CorpusLine;
import io.dragoman.data.DataException;
import io.dragoman.data.ParallelCorpus;
import io.dragoman.data.SentencePair;
import io.dragoman.data.Utf8Lines;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.training.LossInputs.Alignments;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Word alignments of the training text, told of its pieces: pieces of linked words are all linked.
 *
 * <p>Words are what stands between white space in the text's lines. A pair whose words, taken one
 * by one, do not give the pieces of its line has no links.
 */
final class PieceAlignments implements Alignments {
  private static final int[] NONE = {};
  private static final int BETWEEN = 2; // pieces between words that belong to none, as for a space

  private final Long2ObjectOpenHashMap<int[]> byLine = new Long2ObjectOpenHashMap<>();
  private final Side sourceSide;
  private final Side targetSide;

  /** Pieces of the words of one side. */
  private static final class Side {
    private final TextCodec codec;
    private final Map<String, List<String>> pieces = new HashMap<>();

    Side(TextCodec codec) {
      this.codec = codec;
    }

    static String[] words(String line) {
      String stripped = line.strip();
      return stripped.isEmpty() ? new String[0] : stripped.split("\\s+");
    }

    /**
     * Where each word's pieces begin and end among the ids; null if words are not cut one by one.
     */
    int[] spans(String line, String[] words) {
      List<String> all = codec.tokens(line);
      int[] spans = new int[2 * words.length];
      int at = 0;
      for (int i = 0; i < words.length; i++) {
        List<String> word = pieces.computeIfAbsent(words[i], codec::tokens);
        int last = Math.min(at + BETWEEN, all.size() - word.size());
        while (at < last && !all.subList(at, at + word.size()).equals(word)) {
          at++;
        }
        if (at > last || !all.subList(at, at + word.size()).equals(word)) {
          return null;
        }
        spans[2 * i] = at;
        at += word.size();
        spans[2 * i + 1] = at;
      }
      if (all.size() - at > BETWEEN) {
        return null;
      }
      if (codec.rightToLeft()) {
        turnAround(spans, all.size());
      }
      return spans;
    }

    private static void turnAround(int[] spans, int length) {
      for (int i = 0; i < spans.length; i += 2) {
        int begin = spans[i];
        spans[i] = length - spans[i + 1];
        spans[i + 1] = length - begin;
      }
    }
  }

  private PieceAlignments(Codecs codecs) {
    sourceSide = new Side(codecs.source());
    targetSide = new Side(codecs.target());
  }

  /**
   * Reads the files of all corpora, each with a line for each pair.
   *
   * @param provenance gets the files' names and hashes
   * @throws DataException if one does not fit its text
   */
  static PieceAlignments read(
      TrainingFiles files, DataConfig config, Codecs codecs, List<Corpus> provenance) {
    PieceAlignments alignments = new PieceAlignments(codecs);
    List<Optional<String>> tags = config.tags().ofCorpora(files.corpora());
    for (int corpus = 0; corpus < files.corpora(); corpus++) {
      provenance.add(alignments.add(corpus, files, tags.get(corpus).isPresent() ? 1 : 0));
    }
    return alignments;
  }

  /**
   * Adds those of a corpus.
   *
   * @param before pieces that each source line gets before its own
   */
  private Corpus add(int corpus, TrainingFiles files, int before) {
    Path file = files.alignments().get(corpus);
    int known = byLine.size();
    try (ParallelCorpus pairs =
            ParallelCorpus.open(
                files.trainSources().get(corpus), files.trainTargets().get(corpus));
        Utf8Lines lines = Utf8Lines.open(file)) {
      long count = 0;
      while (pairs.hasNext()) {
        SentencePair pair = pairs.next();
        String line = lines.next();
        count++;
        if (line == null) {
          throw lengths(lines, "fewer", count);
        }
        int[] pieces = pieces(pair, line, lines.name() + ": line " + count, before);
        if (pieces.length > 0) {
          byLine.put(CorpusLine.of(corpus, pair.line()), pieces);
        }
      }
      if (lines.next() != null) {
        throw lengths(lines, "more", count);
      }
      if (byLine.size() == known) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s: none of its %,d lines can be used: words, taken one by one, are cut into other"
                    + " pieces than in their lines",
                lines.name(),
                count));
      }
      return new Corpus(Corpora.role("alignments", corpus), file.toString(), lines.hash());
    }
  }

  private static DataException lengths(Utf8Lines lines, String which, long pairs) {
    return new DataException(
        String.format(
            Locale.ROOT,
            "%s has %s lines than the %,d pairs read: it must have a line for each pair of the"
                + " training text",
            lines.name(),
            which,
            pairs));
  }

  private int[] pieces(SentencePair pair, String line, String where, int before) {
    String[] sourceWords = Side.words(pair.source());
    String[] targetWords = Side.words(pair.target());
    int[] links = Pharaoh.parse(line, where, sourceWords.length, targetWords.length);
    int[] sources = sourceSide.spans(pair.source(), sourceWords);
    int[] targets = targetSide.spans(pair.target(), targetWords);
    if (links.length == 0 || sources == null || targets == null) {
      return NONE;
    }
    IntArrayList pieces = new IntArrayList();
    for (int i = 0; i < links.length; i += 2) {
      int source = 2 * links[i];
      int target = 2 * links[i + 1];
      for (int s = sources[source]; s < sources[source + 1]; s++) {
        for (int t = targets[target]; t < targets[target + 1]; t++) {
          pieces.add(before + s);
          pieces.add(t);
        }
      }
    }
    return pieces.toIntArray();
  }

  /** The pairs that have links. */
  int size() {
    return byLine.size();
  }

  @Override
  public int[] links(long line) {
    return byLine.getOrDefault(CorpusLine.withoutCopy(line), NONE);
  }
}
