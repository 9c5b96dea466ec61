package io.dragoman.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.config.ConfigException;
import io.dragoman.config.RunConfig;
import io.dragoman.data.DataException;
import io.dragoman.data.SentencePair;
import io.dragoman.toys.Toys;
import io.dragoman.training.TrainingEvent.UpdateDone;
import io.dragoman.training.TrainingEvent.Validated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs with losses that need files, models or metrics. */
@Timeout(120)
class LossTrainingTest {
  private static final String SHORT = "training.max-updates=6";
  private static final String ALIGNMENT = "training.loss.alignment=1";

  @TempDir private Path directory;
  private TrainingFiles files;
  private Path alignments;

  @BeforeEach
  void writeFiles() throws IOException {
    files = ToyFiles.write(directory);
    alignments = directory.resolve("train.align");
    Files.write(alignments, diagonals(Toys.text(200, 1)));
  }

  private static List<String> diagonals(List<SentencePair> text) {
    return text.stream()
        .map(
            pair ->
                IntStream.range(0, pair.source().split(" ").length)
                    .mapToObj(word -> word + "-" + word)
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  private TrainingFiles withAlignments() {
    return new TrainingFiles(
        files.trainSources().get(0),
        files.trainTargets().get(0),
        files.validSource(),
        files.validTarget(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(alignments));
  }

  private Map<String, Integer> train(TrainingFiles texts, String model, RunConfig config) {
    try (TrainingRun run = TrainingRun.prepare(texts, directory.resolve(model), config, "train")) {
      run.run(List.of());
      return Toys.bits(run.model());
    }
  }

  private void assertRefused(
      TrainingFiles texts, RunConfig config, Class<? extends Exception> type, String message) {
    assertThatThrownBy(() -> train(texts, "refused", config))
        .isInstanceOf(type)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ALIGNMENT,
        "training.loss.risk.weight=0.9 training.loss.risk.samples=3",
        "training.loss.risk.weight=0.9 training.loss.risk.samples=3 training.loss.risk.metric=chrf",
        "training.loss.sampling.decay=linear training.loss.sampling.updates=4",
      })
  void interrupted_training_ends_with_the_same_bits(String losses) {
    RunConfig config = ToyFiles.config(losses.split(" "));
    TrainingFiles texts = losses.equals(ALIGNMENT) ? withAlignments() : files;
    Map<String, Integer> whole = train(texts, "whole", config.with(SHORT));
    train(texts, "parts", config.with("training.max-updates=3"));
    assertThat(train(texts, "parts", config.with(SHORT))).isEqualTo(whole);
    assertThat(train(files, "plain", ToyFiles.config(SHORT))).isNotEqualTo(whole);
  }

  @Test
  void validation_tells_cross_entropy_whatever_is_minimised() {
    List<Double> losses = new ArrayList<>();
    List<Double> combined = new ArrayList<>();
    RunConfig config =
        ToyFiles.config(
            "training.max-updates=40", "training.loss.coverage=50", "training.loss.alignment=20");
    try (TrainingRun run =
        TrainingRun.prepare(withAlignments(), directory.resolve("model"), config, "train")) {
      run.run(
          List.of(
              event -> {
                if (event instanceof Validated validated) {
                  losses.add(validated.result().loss());
                } else if (event instanceof UpdateDone done) {
                  combined.add(done.result().loss().loss() / done.result().targetTokens());
                }
              }));
    }
    assertThat(losses).isNotEmpty().allSatisfy(each -> assertThat(each).isBetween(0.1, 3.0));
    assertThat(combined.get(0)).isGreaterThan(20);
  }

  @Test
  void training_with_a_teacher_goes_on_as_if_it_had_never_stopped() throws IOException {
    train(files, "teacher", ToyFiles.config("training.max-updates=250"));
    RunConfig taught =
        ToyFiles.config(
            SHORT,
            "training.loss.distillation.teacher=" + directory.resolve("teacher"),
            "training.loss.distillation.weight=0.7");
    Map<String, Integer> whole = train(files, "student", taught);
    train(files, "parts", taught.with("training.max-updates=3"));
    assertThat(train(files, "parts", taught)).isEqualTo(whole);
  }

  @Test
  void a_teacher_with_another_vocabulary_is_refused() throws IOException {
    train(files, "teacher", ToyFiles.config(SHORT));
    Path vocabulary = directory.resolve("target.vocab");
    Files.write(vocabulary, List.of("<pad>", "<s>", "</s>", "<unk>", "Sa", "Ra"));
    TrainingFiles other =
        new TrainingFiles(
            files.trainSources().get(0),
            files.trainTargets().get(0),
            files.validSource(),
            files.validTarget(),
            Optional.empty(),
            Optional.of(vocabulary));
    Path teacher = directory.resolve("teacher");
    RunConfig config = ToyFiles.config(SHORT, "training.loss.distillation.teacher=" + teacher);
    assertThatThrownBy(() -> train(other, "student", config))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(teacher + ": the teacher's target vocabulary is another: id 4 is '")
        .hasMessageContaining("' not 'Sa', id ")
        .hasMessageContaining(" more differ: train with --target-vocabulary of the teacher");
  }

  @Test
  void alignments_and_their_weight_belong_together() {
    assertRefused(
        files,
        ToyFiles.config(ALIGNMENT),
        ConfigException.class,
        "'training.loss.alignment' is 1.0 but there is no file of alignments: give one with"
            + " --alignments");
    assertRefused(
        withAlignments(),
        ToyFiles.config(),
        ConfigException.class,
        alignments
            + ": 'training.loss.alignment' is 0: set the weight of alignments, such as to 0.5");
    assertRefused(
        withAlignments(),
        ToyFiles.config(
            ALIGNMENT,
            "data.source-subwords=learn-bpe:40",
            "data.target-subwords=learn-bpe:40",
            "data.subword-dropout=0.1"),
        ConfigException.class,
        "'training.loss.alignment' needs pieces that stay the same in every epoch: set"
            + " data.subword-dropout and data.subword-sampling to 0");
  }

  @Test
  void alignments_have_a_line_for_each_pair() throws IOException {
    List<String> lines = diagonals(Toys.text(200, 1));
    Files.write(alignments, lines.subList(0, 199));
    assertRefused(
        withAlignments(),
        ToyFiles.config(ALIGNMENT),
        DataException.class,
        alignments
            + " has fewer lines than the 200 pairs read: it must have a line for each pair of the"
            + " training text");
    List<String> more = new ArrayList<>(lines);
    more.add("");
    Files.write(alignments, more);
    assertRefused(
        withAlignments(),
        ToyFiles.config(ALIGNMENT),
        DataException.class,
        alignments
            + " has more lines than the 200 pairs read: it must have a line for each pair of the"
            + " training text");
    more.set(2, "0-0 99-0");
    Files.write(alignments, more);
    assertThatThrownBy(() -> train(withAlignments(), "refused", ToyFiles.config(ALIGNMENT)))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(alignments + ": line 3: link 99-0 but there are ");
  }

  @Test
  void other_alignments_are_another_text() throws IOException {
    RunConfig config = ToyFiles.config(ALIGNMENT, "training.max-updates=2");
    train(withAlignments(), "model", config);
    Files.write(alignments, IntStream.range(0, 200).mapToObj(i -> "0-0").toList());
    assertThatThrownBy(() -> train(withAlignments(), "model", config.with(SHORT)))
        .hasMessageContaining("holds a run with other texts than alignments " + alignments);
  }

  @Test
  void pieces_of_linked_words_are_linked() throws IOException {
    Files.write(files.trainSources().get(0), List.of("abc d", "a,b c", ""));
    Files.write(files.trainTargets().get(0), List.of("x yz", "x y", "x"));
    Files.write(alignments, List.of("0-1 1-0", "0-0", ""));
    PieceAlignments read = pieces("data.source-subwords=char", "data.target-subwords=byte");
    assertThat(read.size()).isEqualTo(2);
    assertThat(read.links(3)).isEmpty();
    assertThat(read.links(77)).isEmpty();
    List<String> links = new ArrayList<>();
    int[] first = read.links(1);
    for (int i = 0; i < first.length; i += 2) {
      links.add(first[i] + "-" + first[i + 1]);
    }
    // of "abc d" the pieces are a, b, c, a space and d, and of "x yz" in the same way
    assertThat(links).containsExactly("0-2", "0-3", "1-2", "1-3", "2-2", "2-3", "4-0");
  }

  private Codecs codecs(String... settings) {
    RunConfig config = ToyFiles.config(settings);
    return Sides.learn(files, config).codecs(config);
  }

  private PieceAlignments pieces(String... settings) {
    return PieceAlignments.read(
        withAlignments(), ToyFiles.config().data(), codecs(settings), new ArrayList<>());
  }

  @Test
  void words_are_those_between_white_space_whatever_the_tokens() throws IOException {
    Files.write(files.trainSources().get(0), List.of("don't go, now"));
    Files.write(files.trainTargets().get(0), List.of("geh jetzt nicht!"));
    Files.write(alignments, List.of("2-1"));
    PieceAlignments read = pieces("data.source-tokenizer=words", "data.target-tokenizer=words");
    Codecs codecs = codecs("data.source-tokenizer=words", "data.target-tokenizer=words");
    int now = codecs.source().tokens("don't go, now").size() - 1;
    assertThat(read.links(1)).containsExactly(now, 1);
  }

  @Test
  void risk_is_the_shortfall_of_a_sentence() throws IOException {
    RunConfig bleu = ToyFiles.config("training.loss.risk.weight=0.5");
    RunConfig chrf = bleu.with("training.loss.risk.metric=chrf");
    Codecs codecs = codecs();
    int[] right = codecs.target().encode("Ra Sa Ta Ro");
    int[] close = codecs.target().encode("Ra Sa Ta");
    int[] wrong = codecs.target().encode("Du");
    for (RunConfig config : List.of(bleu, chrf)) {
      var risk = Losses.read(files, config, codecs, new ArrayList<>()).risk().orElseThrow();
      assertThat(risk.of(right, right)).isBetween(-1e-9, 1e-9);
      assertThat(risk.of(close, right)).isBetween(0.05, 0.95);
      assertThat(risk.of(wrong, right)).isGreaterThan(risk.of(close, right));
      assertThat(risk.of(new int[0], right)).isBetween(0.99, 1.0);
    }
  }
}
