package io.dragoman.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.config.ConfigException;
import io.dragoman.config.RunConfig;
import io.dragoman.data.EncodedCorpus;
import io.dragoman.data.SentencePair;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.toys.Toys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class SubwordRegularizationTest {
  private static final String[] MERGES = {
    "data.source-subwords=learn-bpe:40", "data.target-subwords=learn-bpe:40",
  };
  private static final String[] UNIGRAM = {
    "data.source-subwords=learn-unigram:60",
    "data.target-subwords=learn-unigram:60",
    "data.joint-subwords=true",
  };

  @TempDir Path directory;
  private TrainingFiles files;

  @BeforeEach
  void writeTexts() throws IOException {
    files = ToyFiles.write(directory, prose(1), Toys.text(20, 2));
  }

  /** Words that share parts, some of them seen once. */
  private static List<SentencePair> prose(int seed) {
    List<SentencePair> pairs = new ArrayList<>();
    for (SentencePair pair : Toys.text(200, seed)) {
      String joined = pair.source().replace(" ", pair.line() % 3 == 0 ? "" : " ");
      String word = pair.line() == 7 ? " quizzig\u00FC\u20AC\uD83D\uDE00" : "";
      pairs.add(new SentencePair(pair.line(), joined + word, pair.target() + word));
    }
    return pairs;
  }

  private Corpora corpora(RunConfig config) {
    return Corpora.read(files, config, Sides.learn(files, config));
  }

  private static RunConfig config(String[] subwords, String... settings) {
    return ToyFiles.config("data.vocabulary-min-frequency=0").with(subwords).with(settings);
  }

  private static boolean holds(EncodedCorpus corpus, int source, int target) {
    for (int i = 0; i < corpus.size(); i++) {
      if (Arrays.stream(corpus.get(i).source()).anyMatch(id -> id == source)
          || Arrays.stream(corpus.get(i).target()).anyMatch(id -> id == target)) {
        return true;
      }
    }
    return false;
  }

  private static long tokens(EncodedCorpus corpus) {
    return corpus.targetTokens();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.9})
  void no_piece_of_training_text_is_unknown_with_dropout(double dropout) {
    Corpora corpora = corpora(config(MERGES, "data.subword-dropout=" + dropout));
    Vocabulary source = corpora.sourceVocabulary();
    Vocabulary target = corpora.targetVocabulary();

    for (int epoch = 0; epoch <= 4; epoch++) {
      assertThat(holds(corpora.train().corpus().epoch(epoch), source.unk(), target.unk()))
          .isFalse();
    }
    assertThat(tokens(corpora.train().corpus().epoch(1)))
        .isGreaterThan(tokens(corpora.train().corpus().epoch(0)));
  }

  @Test
  void no_piece_of_training_text_is_unknown_with_sampling() {
    Corpora corpora = corpora(config(UNIGRAM, "data.subword-sampling=0.1"));
    Vocabulary source = corpora.sourceVocabulary();
    Vocabulary target = corpora.targetVocabulary();

    for (int epoch = 0; epoch <= 4; epoch++) {
      assertThat(holds(corpora.train().corpus().epoch(epoch), source.unk(), target.unk()))
          .isFalse();
    }
    assertThat(tokens(corpora.train().corpus().epoch(1)))
        .isGreaterThan(tokens(corpora.train().corpus().epoch(0)));
  }

  @Test
  void drawing_from_the_best_few_differs_from_drawing_from_all() {
    Corpora few = corpora(config(UNIGRAM, "data.subword-sampling=0.1", "data.subword-nbest=2"));
    Corpora all = corpora(config(UNIGRAM, "data.subword-sampling=0.1"));

    assertThat(tokens(few.train().corpus().epoch(1)))
        .isLessThan(tokens(all.train().corpus().epoch(1)));
    assertThat(few.train().corpus().epoch(0).targetTokens())
        .isEqualTo(all.train().corpus().epoch(0).targetTokens());
  }

  @Test
  void validation_is_never_random_and_the_ordinary_cut_is_that_without_dropout() {
    Corpora with = corpora(config(MERGES, "data.subword-dropout=0.5"));
    Corpora without = corpora(config(MERGES));

    Vocabulary vocabulary = with.targetVocabulary();
    for (int i = 0; i < without.train().corpus().epoch(0).size(); i++) {
      assertThat(vocabulary.tokens(with.train().corpus().epoch(0).get(i).target()))
          .isEqualTo(
              without.targetVocabulary().tokens(without.train().corpus().epoch(0).get(i).target()));
    }
    EncodedCorpus validation = with.validation().encoded();
    for (int i = 0; i < validation.size(); i++) {
      assertThat(vocabulary.tokens(validation.get(i).target()))
          .isEqualTo(
              without.targetVocabulary().tokens(without.validation().encoded().get(i).target()));
    }
    assertThat(without.train().corpus().epoch(1)).isSameAs(without.train().corpus().epoch(0));
    assertThat(vocabulary.tokens()).containsAll(without.targetVocabulary().tokens());
  }

  @Test
  void dropout_changes_only_the_side_that_has_merges() {
    Corpora corpora =
        corpora(
            config(new String[] {"data.source-subwords=learn-bpe:40"}, "data.subword-dropout=0.5"));
    EncodedCorpus ordinary = corpora.train().corpus().epoch(0);
    EncodedCorpus cut = corpora.train().corpus().epoch(1);

    assertThat(cut.targetTokens()).isEqualTo(ordinary.targetTokens());
    int longer = 0;
    for (int i = 0; i < cut.size(); i++) {
      assertThat(cut.get(i).target()).isEqualTo(ordinary.get(i).target());
      longer += cut.sourceLength(i) > ordinary.sourceLength(i) ? 1 : 0;
    }
    assertThat(longer).isGreaterThan(50);
  }

  private Map<String, Integer> train(String model, int threads, int... ends) {
    Map<String, Integer> bits = Map.of();
    for (int end : ends) {
      RunConfig config =
          config(
              MERGES,
              "data.subword-dropout=0.2",
              "training.threads=" + threads,
              "training.max-updates=" + end);
      try (TrainingRun run =
          TrainingRun.prepare(files, directory.resolve(model), config, "train")) {
        run.run(List.of());
        bits = Toys.bits(run.model());
      }
    }
    return bits;
  }

  @Test
  void a_run_that_stops_within_an_epoch_goes_on_with_the_same_bits_on_any_number_of_threads() {
    Map<String, Integer> whole = train("whole", 1, 60);

    assertThat(train("parts", 2, 10, 31, 60)).isEqualTo(whole); // an epoch has 25 updates
  }

  @Test
  void dropout_is_refused_where_there_are_no_merges() {
    RunConfig config = config(UNIGRAM, "data.subword-dropout=0.1");
    assertThatThrownBy(() -> corpora(config))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "'data.subword-dropout' is 0.1 but no side has merges: 'data.source-subwords' is"
                + " 'learn-unigram:60' and 'data.target-subwords' is 'learn-unigram:60': set it to"
                + " 0, and data.subword-sampling for a unigram model");
  }

  @Test
  void sampling_is_refused_where_there_is_no_unigram_model() {
    RunConfig config = config(MERGES, "data.subword-sampling=0.2");
    assertThatThrownBy(() -> corpora(config))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "'data.subword-sampling' is 0.2 but no side has a unigram model:"
                + " 'data.source-subwords' is 'learn-bpe:40' and 'data.target-subwords' is"
                + " 'learn-bpe:40': set it to 0, and data.subword-dropout for merges");
  }

  @Test
  void a_model_of_sentencepiece_is_cut_by_what_it_is() throws IOException {
    Path merges = Toys.sentencePiece("tiny_bpe.model", directory);
    String[] subwords = {"data.source-subwords=sentencepiece:" + merges};
    Corpora corpora = corpora(config(subwords, "data.subword-dropout=0.3"));
    EncodedCorpus ordinary = corpora.train().corpus().epoch(0);
    EncodedCorpus cut = corpora.train().corpus().epoch(1);

    assertThat(corpora.sourceVocabulary().size()).isGreaterThan(10);
    boolean changed = false;
    for (int i = 0; i < cut.size(); i++) {
      changed |= !Arrays.equals(cut.get(i).source(), ordinary.get(i).source());
    }
    assertThat(changed).isTrue();
    assertThatThrownBy(() -> corpora(config(subwords, "data.subword-sampling=0.3")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("no side has a unigram model");
  }

  @Test
  void all_pieces_are_kept_unless_the_sizes_say_otherwise() throws IOException {
    files = ToyFiles.write(directory);
    Corpora rare = corpora(config(MERGES, "data.target-vocabulary-size=5"));
    assertThat(rare.targetVocabulary().size()).isEqualTo(4 + 5);
    assertThat(corpora(config(MERGES)).sourceVocabulary().contains("ba")).isTrue();

    files = ToyFiles.write(directory, prose(1), Toys.text(20, 2));
    assertThat(corpora(config(MERGES)).sourceVocabulary().contains("\u20AC@@")).isTrue();
    assertThat(corpora(config(new String[0])).sourceVocabulary().tokens())
        .as("words seen once")
        .noneMatch(word -> word.startsWith("quizzig"));
    assertThat(
            corpora(config(MERGES, "data.vocabulary-min-frequency=2"))
                .sourceVocabulary()
                .contains("\u20AC@@"))
        .isFalse();
  }

  @Test
  void bytes_never_seen_are_in_the_vocabulary_of_a_model_that_falls_back_to_them() {
    Corpora corpora =
        corpora(
            config(
                new String[] {
                  "data.source-subwords=learn-unigram-bytes:300", "data.target-subwords=byte",
                }));

    for (Vocabulary each : List.of(corpora.sourceVocabulary(), corpora.targetVocabulary())) {
      assertThat(each.tokens()).contains("<0x00>", "<0xE2>", "<0xFF>");
    }
    assertThat(corpora.codecs().source().encode("\u65E5"))
        .doesNotContain(corpora.sourceVocabulary().unk());
    assertThat(
            corpora.codecs().source().decode(corpora.codecs().source().encode("ba \u65E5\u672C")))
        .isEqualTo("ba \u65E5\u672C");
  }
}
