package io.dragoman.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.checkpoint.CheckpointException;
import io.dragoman.config.ConfigException;
import io.dragoman.config.RunConfig;
import io.dragoman.data.CorpusLine;
import io.dragoman.data.DataException;
import io.dragoman.data.EncodedCorpus;
import io.dragoman.data.SentencePair;
import io.dragoman.experiment.TrainingRun.CorpusShare;
import io.dragoman.toys.Toys;
import io.dragoman.training.TrainingEvent.UpdateDone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that learn from several corpora. */
@Timeout(120)
class MixedTrainingTest {
  @TempDir Path directory;
  private TrainingFiles one;
  private Path secondSource;
  private Path secondTarget;

  @BeforeEach
  void writeTexts() throws IOException {
    one = ToyFiles.write(directory, Toys.text(40, 1), Toys.text(10, 2));
    secondSource = directory.resolve("second.src");
    secondTarget = directory.resolve("second.tgt");
    Toys.write(secondSource, secondTarget, Toys.text(24, 3));
  }

  private TrainingFiles both(Path... alignments) {
    return new TrainingFiles(
        List.of(one.trainSources().get(0), secondSource),
        List.of(one.trainTargets().get(0), secondTarget),
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

  private static RunConfig config(String... settings) {
    return ToyFiles.config("training.max-epochs=3", "training.max-updates=25").with(settings);
  }

  @Test
  void weights_say_how_many_pairs_an_epoch_has() {
    RunConfig config = config("data.corpus-weights=0.5,2", "training.max-updates=0");
    int[] sentences = new int[4];
    try (TrainingRun run = TrainingRun.prepare(both(), directory.resolve("m"), config, "train")) {
      assertThat(run.trainCorpus().size()).isEqualTo(64);
      assertThat(run.corpora())
          .containsExactly(
              new CorpusShare(
                  one.trainSources().get(0) + " and " + one.trainTargets().get(0), 40, 20),
              new CorpusShare(secondSource + " and " + secondTarget, 24, 48));
      run.run(
          List.of(
              event -> {
                if (event instanceof UpdateDone done) {
                  sentences[done.state().epoch()] += done.sentences();
                }
              }));
    }
    assertThat(sentences).containsExactly(0, 68, 68, 68);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data.corpus-weights=none",
        "data.corpus-weights=0.5,1.7",
        "data.corpus-weights=0.5,1.7 data.source-subwords=learn-bpe:12 data.subword-dropout=0.3"
      })
  void interrupted_training_ends_with_the_same_bits(String settings) {
    RunConfig config = config(settings.split(" "));
    Map<String, Integer> whole = train(both(), "whole", config);
    train(both(), "parts", config.with("training.max-updates=4"));
    train(both(), "parts", config.with("training.max-updates=13"));
    assertThat(train(both(), "parts", config)).isEqualTo(whole);
    assertThat(train(one, "one", config.with("data.corpus-weights=none"))).isNotEqualTo(whole);
  }

  @Test
  void a_weight_of_one_changes_nothing() {
    Map<String, Integer> bits = train(one, "plain", config());
    assertThat(train(one, "weighed", config("data.corpus-weights=1"))).isEqualTo(bits);
  }

  @Test
  void vocabularies_and_subwords_are_those_of_the_joined_text() throws IOException {
    Path source = join("joined.src", one.trainSources().get(0), secondSource);
    Path target = join("joined.tgt", one.trainTargets().get(0), secondTarget);
    TrainingFiles joined = TrainingFiles.of(source, target, one.validSource(), one.validTarget());
    for (String setting :
        List.of("data.case=keep", "data.case=truecase", "data.source-subwords=learn-bpe:9")) {
      Sides mixed = Sides.learn(both(), config(setting));
      Sides expected = Sides.learn(joined, config(setting));
      assertThat(mixed.source().vocabulary()).isEqualTo(expected.source().vocabulary());
      assertThat(mixed.target().vocabulary()).isEqualTo(expected.target().vocabulary());
      assertThat(mixed.source().subwords().hash()).isEqualTo(expected.source().subwords().hash());
      assertThat(mixed.target().truecaser().map(each -> each.lines()))
          .isEqualTo(expected.target().truecaser().map(each -> each.lines()));
    }
  }

  private Path join(String name, Path... parts) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path each : parts) {
      lines.addAll(Files.readAllLines(each));
    }
    return Files.write(directory.resolve(name), lines);
  }

  @Test
  void the_same_line_of_two_corpora_is_cut_in_ways_of_its_own() throws IOException {
    TrainingFiles twice =
        new TrainingFiles(
            List.of(secondSource, secondSource),
            List.of(secondTarget, secondTarget),
            one.validSource(),
            one.validTarget(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    RunConfig config = config("data.source-subwords=learn-bpe:12", "data.subword-dropout=0.5");
    Corpora corpora = Corpora.read(twice, config, Sides.learn(twice, config));
    EncodedCorpus cut = corpora.train().corpus().epoch(1);
    assertThat(IntStream.range(0, 24))
        .anyMatch(i -> !Arrays.equals(cut.get(i).source(), cut.get(i + 24).source()));
    assertThat(cut.get(24).line()).isEqualTo(CorpusLine.of(1, 1));
  }

  @Test
  void changed_texts_weights_and_numbers_of_corpora_are_noticed() throws IOException {
    RunConfig config = config("training.max-updates=2");
    train(both(), "m", config);
    assertRefused(
        one,
        config,
        "other texts than no train-source-2 where %s was, no train-target-2 where %s was"
            .formatted(secondSource, secondTarget));
    assertRefused(
        both(),
        config.with("data.corpus-weights=1,2"),
        "other settings: data.corpus-weights is 1,2 but was none");
    Files.write(
        secondTarget, Files.readAllLines(secondTarget).stream().map(l -> l + " Ra").toList());
    assertRefused(both(), config, "other texts than train-target-2 " + secondTarget);
    train(one, "single", config);
    assertThatThrownBy(() -> train(both(), "single", config))
        .hasMessageContaining(
            "other texts than train-source-2 " + secondSource + ", train-target-2 " + secondTarget);
  }

  private void assertRefused(TrainingFiles files, RunConfig config, String what) {
    assertThatThrownBy(() -> train(files, "m", config))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(
            directory.resolve("m")
                + ": holds a run with "
                + what
                + ": use the same or another --model");
  }

  @Test
  void each_corpus_has_alignments_of_its_own() throws IOException {
    Files.write(secondSource, List.of("ba be", "bi"));
    Files.write(secondTarget, List.of("Ra Re", "Ri"));
    Path first =
        Files.write(directory.resolve("1.align"), Stream.generate(() -> "0-0").limit(40).toList());
    Path second = Files.write(directory.resolve("2.align"), List.of("0-1 1-0", ""));
    RunConfig config = config("training.loss.alignment=1");
    PieceAlignments read =
        PieceAlignments.read(
            both(first, second),
            config.data(),
            Sides.learn(both(), config).codecs(config),
            new ArrayList<>());
    assertThat(read.size()).isEqualTo(41);
    assertThat(read.links(1)).containsExactly(0, 0);
    assertThat(read.links(CorpusLine.of(1, 1))).containsExactly(0, 1, 1, 0);
    assertThat(read.links(CorpusLine.of(1, 2))).isEmpty();

    Map<String, Integer> whole = train(both(first, second), "whole", config);
    train(both(first, second), "parts", config.with("training.max-updates=3"));
    assertThat(train(both(first, second), "parts", config)).isEqualTo(whole);

    Files.write(second, List.of("0-1 1-0", "0-7"));
    assertThatThrownBy(() -> train(both(first, second), "wrong", config))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(second + ": line 2: link 0-7 but there are ");
    assertThatThrownBy(() -> both(first))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "training text: there are 1 files of alignments for 2 corpora: give one for each");
  }

  @Test
  void faults_are_told_of_the_right_corpus() throws IOException {
    assertThatThrownBy(() -> train(both(), "m", config("data.corpus-weights=1,1,1")))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "'data.corpus-weights' is '1,1,1' but the number of corpora is 2: give a weight for"
                + " each");
    List<SentencePair> text = Toys.text(24, 3);
    Files.write(secondSource, text.stream().map(pair -> "").toList());
    assertThatThrownBy(() -> train(both(), "m", config()))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(
            secondSource + " and " + secondTarget + ": none of the pairs can be used: ");
    Files.write(secondSource, new byte[] {'b', 'a', '\n', (byte) 0xFF, '\n'});
    assertThatThrownBy(() -> train(both(), "m", config()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(secondSource + ": line 2");
  }
}
