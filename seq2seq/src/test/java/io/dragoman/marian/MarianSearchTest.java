package io.dragoman.marian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.config.RunConfig;
import io.dragoman.config.SearchConfig;
import io.dragoman.experiment.ConfiguredSearch;
import io.dragoman.experiment.TranslationModel;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.search.BeamSearch;
import io.dragoman.search.EnsembleMean;
import io.dragoman.search.EnsembleScorer;
import io.dragoman.search.ForcedScore;
import io.dragoman.search.ForcedScorer;
import io.dragoman.search.Hypothesis;
import io.dragoman.search.ModelScorer;
import io.dragoman.search.SearchOptions;
import io.dragoman.search.SpecialIds;
import io.dragoman.search.StepScorer;
import io.dragoman.search.StepScores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Imported settings search as Marian does, compared with a transcription of how it ranks: with its
 * penalty of words, its limit of length and its sum of scorers.
 */
class MarianSearchTest {
  private static final int BEAM = 5;
  private static final int[][] SOURCES = {
    {3, 5, 2, 7, 0}, {4, 0}, {8, 2, 6, 3, 3, 5, 0}, {2, 4, 0}
  };

  @TempDir private Path directory;

  private static StepScorer scorer(TranslationModel model) {
    return new ModelScorer(model.model(), KernelsSelector.kernels());
  }

  private SearchConfig settings(double normalize, double penalty, double factor) {
    String yaml =
        "beam-size: %d\nnormalize: %s\nword-penalty: %s\nmax-length-factor: %s\n"
            .formatted(BEAM, normalize, penalty, factor);
    return MarianSearch.read(
        Optional.of(Fixtures.write(directory.resolve("decoder.yml"), yaml)), 64);
  }

  @ParameterizedTest
  @CsvSource({
    "plain, 0, 0, 3",
    "plain, 0.6, 0, 1",
    "plain, 0.6, 0.4, 1.5",
    "lstm, 1, -1.5, 1",
    "lstm, 0.6, 2, 2",
    "stacked-skip, 0, -0.7, 1",
    "stacked-skip, 1, 0.1, 0.5",
    "tied-all, 1.5, -3, 3",
    "tied-all, 0.6, 0, 1",
    "nematus, 0.6, -0.3, 1.5"
  })
  void n_best_lists_are_marians(String name, double normalize, double penalty, double factor) {
    TranslationModel model = Fixtures.imported(name, directory);
    SearchConfig config = settings(normalize, penalty, factor);
    SearchOptions options = ConfiguredSearch.options(config, config.beam());
    SpecialIds special = model.targetSpecials();
    boolean met = false;
    for (int[] source : SOURCES) {
      Marian marian =
          new Marian(List.of(scorer(model)), new double[] {1}, special, normalize, penalty);
      List<Ranked> expected = marian.search(source, factor);
      for (int size : new int[] {BEAM, 1}) {
        List<Hypothesis> found =
            new BeamSearch(scorer(model), special, options.withNBest(size))
                .search(new int[][] {source})
                .get(0);
        requireSame(found, expected.subList(0, size), 1);
        met |= found.stream().anyMatch(each -> !each.finished());
      }
    }
    assertThat(met).as("a translation that met the limit is in the lists").isTrue();
  }

  @Test
  void ensembles_rank_as_marian_does_with_the_sum_of_its_scorers() {
    TranslationModel first = Fixtures.imported("plain", directory);
    TranslationModel second = Fixtures.imported("lstm", directory);
    SpecialIds special = first.targetSpecials();
    double[] weights = {2, 0.5};
    double sum = 2.5;
    SearchConfig config = settings(0.6, 0.5 / sum, 2); // the penalty is for weights of 1 in all
    SearchOptions options = ConfiguredSearch.options(config, config.beam()).withNBest(BEAM);
    StepScorer ensemble =
        EnsembleScorer.of(
            List.of(scorer(first), scorer(second)),
            weights,
            EnsembleMean.LOG_PROBABILITY,
            KernelsSelector.kernels());
    for (int[] source : SOURCES) {
      List<Hypothesis> found =
          new BeamSearch(ensemble, special, options).search(new int[][] {source}).get(0);
      Marian marian =
          new Marian(List.of(scorer(first), scorer(second)), weights, special, 0.6, 0.5);
      requireSame(found, marian.search(source, 2), sum);
      for (Hypothesis each : found) {
        if (each.finished()) {
          int n = each.ids().length + 1;
          double total =
              2 * forced(first, source, each.ids()) + 0.5 * forced(second, source, each.ids());
          assertThat(each.score() * sum)
              .isCloseTo((total - 0.5 * n) / Math.pow(n, 0.6), within(1e-5));
        }
      }
    }
  }

  private static double forced(TranslationModel model, int[] source, int[] target) {
    List<ForcedScore> scores =
        new ForcedScorer(scorer(model), model.targetSpecials())
            .score(new int[][] {source}, new int[] {0}, new int[][] {target});
    return scores.get(0).logProbability();
  }

  private static void requireSame(List<Hypothesis> found, List<Ranked> expected, double scale) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      Hypothesis each = found.get(i);
      Ranked marian = expected.get(i);
      assertThat(Arrays.stream(each.ids()).boxed().toList()).isEqualTo(marian.words());
      assertThat(each.finished()).isEqualTo(marian.ended());
      assertThat(each.cut()).isFalse();
      assertThat(each.score() * scale).isCloseTo(marian.score(), within(1e-5));
    }
  }

  @Test
  void settings_come_back_and_those_that_marian_lacks_are_told() {
    SearchConfig config = settings(0.6, 0.25, 2);
    assertThat(config.wordReward()).isEqualTo(-0.25);
    assertThat(config.rewardEnd()).isTrue();
    assertThat(config.unfinished()).isEqualTo("ranked");
    Path name = Path.of("m.npz");
    String yaml = MarianSearch.toYaml(config, name, name, name);
    assertThat(yaml).contains("\nword-penalty: 0.25\n").doesNotContain("#");
    Path back = Fixtures.write(directory.resolve("back.yml"), yaml);
    assertThat(MarianSearch.read(Optional.of(back), 64)).isEqualTo(config);
    SearchConfig own = RunConfig.standard().with("search.word-reward=1").search();
    assertThat(MarianSearch.toYaml(own, name, name, name))
        .startsWith(
            "# Marian cannot: search.reward-end: false\n"
                + "# Marian cannot: search.max-length-extra: 10\n"
                + "# Marian cannot: search.unfinished: last\n"
                + "relative-paths: true\n")
        .contains("\nword-penalty: -1.0\n");
    SearchConfig sums = settings(0, 0, 3);
    assertThat(sums.wordReward()).isEqualTo(0.0);
    assertThat(MarianSearch.toYaml(sums, name, name, name)).contains("\nword-penalty: 0.0\n");
  }

  @Test
  void settings_of_several_models_tell_the_options_of_their_ensemble() {
    Path file = directory.resolve("several.yml");
    Fixtures.write(file, "models: [a.npz, b.npz]\nword-penalty: 1\n");
    assertThat(MarianSearch.ensemble(file))
        .contains("--ensemble log-probability --weights 1.0,1.0 --word-reward -0.5");
    Fixtures.write(file, "models: [a.npz]\nweights: [2]\n");
    assertThat(MarianSearch.ensemble(file)).isEmpty();
    Fixtures.write(file, "models: [a.npz, b.npz]\nweights: [2]\n");
    assertThatThrownBy(() -> MarianSearch.ensemble(file))
        .isInstanceOf(MarianException.class)
        .hasMessage(file + ": 'weights' has 1 values but 'models' 2: give one for each");
    Fixtures.write(file, "models: [a.npz, b.npz]\nweights: [2, zero]\n");
    assertThatThrownBy(() -> MarianSearch.ensemble(file))
        .hasMessage(file + ": 'weights' has \"zero\" but only numbers above 0 can be done");
  }

  /** One of Marian's n-best list. */
  private record Ranked(List<Integer> words, boolean ended, double score) {}

  /**
   * Marian's search of one sentence; what ends leaves the beam, which shrinks. Its words are those
   * before {@code <pad>}.
   */
  private record Marian(
      List<StepScorer> scorers,
      double[] weights,
      SpecialIds special,
      double normalize,
      double penalty) {
    private record Path(List<Integer> words, int row, double score) {}

    List<Ranked> search(int[] source, double factor) {
      scorers.forEach(each -> each.start(new int[][] {source}));
      List<Ranked> history = new ArrayList<>();
      List<Path> beam = List.of(new Path(List.of(), 0, 0));
      int width = BEAM;
      for (int t = 1; width > 0; t++) {
        List<Path> expanded = expanded(beam);
        expanded.sort(Comparator.comparingDouble(Path::score).reversed());
        List<Path> chosen = expanded.subList(0, width);
        List<Path> goesOn = chosen.stream().filter(each -> !hasEnded(each)).toList();
        boolean last = goesOn.isEmpty() || t >= factor * source.length;
        for (Path each : chosen) {
          if (hasEnded(each) || last) {
            double score = (each.score - penalty * t) / Math.pow(t, normalize);
            int words = hasEnded(each) ? t - 1 : t;
            history.add(new Ranked(each.words.subList(0, words), hasEnded(each), score));
          }
        }
        beam = goesOn;
        width = last ? 0 : goesOn.size();
      }
      history.sort(Comparator.comparingDouble(Ranked::score).reversed());
      return history;
    }

    private boolean hasEnded(Path path) {
      return path.words.get(path.words.size() - 1) == special.eos();
    }

    private List<Path> expanded(List<Path> beam) {
      int[] rows = beam.stream().mapToInt(Path::row).toArray();
      int[] last =
          beam.stream()
              .mapToInt(
                  each ->
                      each.words.isEmpty() ? special.bos() : each.words.get(each.words.size() - 1))
              .toArray();
      double[][] sums = new double[rows.length][special.pad()];
      for (int i = 0; i < weights.length; i++) {
        StepScores step = scorers.get(i).step(rows, last, rows.length);
        for (int row = 0; row < rows.length; row++) {
          for (int word = 0; word < special.pad(); word++) {
            double score = step.scores().get(row, word) - step.logNormalizers().get(0, row);
            sums[row][word] += weights[i] * score;
          }
        }
      }
      List<Path> paths = new ArrayList<>();
      for (int row = 0; row < rows.length; row++) {
        for (int word = 0; word < special.pad(); word++) {
          if (word != special.unk()) {
            List<Integer> words = new ArrayList<>(beam.get(row).words);
            words.add(word);
            paths.add(new Path(words, row, beam.get(row).score + sums[row][word]));
          }
        }
      }
      return paths;
    }
  }
}
