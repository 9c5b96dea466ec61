package io.dragoman.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.checkpoint.CheckpointException;
import io.dragoman.config.ConfigException;
import io.dragoman.config.RunConfig;
import io.dragoman.data.DataException;
import io.dragoman.data.ParallelCorpus;
import io.dragoman.search.SearchOptions;
import io.dragoman.toys.Toys;
import io.dragoman.translate.TranslationException;
import io.dragoman.translate.Translator;
import io.dragoman.translate.TranslatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs with words that are copied, factors, and several sources. */
class RichSourceTrainingTest {
  private static final List<String> WORDS = List.of("ba", "be", "bi", "bo");
  private static final List<String> PARTNERS = List.of("Ra", "Re", "Ri", "Ro");

  @TempDir Path directory;

  private TrainingFiles write(List<String> sources, List<String> targets, int valid)
      throws IOException {
    TrainingFiles files = ToyFiles.in(directory);
    int split = sources.size() - valid;
    Files.write(files.trainSources().get(0), sources.subList(0, split));
    Files.write(files.trainTargets().get(0), targets.subList(0, split));
    Files.write(files.validSource(), sources.subList(split, sources.size()));
    Files.write(files.validTarget(), targets.subList(split, targets.size()));
    return files;
  }

  private TranslationModel train(TrainingFiles files, RunConfig config) {
    Path model = directory.resolve("model");
    try (TrainingRun run = TrainingRun.prepare(files, model, config, "train")) {
      run.run(List.of());
    }
    return TranslationModel.load(model);
  }

  private static List<String> translate(
      TranslationModel model, int beam, int batch, int threads, List<String> lines) {
    TranslatorOptions options =
        TranslatorOptions.of(SearchOptions.ofBeam(beam)).withBatchSize(batch).withThreads(threads);
    try (Translator translator = model.translator(options)) {
      return translator.translate(lines).stream().map(each -> each.text()).toList();
    }
  }

  /** Two to four words of which one or two are names that no other line has. */
  private static void sayNames(
      SplittableRandom random, String prefix, List<String> sources, List<String> targets) {
    StringBuilder source = new StringBuilder();
    StringBuilder target = new StringBuilder();
    int length = random.nextInt(2, 5);
    for (int i = 0; i < length; i++) {
      int word = random.nextInt(WORDS.size());
      boolean isName = random.nextInt(2) == 0;
      String name = prefix + sources.size() + "x" + i;
      source.append(i == 0 ? "" : " ").append(isName ? name : WORDS.get(word));
      target.append(i == 0 ? "" : " ").append(isName ? name : PARTNERS.get(word));
    }
    sources.add(source.toString());
    targets.add(target.toString());
  }

  private static RunConfig copying(String... settings) {
    return Toys.config(
            "model.decoder.variant.copy=true",
            "model.encoder.embedding=16",
            "model.encoder.hidden=16",
            "model.decoder.embedding=16",
            "model.decoder.hidden=24",
            "model.decoder.readout=24",
            "model.attention.units=16",
            "data.vocabulary-min-frequency=2",
            "training.optimizer.learning-rate=0.01",
            "training.label-smoothing=0.05",
            "training.batch-size=16",
            "training.max-epochs=20",
            "training.validate-every=20e",
            "training.checkpoint-every=20e")
        .with(settings);
  }

  @Test
  void names_never_seen_in_training_are_copied() throws IOException {
    List<String> sources = new ArrayList<>();
    List<String> targets = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(1);
    for (int line = 0; line < 320; line++) {
      sayNames(random, "n", sources, targets);
    }
    TrainingFiles files = write(sources, targets, 20);
    TranslationModel model = train(files, copying());
    assertThat(model.target().vocabulary().contains("n0x0")).isFalse();
    List<String> lines = new ArrayList<>();
    List<String> right = new ArrayList<>();
    for (int line = 0; line < 100; line++) {
      sayNames(random, "new", lines, right);
    }
    for (int beam : new int[] {1, 4}) {
      List<String> found = translate(model, beam, 64, 2, lines);
      int correct = 0;
      for (int line = 0; line < lines.size(); line++) {
        correct += found.get(line).equals(right.get(line)) ? 1 : 0;
      }
      assertThat(correct).as("beam " + beam).isGreaterThan(80);
      assertThat(translate(model, beam, 1, 1, lines)).isEqualTo(found);
    }
    try (ParallelCorpus pairs = ParallelCorpus.open(files.validSource(), files.validTarget())) {
      Perplexity perplexity = model.perplexity(pairs, 1);
      assertThat(perplexity.perToken()).isLessThan(2);
      assertThat(perplexity.unknown()).isZero();
    }
    assertThatThrownBy(
            () -> {
              try (ParallelCorpus pairs =
                  ParallelCorpus.open(files.validSource(), files.validTarget())) {
                model.learnShortlist(pairs, directory, 1, 1, (i, value) -> {});
              }
            })
        .isInstanceOf(DataException.class)
        .hasMessageContaining("for which there is no shortlist");
  }

  @Test
  void pieces_of_names_are_copied_and_joined() throws IOException {
    List<String> sources = new ArrayList<>();
    List<String> targets = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(1);
    for (int line = 0; line < 60; line++) {
      sayNames(random, "n", sources, targets);
    }
    TranslationModel model =
        train(
            write(sources, targets, 5),
            copying(
                "data.source-subwords=learn-bpe:20",
                "data.target-subwords=learn-bpe:20",
                "data.joint-subwords=true",
                "training.max-epochs=1"));
    assertThat(translate(model, 2, 4, 1, List.of("ba q7", "zz zz"))).hasSize(2);
    assertThat(model.sources().encode("q7").unknown()).contains("q@@");
  }

  /** The word is the same; only its factor tells the translation. */
  @Test
  void a_factor_tells_words_apart() throws IOException {
    List<String> sources = new ArrayList<>();
    List<String> targets = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(1);
    for (int line = 0; line < 220; line++) {
      StringBuilder source = new StringBuilder();
      StringBuilder target = new StringBuilder();
      int length = random.nextInt(1, 4);
      for (int i = 0; i < length; i++) {
        int word = random.nextInt(WORDS.size());
        source.append(i == 0 ? "w￨" : " w￨").append(word).append("￨x");
        target.append(i == 0 ? "" : " ").append(PARTNERS.get(word));
      }
      sources.add(source.toString());
      targets.add(target.toString());
    }
    TrainingFiles files = write(sources, targets, 20);
    RunConfig config =
        Toys.config(
            "model.encoder.factors=kind:6,other,subword:2",
            "data.source-subwords=char",
            "training.max-epochs=20",
            "training.validate-every=20e");
    TranslationModel model = train(files, config);
    assertThat(translate(model, 2, 4, 2, List.of("w￨2￨x w￨0￨x", "", "w￨3￨x")))
        .containsExactly("Ri Ra", "", "Ro");
    Path newest = model.checkpoint().directory();
    assertThat(newest.resolve("source.factor1.vocab")).content().contains("0\n1\n");
    assertThat(newest.resolve("source.factor3.vocab")).content().contains("B\n");
    assertThatThrownBy(() -> translate(model, 1, 1, 1, List.of("w￨2￨x", "w￨2")))
        .isInstanceOf(TranslationException.class)
        .hasMessage(
            "line 2: cannot be translated: token 'w￨2' has 1 factors but the model reads 2 (kind,"
                + " other): write it as word￨kind￨other");
    Files.writeString(newest.resolve("source.factor1.vocab"), "<pad>\n<s>\n</s>\n<unk>\n5\n");
    assertThatThrownBy(() -> TranslationModel.load(directory.resolve("model")))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("source.factor1.vocab: has hash");
  }

  @Test
  void a_line_without_its_factors_is_named() throws IOException {
    TrainingFiles files = write(List.of("w￨1", "w", "w￨1"), List.of("a", "b", "c"), 1);
    assertThatThrownBy(
            () ->
                TrainingRun.prepare(
                    files,
                    directory.resolve("model"),
                    Toys.config("model.encoder.factors=kind:6"),
                    "train"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(
            "line 2: token 'w' has 0 factors but the model reads 1 (kind): write it as word￨kind");
  }

  /** The first source says the first word, the other the second. */
  @Test
  void two_sources_are_read_together() throws IOException {
    List<String> sources = new ArrayList<>();
    List<String> others = new ArrayList<>();
    List<String> targets = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(1);
    for (int line = 0; line < 220; line++) {
      int a = random.nextInt(WORDS.size());
      int b = random.nextInt(WORDS.size());
      sources.add(WORDS.get(a));
      others.add("x " + WORDS.get(b));
      targets.add(PARTNERS.get(a) + " " + PARTNERS.get(b));
    }
    TrainingFiles files = write(sources, targets, 20);
    Path train = directory.resolve("train.src2");
    Path valid = directory.resolve("valid.src2");
    Files.write(train, others.subList(0, 200));
    Files.write(valid, others.subList(200, 220));
    TrainingFiles two = files.with(List.of(new TrainingFiles.Further(train, valid)));
    RunConfig config =
        Toys.config(
            "model.encoder.sources=2", "training.max-epochs=20", "training.validate-every=20e");
    TranslationModel model = train(two, config);
    assertThat(translate(model, 2, 4, 2, List.of("be\nx bo", "\n", "bi\nx ba")))
        .containsExactly("Re Ro", "", "Ri Ra");
    assertThat(model.checkpoint().directory().resolve("source2.vocab")).content().contains("x\n");
    assertThat(model.checkpoint().provenance().corpora()).hasSize(6);
    assertThatThrownBy(() -> translate(model, 1, 1, 1, List.of("be")))
        .hasMessageContaining(
            "there are 1 sources but the model reads 2: give as many files of them");
    assertThatThrownBy(
            () -> TrainingRun.prepare(files, directory.resolve("other"), config, "train"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "'model.encoder.sources' is 2 but there are texts of 1: give --train-extra-source and"
                + " --valid-extra-source for each source but the first");
  }

  @Test
  void sources_of_different_lengths_are_refused() throws IOException {
    TrainingFiles files = write(List.of("a", "b", "c"), List.of("a", "b", "c"), 1);
    Path train = directory.resolve("train.src2");
    Path valid = directory.resolve("valid.src2");
    Files.write(train, List.of("x", "x"));
    for (List<String> lines : List.of(List.<String>of(), List.of("x", "x"))) {
      Files.write(valid, lines);
      TrainingFiles two = files.with(List.of(new TrainingFiles.Further(train, valid)));
      assertThatThrownBy(
              () ->
                  TrainingRun.prepare(
                      two,
                      directory.resolve("m" + lines.size()),
                      Toys.config("model.encoder.sources=2"),
                      "train"))
          .isInstanceOf(DataException.class)
          .hasMessageContaining(
              lines.isEmpty() ? "line 1: has fewer lines than" : "line 1: has more lines than");
    }
  }

  @Test
  void a_resumed_run_ends_with_the_bits_of_one_that_was_not_stopped() throws IOException {
    List<String> sources = new ArrayList<>();
    List<String> targets = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(1);
    for (int line = 0; line < 60; line++) {
      sayNames(random, "n", sources, targets);
    }
    List<String> factored = sources.stream().map(line -> line.replace(" ", "￨f ") + "￨f").toList();
    TrainingFiles files = write(factored, targets, 10);
    Path train = directory.resolve("train.src2");
    Path valid = directory.resolve("valid.src2");
    Files.write(train, sources.subList(0, 50));
    Files.write(valid, sources.subList(50, 60));
    TrainingFiles all = files.with(List.of(new TrainingFiles.Further(train, valid)));
    List<byte[]> weights = new ArrayList<>();
    for (List<Integer> parts : List.of(List.of(6), List.of(3, 6))) {
      Path model = directory.resolve("parts" + parts.size());
      for (int updates : parts) {
        RunConfig config =
            Toys.config(
                "model.decoder.variant.copy=true",
                "model.encoder.factors=kind",
                "model.encoder.sources=2",
                "training.batch-unit=memory",
                "training.batch-size=1",
                "training.loss.unlikelihood=0.5",
                "training.loss.coverage=1",
                "training.loss.sampling.decay=linear",
                "training.loss.sampling.updates=5",
                "training.label-smoothing=0.1",
                "training.threads=" + parts.size(),
                "training.checkpoint-every=1u",
                "training.max-updates=" + updates);
        try (TrainingRun run = TrainingRun.prepare(all, model, config, "train")) {
          run.run(List.of());
        }
      }
      Path newest = model.resolve("update-0000006");
      weights.add(Files.readAllBytes(newest.resolve("model.safetensors")));
    }
    assertThat(weights.get(1)).isEqualTo(weights.get(0));
  }
}
