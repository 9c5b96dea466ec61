package io.dragoman.experiment;

import io.dragoman.kernels.Kernels;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.search.Hypothesis;
import io.dragoman.search.ModelScorer;
import io.dragoman.search.SearchOptions;
import io.dragoman.search.Searcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A few validation sentences, translated greedily by a model that is being trained. */
public final class AttentionExamples {
  private final List<List<String>> sources;
  private final Codecs codecs;
  private final Searcher searcher;

  /**
   * A sentence, its translation and where the decoder looked.
   *
   * @param source tokens and {@code </s>}
   * @param target tokens and, if it ends by itself, {@code </s>}
   * @param attention {@code [target][source]}
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of weights, never compared
  public record Example(List<String> source, List<String> target, float[][] attention) {}

  /** The first lines that are not blank. */
  AttentionExamples(
      EncoderDecoder model, Kernels kernels, Codecs codecs, List<String> lines, int count) {
    this.codecs = codecs;
    sources =
        lines.stream()
            .map(codecs.source()::tokens)
            .filter(each -> !each.isEmpty())
            .limit(count)
            .toList();
    searcher =
        Searcher.create(
            new ModelScorer(model, kernels),
            codecs.targetSpecials(),
            SearchOptions.ofBeam(1).withAttention(true));
  }

  /** Translates with the model's present parameters. */
  public List<Example> translate() {
    int end = codecs.source().vocabulary().eos();
    int[][] ids = new int[sources.size()][];
    for (int i = 0; i < ids.length; i++) {
      int[] words = codecs.source().vocabulary().ids(sources.get(i));
      ids[i] = Arrays.copyOf(words, words.length + 1);
      ids[i][words.length] = end;
    }
    List<List<Hypothesis>> found = searcher.search(ids);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      Hypothesis best = found.get(i).get(0);
      List<String> source = new ArrayList<>(sources.get(i));
      source.add(codecs.source().vocabulary().token(end));
      List<String> target = new ArrayList<>(codecs.target().vocabulary().tokens(best.ids()));
      if (best.finished()) {
        target.add(codecs.target().vocabulary().token(codecs.target().vocabulary().eos()));
      }
      examples.add(new Example(source, target, best.attention()));
    }
    return examples;
  }
}
