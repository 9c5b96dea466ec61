package io.dragoman.experiment;

import io.dragoman.alignment.AttentionLinks;
import io.dragoman.alignment.Pharaoh;
import io.dragoman.alignment.Symmetrization;
import io.dragoman.data.SentencePair;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.search.ForcedDecoding;
import io.dragoman.search.Hypothesis;
import io.dragoman.search.ModelScorer;
import io.dragoman.search.SearchOptions;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.training.Workers;
import io.dragoman.translate.PieceWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Aligns the words of sentence pairs by where a model looks when it is made to write the
 * translation: each target word is linked with the source word that it looks at most. With a model
 * of the other direction, too, both are joined by a {@link Symmetrization}.
 *
 * <p>Words are what stands between white space in the lines.
 */
public final class AttentionAligner {
  private static final int BATCH = 64;
  private static final int WINDOW = 16; // batches whose pairs are sorted by length together

  private final Direction forward;
  private final Optional<Direction> reverse;
  private final Symmetrization symmetrization;

  /** A model with a scorer for each thread that needs one. */
  private static final class Direction {
    private final TranslationModel model;
    private final Queue<ForcedDecoding> decodings = new ConcurrentLinkedQueue<>();

    Direction(TranslationModel model) {
      this.model = model;
    }

    /** For each pair the source word of each target word, or -1. */
    int[][] align(List<String> sources, List<String> targets) {
      List<List<String>> sourcePieces = sources.stream().map(model.source()::tokens).toList();
      List<List<String>> targetPieces = targets.stream().map(model.target()::tokens).toList();
      int end = model.source().vocabulary().eos();
      int[][] sourceIds = new int[sources.size()][];
      int[][] targetIds = new int[sources.size()][];
      for (int i = 0; i < sourceIds.length; i++) {
        int[] ids = model.source().vocabulary().ids(sourcePieces.get(i));
        sourceIds[i] = Arrays.copyOf(ids, ids.length + 1);
        sourceIds[i][ids.length] = end;
        targetIds[i] = model.target().vocabulary().ids(targetPieces.get(i));
      }
      ForcedDecoding taken = decodings.poll();
      ForcedDecoding decoding = taken == null ? decoding() : taken;
      List<Hypothesis> forced = decoding.decode(sourceIds, targetIds);
      decodings.add(decoding);
      int[][] links = new int[sources.size()][];
      for (int i = 0; i < links.length; i++) {
        int words = PieceWords.words(targets.get(i)).size();
        float[][] weights =
            AttentionLinks.ofWords(
                forced.get(i).attention(),
                words(model.source(), sourcePieces.get(i), sources.get(i)),
                PieceWords.words(sources.get(i)).size(),
                words(model.target(), targetPieces.get(i), targets.get(i)),
                words);
        links[i] = AttentionLinks.best(weights, words);
      }
      return links;
    }

    private static int[] words(TextCodec codec, List<String> pieces, String line) {
      return PieceWords.of(codec, pieces, line);
    }

    private ForcedDecoding decoding() {
      return new ForcedDecoding(
          new ModelScorer(model.model(), KernelsSelector.kernels()),
          model.targetSpecials(),
          SearchOptions.ofBeam(1));
    }
  }

  /**
   * An aligner by attention.
   *
   * @param reverse translates the other way
   * @param symmetrization how both directions are joined, if there are two
   */
  public AttentionAligner(
      TranslationModel forward, Optional<TranslationModel> reverse, Symmetrization symmetrization) {
    this.forward = new Direction(forward);
    this.reverse = reverse.map(Direction::new);
    this.symmetrization = symmetrization;
  }

  /**
   * Aligns pairs.
   *
   * @param threads that work; never changes the result
   * @param sink gets the line of each pair, in order, as {@link Pharaoh} writes them; empty if a
   *     side is
   */
  public void align(Iterator<SentencePair> pairs, int threads, Consumer<String> sink) {
    try (Workers workers = new Workers(threads)) {
      List<SentencePair> window = new ArrayList<>();
      while (pairs.hasNext()) {
        window.add(pairs.next());
        if (window.size() == BATCH * WINDOW || !pairs.hasNext()) {
          Arrays.stream(align(window, workers)).forEach(sink);
          window.clear();
        }
      }
    }
  }

  private String[] align(List<SentencePair> window, Workers workers) {
    String[] lines = new String[window.size()];
    Arrays.fill(lines, "");
    int[] order =
        IntStream.range(0, lines.length)
            .filter(i -> !window.get(i).source().isBlank() && !window.get(i).target().isBlank())
            .boxed()
            .sorted(Comparator.comparingInt(i -> window.get(i).target().length()))
            .mapToInt(Integer::intValue)
            .toArray();
    workers.run(
        (order.length + BATCH - 1) / BATCH,
        part -> {
          int to = Math.min(order.length, (part + 1) * BATCH);
          alignBatch(window, Arrays.copyOfRange(order, part * BATCH, to), lines);
        });
    return lines;
  }

  private void alignBatch(List<SentencePair> window, int[] members, String[] lines) {
    List<String> sources = Arrays.stream(members).mapToObj(i -> window.get(i).source()).toList();
    List<String> targets = Arrays.stream(members).mapToObj(i -> window.get(i).target()).toList();
    int[][] ofTargets = forward.align(sources, targets);
    int[][] ofSources = reverse.map(each -> each.align(targets, sources)).orElse(null);
    for (int i = 0; i < members.length; i++) {
      int[] links;
      if (ofSources == null) {
        int[] none = new int[PieceWords.words(sources.get(i)).size()];
        Arrays.fill(none, -1);
        links = Symmetrization.UNION.join(ofTargets[i], none);
      } else {
        links = symmetrization.join(ofTargets[i], ofSources[i]);
      }
      lines[members[i]] = Pharaoh.format(links);
    }
  }
}
