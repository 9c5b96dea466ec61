package io.dragoman.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.alignment.Shortlist;
import io.dragoman.alignment.Shortlists;
import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Tape;
import io.dragoman.config.RunConfig;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.ModelInputs;
import io.dragoman.model.ParallelBatch;
import io.dragoman.model.SourceForm;
import io.dragoman.tensor.Arena;
import io.dragoman.toys.Toys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Searches with models that copy words, whose words have factors, and that read several sources.
 */
class RichSearchTest {
  private static final Kernels KERNELS = KernelsSelector.kernels();
  private static final SpecialIds SPECIAL = new SpecialIds(0, 1, 2, 3);
  private static final int WORDS = 10;
  private static final int VALUES = 4;

  private static final String COPY = "model.decoder.variant.copy=true";
  private static final String FACTORS = "model.encoder.factors=pos:3,case";
  private static final String SOURCES = "model.encoder.sources=2";

  private static EncoderDecoder model(String... settings) {
    RunConfig config = Toys.config("training.seed=4").with(settings);
    SourceForm form = config.model().form();
    List<Integer> factors = form.factors() == 0 ? List.of() : List.of(VALUES, VALUES);
    List<Integer> further = form.sources() == 1 ? List.of() : List.of(WORDS);
    EncoderDecoder model =
        EncoderDecoder.create(
            config.model(), new ModelInputs(WORDS, factors, further, WORDS, 3), 4);
    SplittableRandom random = new SplittableRandom(1);
    model
        .parameters()
        .all()
        .forEach(
            each -> { // larger weights, so that words differ
              float[] values = each.value().data();
              for (int i = 0; i < each.value().size(); i++) {
                values[each.value().offset() + i] = (float) random.nextDouble(-1.2, 1.2);
              }
              each.changed();
            });
    return model;
  }

  private static int[][] sources(SourceForm form, int count) {
    SplittableRandom random = new SplittableRandom(2);
    int[][] sources = new int[count][];
    for (int i = 0; i < count; i++) {
      List<Integer> ids = new ArrayList<>();
      if (form.sources() == 2) {
        random.ints(random.nextInt(5), 4, WORDS).forEach(ids::add);
        ids.add(2);
        ids.add(SourceForm.SEPARATOR);
      }
      int length = random.nextInt(2, 8);
      for (int t = 0; t < length; t++) {
        for (int n = 0; n < form.factors(); n++) {
          ids.add(random.nextInt(VALUES));
        }
        boolean last = t == length - 1;
        if (form.copies()) {
          ids.add(last ? 2 : WORDS - 3 + random.nextInt(6));
        }
        ids.add(last ? 2 : random.nextInt(4, WORDS));
      }
      sources[i] = ids.stream().mapToInt(Integer::intValue).toArray();
    }
    return sources;
  }

  private static Searcher searcher(EncoderDecoder model, int beam) {
    SearchOptions options =
        SearchOptions.ofBeam(beam)
            .withNBest(beam)
            .withMaxLength(1, 2)
            .withLengthPenalty(0.7)
            .withAttention(true);
    return Searcher.create(new ModelScorer(model, KERNELS), SPECIAL, options);
  }

  @ParameterizedTest
  @ValueSource(strings = {COPY, FACTORS, SOURCES, COPY + ";" + FACTORS + ";" + SOURCES})
  void probabilities_are_those_of_teacher_forcing(String settings) {
    EncoderDecoder model = model(settings.split(";"));
    SourceForm form = model.config().form();
    int[][] sources = sources(form, 6);
    int copied = 0;
    List<List<Hypothesis>> all = searcher(model, 3).search(sources);
    for (int i = 0; i < sources.length; i++) {
      for (Hypothesis each : all.get(i)) {
        copied += (int) Arrays.stream(each.ids()).filter(id -> id >= WORDS).count();
        if (each.finished()) {
          ParallelBatch pair =
              ParallelBatch.of(
                  form, new int[][] {sources[i]}, new int[][] {each.ids()}, 1, 2, new long[1]);
          Loss loss = model.loss(Tape.inference(KERNELS, new Arena()), pair, 0f, 0f);
          assertThat(each.logProbability())
              .isCloseTo(-loss.loss(), within(1e-4 * Math.max(1, loss.loss())));
        }
      }
    }
    if (settings.equals(COPY)) {
      assertThat(copied).as("words of a sentence alone").isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void a_sentence_gets_the_same_whatever_is_beside_it(int beam) {
    for (String settings : List.of(COPY, FACTORS, SOURCES, COPY + ";" + FACTORS + ";" + SOURCES)) {
      EncoderDecoder model = model(settings.split(";"));
      int[][] sources = sources(model.config().form(), 7);
      List<List<Hypothesis>> together = searcher(model, beam).search(sources);
      Searcher one = searcher(model, beam);
      for (int i = 0; i < sources.length; i++) {
        List<Hypothesis> alone = one.search(new int[][] {sources[i]}).get(0);
        assertThat(alone).hasSameSizeAs(together.get(i));
        for (int n = 0; n < alone.size(); n++) {
          Hypothesis expected = together.get(i).get(n);
          assertThat(alone.get(n).ids()).isEqualTo(expected.ids());
          assertThat(alone.get(n).logProbability()).isEqualTo(expected.logProbability());
          assertThat(alone.get(n).attention()).isDeepEqualTo(expected.attention());
        }
      }
    }
  }

  @Test
  void lengths_are_counted_in_words() {
    EncoderDecoder model = model(COPY, FACTORS, SOURCES);
    SourceForm form = model.config().form();
    int[][] sources = sources(form, 5);
    ModelScorer scorer = new ModelScorer(model, KERNELS);
    List<List<Hypothesis>> found = searcher(model, 2).search(sources);
    for (int i = 0; i < sources.length; i++) {
      int words = form.words(sources[i]);
      assertThat(scorer.length(sources[i])).isEqualTo(words);
      for (Hypothesis each : found.get(i)) {
        assertThat(each.ids().length).isLessThanOrEqualTo(words + 1);
        assertThat(each.attention()[0]).hasSize(words);
      }
    }
  }

  @Test
  void copied_words_that_are_forbidden_elsewhere_stay_possible() {
    EncoderDecoder model = model(COPY);
    SearchOptions options = SearchOptions.ofBeam(3).withMaxLength(1, 2).withUnknown(false);
    Searcher searcher = Searcher.create(new ModelScorer(model, KERNELS), SPECIAL, options);
    for (List<Hypothesis> each : searcher.search(sources(model.config().form(), 6))) {
      assertThat(each.get(0).ids()).doesNotContain(SPECIAL.unk(), SPECIAL.pad(), SPECIAL.bos());
    }
  }

  @Test
  void there_are_no_shortlists() {
    Optional<Shortlist> list =
        Optional.of(Shortlists.of(WORDS, new int[] {2, 3}, new int[WORDS][0]));
    for (String setting : List.of(COPY, FACTORS, SOURCES)) {
      EncoderDecoder model = model(setting);
      assertThatThrownBy(() -> new ModelScorer(model, KERNELS, list))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("shortlist: the model copies words, reads factors");
    }
  }
}
