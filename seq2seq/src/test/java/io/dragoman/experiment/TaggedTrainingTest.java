package io.dragoman.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.checkpoint.CheckpointException;
import io.dragoman.config.ConfigException;
import io.dragoman.config.RunConfig;
import io.dragoman.data.CorpusLine;
import io.dragoman.data.EncodedCorpus;
import io.dragoman.search.SearchOptions;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.toys.Toys;
import io.dragoman.translate.Translator;
import io.dragoman.translate.TranslatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs whose source lines begin with tags. */
@Timeout(120)
class TaggedTrainingTest {
  private static final String TAGS = "data.tags.corpora=none,<UP>";

  @TempDir Path directory;
  private TrainingFiles one;

  @BeforeEach
  void writeTexts() throws IOException {
    one = ToyFiles.write(directory, Toys.text(60, 1), Toys.text(10, 2));
  }

  /** A second corpus has the same sources, in capitals in the target. */
  private TrainingFiles both(Path... alignments) throws IOException {
    Path target = directory.resolve("capitals.tgt");
    Files.write(
        target,
        Files.readAllLines(one.trainTargets().get(0)).stream()
            .map(line -> line.toUpperCase(Locale.ROOT))
            .toList());
    return new TrainingFiles(
        List.of(one.trainSources().get(0), one.trainSources().get(0)),
        List.of(one.trainTargets().get(0), target),
        one.validSource(),
        one.validTarget(),
        Optional.empty(),
        Optional.empty(),
        List.of(alignments));
  }

  private Map<String, Integer> train(TrainingFiles files, String model, RunConfig config) {
    try (TrainingRun run = TrainingRun.prepare(files, directory.resolve(model), config, "train")) {
      run.run(List.of());
      return Toys.bits(run.model());
    }
  }

  private static Corpora read(TrainingFiles files, RunConfig config) {
    return Corpora.read(files, config, Sides.learn(files, config));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data.case=keep",
        "data.case=lower data.source-tokenizer=words",
        "data.case=marks data.source-subwords=learn-bpe:12",
        "data.case=truecase data.source-tokenizer=words data.source-subwords=learn-unigram:30",
        "data.source-subwords=learn-bpe:12 data.subword-dropout=0.4",
        "data.source-subwords=byte",
      })
  void a_tag_is_one_id_and_the_rest_of_the_line_is_as_without(String settings) throws IOException {
    TrainingFiles files = both();
    RunConfig config = ToyFiles.config(settings.split(" "));
    Corpora plain = read(files, config);
    Corpora tagged = read(files, config.with(TAGS));
    Vocabulary words = tagged.sourceVocabulary();
    int tag = words.id("<UP>");
    assertThat(tag).isNotEqualTo(words.unk());
    assertThat(words.size()).isEqualTo(plain.sourceVocabulary().size() + 1);
    assertThat(tagged.targetVocabulary()).isEqualTo(plain.targetVocabulary());
    for (int epoch : new int[] {0, 2}) {
      EncodedCorpus without = plain.train().corpus().epoch(epoch);
      EncodedCorpus with = tagged.train().corpus().epoch(epoch);
      assertThat(with.size()).isEqualTo(without.size()).isEqualTo(120);
      for (int i = 0; i < with.size(); i++) {
        List<String> expected = new ArrayList<>(i < 60 ? List.of() : List.of("<UP>"));
        expected.addAll(plain.sourceVocabulary().tokens(without.get(i).source()));
        assertThat(words.tokens(with.get(i).source())).isEqualTo(expected);
      }
    }
  }

  @Test
  void text_may_bring_tags_of_its_own() throws IOException {
    Path source = one.trainSources().get(0);
    List<String> lines = new ArrayList<>(Files.readAllLines(source));
    lines.set(0, "<bt> ba be");
    Files.write(source, lines);
    RunConfig config =
        ToyFiles.config(
            "data.tags.known=<bt>", "data.tags.corpora=<2x>", "data.source-subwords=char");
    Corpora corpora = read(one, config);
    assertThat(corpora.sourceVocabulary().tokens(corpora.train().corpus().epoch(0).get(0).source()))
        .startsWith("<2x>", "<bt>", "b", "a");
    assertThat(corpora.sourceVocabulary().tokens()).doesNotContain("<");
    // without the key it is cut, as before
    Corpora cut = read(one, config.with("data.tags.known=none", "data.tags.corpora=none"));
    assertThat(cut.sourceVocabulary().tokens(cut.train().corpus().epoch(0).get(0).source()))
        .startsWith("<", "b", "t", ">");
  }

  @Test
  void truecasing_is_learned_from_lines_without_tags() throws IOException {
    Path source = one.trainSources().get(0);
    RunConfig config = ToyFiles.config("data.case=truecase");
    List<String> expected = Sides.learn(one, config).source().truecaser().orElseThrow().lines();
    Files.write(source, Files.readAllLines(source).stream().map(line -> "<bt> " + line).toList());
    List<String> learned =
        Sides.learn(one, config.with("data.tags.known=<bt>"))
            .source()
            .truecaser()
            .orElseThrow()
            .lines();
    assertThat(learned).isEqualTo(expected);
  }

  @Test
  void sentences_to_validate_with_get_their_tag() throws IOException {
    RunConfig config = ToyFiles.config("data.tags.validation=<v>");
    Corpora corpora = read(one, config);
    int tag = corpora.sourceVocabulary().id("<v>");
    assertThat(corpora.validation().sources()).allMatch(line -> line.startsWith("<v> "));
    assertThat(corpora.validation().encoded().get(0).source()[0]).isEqualTo(tag);
    assertThat(corpora.train().corpus().epoch(0).get(0).source()).doesNotContain(tag);
  }

  @Test
  void alignments_are_those_of_the_words_behind_a_tag() throws IOException {
    Path align =
        Files.write(directory.resolve("a"), Stream.generate(() -> "0-0").limit(60).toList());
    RunConfig config = ToyFiles.config(TAGS, "data.source-subwords=char");
    TrainingFiles files = both(align, align);
    PieceAlignments read =
        PieceAlignments.read(
            files, config.data(), Sides.learn(files, config).codecs(config), new ArrayList<>());
    assertThat(read.links(1)).containsExactly(0, 0, 1, 0); // two characters
    assertThat(read.links(CorpusLine.of(1, 1))).containsExactly(1, 0, 2, 0);
  }

  @Test
  void interrupted_training_ends_with_the_same_bits_and_other_tags_are_refused()
      throws IOException {
    RunConfig config =
        ToyFiles.config(TAGS, "data.tags.validation=<UP>", "training.max-updates=20")
            .with("data.source-subwords=learn-bpe:12", "data.subword-dropout=0.2");
    Map<String, Integer> whole = train(both(), "whole", config);
    train(both(), "parts", config.with("training.max-updates=7"));
    assertThat(train(both(), "parts", config)).isEqualTo(whole);
    assertThatThrownBy(() -> train(both(), "parts", config.with("data.tags.corpora=<UP>,<UP>")))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining(
            "data.tags.corpora is <UP>,<UP> but was none,<UP>: use the same or another --model");
  }

  @Test
  void a_given_vocabulary_must_have_the_tags() throws IOException {
    Path words = directory.resolve("words");
    Files.write(words, List.of("<pad>", "<s>", "</s>", "<unk>", "ba"));
    TrainingFiles given =
        new TrainingFiles(
            one.trainSources().get(0),
            one.trainTargets().get(0),
            one.validSource(),
            one.validTarget(),
            Optional.of(words),
            Optional.empty());
    assertThatThrownBy(() -> read(given, ToyFiles.config("data.tags.known=<x>")))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "'data.tags' have <x> but the source vocabulary lacks it: add it there, or let training"
                + " count the vocabulary");
  }

  @Test
  void a_model_that_starts_from_another_knows_its_tags_and_new_ones() throws IOException {
    train(both(), "parent", ToyFiles.config(TAGS, "training.max-updates=2"));
    Path parent = directory.resolve("parent");
    Path child = directory.resolve("child");
    RunConfig base = ParentModel.base(parent, child);
    assertThat(base.data().tags().known()).isEqualTo("<UP>");
    assertThat(base.data().tags().corpora()).isEqualTo("none");
    RunConfig config = base.with("data.tags.corpora=<new>", "training.max-updates=3");
    try (TrainingRun run = TrainingRun.prepare(one, child, config, "t", Optional.of(parent))) {
      run.run(List.of());
    }
    TextCodec source = TranslationModel.load(child).source();
    assertThat(source.vocabulary().token(source.vocabulary().size() - 1)).isEqualTo("<new>");
    assertThat(source.encode("<UP> <new> ba")).hasSize(3).doesNotContain(source.vocabulary().unk());
    assertThatThrownBy(
            () ->
                TrainingRun.prepare(
                    one,
                    directory.resolve("fixed"),
                    config.with("data.grow-vocabulary=false"),
                    "t",
                    Optional.of(parent)))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("'data.tags' have <new> but the source vocabulary lacks it");
  }

  @Test
  void a_model_does_what_the_tag_says() throws IOException {
    one = ToyFiles.write(directory, Toys.text(250, 1), Toys.text(10, 2));
    train(
        both(),
        "model",
        ToyFiles.config(
            TAGS,
            "data.source-subwords=learn-bpe:12",
            "model.encoder.hidden=16",
            "model.decoder.hidden=16",
            "model.encoder.embedding=16",
            "model.decoder.embedding=16",
            "model.dropout.embedding=0",
            "model.dropout.readout=0",
            "training.early-stopping-patience=0",
            "training.validate-every=10e",
            "training.max-epochs=20"));
    TranslationModel model = TranslationModel.load(directory.resolve("model"));
    try (Translator translator =
        model.translator(TranslatorOptions.of(SearchOptions.ofBeam(1)).withThreads(1))) {
      String plain = translator.translate("ba di ge").text();
      String capitals = translator.translate("<UP> ba di ge").text();
      assertThat(plain).containsPattern("[a-z]");
      assertThat(capitals).isEqualTo(capitals.toUpperCase(Locale.ROOT)).isNotEqualTo(plain);
    }
  }
}
