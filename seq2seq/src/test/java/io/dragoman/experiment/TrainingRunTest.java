package io.dragoman.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.checkpoint.CheckpointException;
import io.dragoman.checkpoint.CheckpointStore;
import io.dragoman.config.RunConfig;
import io.dragoman.data.DataException;
import io.dragoman.data.SentencePair;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.search.ModelScorer;
import io.dragoman.search.SearchOptions;
import io.dragoman.search.Searcher;
import io.dragoman.tokenizers.vocab.DataFormatException;
import io.dragoman.toys.Toys;
import io.dragoman.training.TrainingEvent;
import io.dragoman.training.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TrainingRunTest {
  private static final String[] SHORT = {"training.max-updates=3"};

  @TempDir Path directory;
  private final List<TrainingEvent> events = new ArrayList<>();
  private TrainingFiles files;
  private Path model;

  @BeforeEach
  void writeTexts() throws IOException {
    files = ToyFiles.write(directory);
    model = directory.resolve("model");
  }

  private TrainingState train(String... settings) {
    return train(files, ToyFiles.config(settings));
  }

  private TrainingState train(TrainingFiles texts, RunConfig config) {
    try (TrainingRun run = TrainingRun.prepare(texts, model, config, "train it")) {
      return run.run(List.of(events::add));
    }
  }

  private Map<String, byte[]> contents() throws IOException {
    try (Stream<Path> all = Files.walk(model)) {
      return all.filter(Files::isRegularFile)
          .collect(Collectors.toMap(Path::toString, TrainingRunTest::bytes));
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String translate(TranslationModel model, String line) {
    int[] ids = model.source().encode(line);
    int[] source = Arrays.copyOf(ids, ids.length + 1);
    source[ids.length] = model.source().vocabulary().eos();
    Searcher searcher =
        Searcher.create(
            new ModelScorer(model.model(), KernelsSelector.kernels()),
            model.targetSpecials(),
            SearchOptions.ofBeam(1));
    return model.target().decode(searcher.search(new int[][] {source}).get(0).get(0).ids());
  }

  private void assertRefused(TrainingFiles texts, RunConfig config, String message) {
    assertThatThrownBy(() -> TrainingRun.prepare(texts, model, config, "train"))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(message);
    CheckpointStore.open(model, 1).close(); // the lock is free again
  }

  @Test
  void a_toy_language_is_learned_and_the_saved_model_translates_it() throws IOException {
    files = ToyFiles.write(directory, Toys.text(600, 1), Toys.text(30, 2));
    List<Double> bleu = new ArrayList<>();
    RunConfig config =
        ToyFiles.config(
            "model.encoder.hidden=16",
            "model.decoder.hidden=16",
            "model.attention.units=16",
            "model.decoder.readout=16",
            "model.encoder.embedding=16",
            "model.decoder.embedding=16",
            "model.dropout.embedding=0",
            "model.dropout.readout=0",
            "training.batch-size=16",
            "training.threads=2",
            "training.max-epochs=40",
            "training.validate-every=2e",
            "training.early-stopping-patience=0");
    TrainingState end;
    Map<String, Integer> trained;
    try (TrainingRun run = TrainingRun.prepare(files, model, config, "train it")) {
      assertThat(run.resumedUpdate()).isEmpty();
      assertThat(run.vocabularySizes()).containsExactly(16, 16);
      assertThat(run.trainCorpus().size()).isEqualTo(600);
      end =
          run.run(
              List.of(
                  event -> {
                    if (event instanceof TrainingEvent.Validated validated) {
                      bleu.add(validated.result().bleu());
                      if (validated.result().bleu() > 97) {
                        run.requestStop();
                      }
                    }
                  }));
      trained = Toys.bits(run.model());
    }
    assertThat(bleu.get(bleu.size() - 1)).isGreaterThan(97);
    assertThat(end.best().score()).isEqualTo(bleu.get(bleu.size() - 1));

    TranslationModel loaded = TranslationModel.load(model);
    assertThat(loaded.config()).isEqualTo(config);
    assertThat(Toys.bits(loaded.model())).isNotEqualTo(trained); // it is their average
    long right =
        Toys.text(50, 3).stream()
            .filter(pair -> translate(loaded, pair.source()).equals(pair.target()))
            .count();
    assertThat(right).isGreaterThan(40);
  }

  @Test
  void without_an_average_the_loaded_model_has_the_bits_of_the_trained_one() {
    Map<String, Integer> trained;
    RunConfig config = ToyFiles.config("training.average=0").with(SHORT);
    try (TrainingRun run = TrainingRun.prepare(files, model, config, "train")) {
      run.run(List.of());
      trained = Toys.bits(run.model());
    }
    assertThat(Toys.bits(TranslationModel.load(model).model())).isEqualTo(trained);
  }

  @Test
  void the_record_says_where_a_model_comes_from_and_stays_when_training_goes_on()
      throws IOException {
    train(SHORT);
    var first = TranslationModel.load(model).checkpoint().provenance();
    train("training.max-updates=5");

    assertThat(first.command()).isEqualTo("train it");
    assertThat(first.seed()).isEqualTo(1);
    assertThat(first.corpora())
        .extracting("role")
        .containsExactly("train-source", "train-target", "valid-source", "valid-target");
    assertThat(first.corpora())
        .extracting("sha256")
        .allMatch(hash -> ((String) hash).length() == 64);
    assertThat(TranslationModel.load(model).checkpoint().provenance()).isEqualTo(first);
  }

  @Test
  void running_again_after_the_end_changes_nothing() throws IOException {
    TrainingState end = train(SHORT);
    Map<String, byte[]> before = contents();

    assertThat(train(SHORT)).isEqualTo(end);
    assertThat(contents()).usingRecursiveComparison().isEqualTo(before);
    assertThat(events)
        .last()
        .isEqualTo(new TrainingEvent.Finished(end, TrainingEvent.StopReason.UPDATES));
  }

  @Test
  void a_run_object_runs_once() {
    try (TrainingRun run = TrainingRun.prepare(files, model, ToyFiles.config(SHORT), "train")) {
      run.run(List.of());
      assertThatThrownBy(() -> run.run(List.of()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("training run: has run: prepare another to go on");
    }
  }

  @Test
  void a_stop_asked_for_before_the_run_ends_it_at_once() {
    try (TrainingRun run = TrainingRun.prepare(files, model, ToyFiles.config(), "train")) {
      run.requestStop();
      assertThat(run.run(List.of()).update()).isZero();
    }
  }

  @Test
  void limits_threads_and_search_may_change_between_the_parts() {
    train("training.max-updates=3", "training.early-stopping-patience=1");
    RunConfig config =
        ToyFiles.config(
            "training.max-epochs=3",
            "training.max-updates=5",
            "training.threads=2",
            "training.early-stopping-patience=7",
            "training.checkpoint-every=2u",
            "training.keep-checkpoints=2",
            "search.beam=3",
            "search.batch-size=2");
    try (TrainingRun run = TrainingRun.prepare(files, model, config, "train")) {
      assertThat(run.resumedUpdate()).contains(3L);
      assertThat(run.run(List.of()).update()).isEqualTo(5);
    }
    assertThat(TranslationModel.load(model).config()).isEqualTo(config);
  }

  @Test
  void sizes_that_are_left_open_do_not_stand_in_the_way_of_a_vocabulary_that_there_is() {
    train("training.max-updates=3", "data.source-vocabulary-size=5");
    RunConfig open = ToyFiles.config("training.max-updates=4", "data.vocabulary-min-frequency=0");
    try (TrainingRun run = TrainingRun.prepare(files, model, open, "train")) {
      assertThat(run.vocabularySizes()).containsExactly(4 + 5, 16);
      assertThat(run.run(List.of()).update()).isEqualTo(4);
    }
    assertRefused(
        files,
        ToyFiles.config("data.source-vocabulary-size=6", "data.vocabulary-min-frequency=0"),
        model
            + ": holds a run with other settings: data.source-vocabulary-size is 6 but was 0:"
            + " use the same or another --model");
  }

  @Test
  void other_settings_are_refused_and_all_are_named() {
    train(SHORT);
    assertRefused(
        files,
        ToyFiles.config(
            "training.seed=2",
            "model.decoder.hidden=9",
            "training.optimizer.type=sgd",
            "training.max-epochs=7"),
        model
            + ": holds a run with other settings: model.decoder.hidden is 9 but was 8;"
            + " training.seed is 2 but was 1; training.optimizer.type is sgd but was adam:"
            + " use the same or another --model");
  }

  @Test
  void other_texts_are_refused_and_all_are_named() throws IOException {
    train(SHORT);
    Toys.write(files.trainSources().get(0), directory.resolve("unused"), Toys.text(200, 9));
    Toys.write(directory.resolve("unused"), files.validTarget(), Toys.text(20, 9));

    assertRefused(
        files,
        ToyFiles.config(SHORT),
        model
            + ": holds a run with other texts than train-source "
            + files.trainSources().get(0)
            + ", valid-target "
            + files.validTarget()
            + ": use the same or another --model");
  }

  @Test
  void the_same_texts_may_lie_elsewhere() throws IOException {
    train(SHORT);
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));

    assertThat(train(ToyFiles.write(elsewhere), ToyFiles.config("training.max-updates=4")).update())
        .isEqualTo(4);
  }

  private TrainingFiles withVocabularies(Optional<Path> source, Optional<Path> target) {
    return new TrainingFiles(
        files.trainSources().get(0),
        files.trainTargets().get(0),
        files.validSource(),
        files.validTarget(),
        source,
        target);
  }

  @Test
  void vocabularies_from_files_are_used_and_must_stay() throws IOException {
    Path file = directory.resolve("my.vocab");
    Files.write(file, List.of("<pad>", "<s>", "</s>", "<unk>", "Sa", "Ra"));
    TrainingFiles given = withVocabularies(Optional.empty(), Optional.of(file));
    try (TrainingRun run = TrainingRun.prepare(given, model, ToyFiles.config(SHORT), "train")) {
      assertThat(run.vocabularySizes()).containsExactly(16, 6);
      run.run(List.of());
    }
    assertThat(train(given, ToyFiles.config("training.max-updates=4")).update()).isEqualTo(4);
    assertThat(train("training.max-updates=5").update()).isEqualTo(5); // kept with the model

    Files.write(file, List.of("<pad>", "<s>", "</s>", "<unk>", "Ra", "Sa"));
    assertRefused(
        given,
        ToyFiles.config(SHORT),
        model
            + ": holds a run with another vocabulary than "
            + file
            + ": use the same or another --model");
  }

  @Test
  void both_vocabularies_may_be_given_and_a_bad_one_is_told() throws IOException {
    Path file = directory.resolve("my.vocab");
    Files.write(file, List.of("<pad>", "<s>", "</s>", "<unk>", "ba", "ba"));
    TrainingFiles given = withVocabularies(Optional.of(file), Optional.of(file));

    assertThatThrownBy(() -> TrainingRun.prepare(given, model, ToyFiles.config(), "train"))
        .isInstanceOf(DataFormatException.class)
        .hasMessageStartingWith(file + ": line 6: ");
    Files.write(file, List.of("<pad>", "<s>", "</s>", "<unk>", "ba", "be"));
    assertThat(train(given, ToyFiles.config(SHORT)).update()).isEqualTo(3);
  }

  @Test
  void faults_of_the_texts_are_told() throws IOException {
    Path missing = directory.resolve("missing");
    assertThatThrownBy(
            () ->
                TrainingRun.prepare(
                    TrainingFiles.of(
                        files.trainSources().get(0),
                        missing,
                        files.validSource(),
                        files.validTarget()),
                    model,
                    ToyFiles.config(),
                    "train"))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(missing + ": ");

    Files.writeString(files.trainTargets().get(0), "Ra\n");
    assertThatThrownBy(() -> train(SHORT))
        .isInstanceOf(DataException.class)
        .hasMessage(
            files.trainSources().get(0)
                + " has 200 lines but "
                + files.trainTargets().get(0)
                + " has 1: line n of one must translate line n of the other");

    ToyFiles.write(directory);
    Files.write(files.validSource(), new byte[] {'b', 'a', (byte) 0xFF, '\n'});
    assertThatThrownBy(() -> train(SHORT))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(files.validSource() + ": line 1");
    CheckpointStore.open(model, 1).close(); // the lock is free again
  }

  @Test
  void a_corpus_of_which_nothing_can_be_used_is_told() throws IOException {
    ToyFiles.write(directory, Toys.text(20, 1), List.of(new SentencePair(1, "ba ba ba", "Ra")));
    assertThatThrownBy(() -> train("data.max-length=2"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            files.validSource()
                + " and "
                + files.validTarget()
                + ": none of the 1 pairs can be used: 0 have an empty side and 1 more than 2"
                + " tokens: raise data.max-length");
  }

  @Test
  void a_damaged_checkpoint_stops_training_with_its_name() throws IOException {
    train(SHORT);
    Files.delete(model.resolve("update-0000003").resolve("model.safetensors"));

    assertThatThrownBy(() -> train(SHORT))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(
            model.resolve("update-0000003")
                + ": not a complete model: missing model.safetensors: restore them or train again");
  }
}
