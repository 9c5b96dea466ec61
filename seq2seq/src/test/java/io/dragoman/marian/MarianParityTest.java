package io.dragoman.marian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.common.base.Splitter;
import io.dragoman.checkpoint.Checkpoint;
import io.dragoman.config.SearchConfig;
import io.dragoman.experiment.ConfiguredSearch;
import io.dragoman.experiment.TranslationModel;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.search.Hypothesis;
import io.dragoman.search.ModelScorer;
import io.dragoman.search.SearchOptions;
import io.dragoman.search.Searcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that Marian trained gives what Marian itself gives, for 50 sentences with beam 5. */
class MarianParityTest {
  private static final Path FILES = Path.of("..", "..", "shared", "marian");
  private static final int BEAM = 5;

  @TempDir private Path directory;

  @Test
  void n_best_lists_scores_and_alignments_are_marians() throws IOException {
    assumeThat(Files.exists(FILES.resolve("model.npz")))
        .as("%s: put the model and Marian's output there to compare with it", FILES)
        .isTrue();
    TranslationModel loaded = imported();
    SearchConfig settings = loaded.config().search();
    SearchOptions options =
        ConfiguredSearch.options(settings, settings.beam()).withNBest(BEAM).withAttention(true);
    Searcher searcher =
        Searcher.create(
            new ModelScorer(loaded.model(), KernelsSelector.kernels()),
            loaded.targetSpecials(),
            options);
    int eos = loaded.source().vocabulary().eos();
    int[][] sources =
        Files.readAllLines(FILES.resolve("src50.de")).stream()
            .map(line -> withEnd(loaded.source().encode(line), eos))
            .toArray(int[][]::new);
    List<List<Hypothesis>> found = searcher.search(sources);
    List<String> hard = Files.readAllLines(FILES.resolve("out.beam5.nbest.hard"));
    List<String> soft = Files.readAllLines(FILES.resolve("out.beam5.nbest.soft"));
    assertThat(hard).hasSize(BEAM * found.size());
    for (int i = 0; i < hard.size(); i++) {
      Hypothesis hypothesis = found.get(i / BEAM).get(i % BEAM);
      List<String> fields = Splitter.on(" ||| ").splitToList(hard.get(i));
      assertThat(loaded.target().decode(hypothesis.ids())).isEqualTo(fields.get(1));
      assertThat(hypothesis.score())
          .as(hard.get(i))
          .isCloseTo(Double.parseDouble(fields.get(4)), within(1e-3));
      double sum = Double.parseDouble(fields.get(3).substring("F0= ".length()));
      assertThat(hypothesis.logProbability()).isCloseTo(sum, within(1e-3));
      assertThat(links(hypothesis.attention()))
          .isEqualTo(new TreeSet<>(Splitter.on(' ').splitToList(fields.get(2))));
      requireSoft(hypothesis.attention(), Splitter.on(" ||| ").splitToList(soft.get(i)).get(2));
    }
  }

  private TranslationModel imported() {
    Checkpoint checkpoint =
        new MarianImport(
                FILES.resolve("model.npz"),
                Optional.empty(),
                FILES.resolve("vocab8k.de.yml"),
                FILES.resolve("vocab8k.en.yml"),
                Optional.of(FILES.resolve("decoder.yml")))
            .write(directory.resolve("model"), Fixtures.PROVENANCE);
    return TranslationModel.load(checkpoint.directory());
  }

  private static int[] withEnd(int[] ids, int eos) {
    int[] all = Arrays.copyOf(ids, ids.length + 1);
    all[ids.length] = eos;
    return all;
  }

  /** For each target word the source word that it looked at most, as {@code source-target}. */
  private static TreeSet<String> links(float[][] attention) {
    TreeSet<String> links = new TreeSet<>();
    for (int t = 0; t < attention.length; t++) {
      int best = 0;
      for (int s = 1; s < attention[t].length; s++) {
        best = attention[t][s] > attention[t][best] ? s : best;
      }
      links.add(best + "-" + t);
    }
    return links;
  }

  private static void requireSoft(float[][] attention, String expected) {
    List<String> words = Splitter.on(' ').splitToList(expected);
    assertThat(attention.length).isEqualTo(words.size());
    for (int t = 0; t < attention.length; t++) {
      List<String> weights = Splitter.on(',').splitToList(words.get(t));
      assertThat(attention[t]).hasSize(weights.size());
      for (int s = 0; s < attention[t].length; s++) {
        assertThat(attention[t][s]).isCloseTo(Float.parseFloat(weights.get(s)), within(1e-3f));
      }
    }
  }
}
