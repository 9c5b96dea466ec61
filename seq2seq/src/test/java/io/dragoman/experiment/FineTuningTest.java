package io.dragoman.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.checkpoint.Checkpoint;
import io.dragoman.checkpoint.CheckpointException;
import io.dragoman.checkpoint.CheckpointStore;
import io.dragoman.checkpoint.QuantizedCheckpoint;
import io.dragoman.config.ConfigException;
import io.dragoman.config.RunConfig;
import io.dragoman.data.SentencePair;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.EncoderOutput;
import io.dragoman.model.ParallelBatch;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.toys.Toys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class FineTuningTest {
  private static final List<String> NEW_SOURCE = List.of("xa", "yo");
  private static final List<String> NEW_TARGET = List.of("Xa", "Yo");

  @TempDir private Path directory;
  private Path parent;
  private TrainingFiles files;
  private TrainingFiles other;

  @BeforeEach
  void writeTexts() throws IOException {
    files = ToyFiles.write(Files.createDirectory(directory.resolve("old")));
    other =
        ToyFiles.write(
            Files.createDirectory(directory.resolve("new")),
            changed(Toys.text(150, 5)),
            changed(Toys.text(20, 6)));
    parent = directory.resolve("parent");
  }

  /** Two words of the toy language are others; the first is the more frequent one. */
  private static List<SentencePair> changed(List<SentencePair> text) {
    return text.stream()
        .map(
            pair ->
                new SentencePair(
                    pair.line(),
                    pair.source().replace("ba", "xa").replace("be", "xa").replace("do", "yo"),
                    pair.target().replace("Ra", "Xa").replace("Re", "Xa").replace("So", "Yo")))
        .toList();
  }

  private static RunConfig tied(String ties, String... settings) {
    return ToyFiles.config(
            "model.encoder.embedding=8",
            "model.tied-embeddings=" + ties,
            "training.max-updates=30",
            "training.optimizer.learning-rate=0.02")
        .with(settings);
  }

  private Map<String, Integer> train(
      TrainingFiles texts, String model, RunConfig config, Optional<Path> from) {
    try (TrainingRun run =
        TrainingRun.prepare(texts, directory.resolve(model), config, "train", from)) {
      run.run(List.of());
      return Toys.bits(run.model());
    }
  }

  private void trainParent(RunConfig config) {
    train(files, "parent", config, Optional.empty());
  }

  private RunConfig base(String... settings) {
    return ParentModel.base(parent, directory.resolve("child")).with(settings);
  }

  private TrainingRun prepare(RunConfig config) {
    return TrainingRun.prepare(
        other, directory.resolve("child"), config, "train", Optional.of(parent));
  }

  private static float[][] scores(EncoderDecoder model, int[][] sources, int[][] targets) {
    try (Tape tape = Tape.inference(Toys.kernels(), new Arena())) {
      ParallelBatch batch =
          ParallelBatch.of(sources, targets, Toys.BOS, Toys.EOS, new long[] {1, 2, 3});
      EncoderOutput encoded = model.encoder().encode(tape, batch.source());
      Variable logits =
          model.decoder().teacherForce(tape, encoded, batch.targetInput(), batch.sourceRow());
      Tensor values = logits.value();
      return IntStream.range(0, values.rows())
          .mapToObj(row -> row(values, row))
          .toArray(float[][]::new);
    }
  }

  private static float[] row(Tensor values, int row) {
    int from = values.rowOffset(row);
    return Arrays.copyOfRange(values.data(), from, from + values.columns());
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "target", "all"})
  void before_the_first_update_old_words_have_the_scores_that_they_had(String ties) {
    trainParent(tied(ties));
    TranslationModel old = TranslationModel.load(parent);
    int[][] sources = {{4, 5, 6, 2}, {15, 9, 2}, {7, 2}};
    int[][] targets = {{8, 4, 10}, {5, 15, 14}, {}};
    try (TrainingRun run = prepare(base())) {
      int words = old.target().vocabulary().size();
      assertThat(run.vocabularySizes()[1]).isGreaterThan(words);
      float[][] before = scores(old.model(), sources, targets);
      float[][] now = scores(run.model(), sources, targets);
      assertThat(now.length).isEqualTo(before.length);
      for (int i = 0; i < now.length; i++) {
        assertThat(now[i]).hasSize(run.vocabularySizes()[1]);
        assertThat(Arrays.copyOf(now[i], words)).containsExactly(before[i]);
      }
    }
  }

  @Test
  void new_words_come_after_the_old_ones_and_start_as_in_a_new_model() {
    trainParent(tied("none"));
    Vocabulary old = TranslationModel.load(parent).source().vocabulary();
    try (TrainingRun run = prepare(base())) {
      EncoderDecoder fresh =
          EncoderDecoder.create(base().model(), 18, 18, base().training().seed());
      for (String name : List.of("encoder.embedding.weight", "decoder.embedding.weight")) {
        Tensor table = run.model().parameters().get(name).value();
        Tensor expected = fresh.parameters().get(name).value();
        assertThat(table.rows()).isEqualTo(18);
        assertThat(row(table, 15)).isNotEqualTo(row(expected, 15));
        assertThat(row(table, 16)).isEqualTo(row(expected, 16));
        assertThat(row(table, 17)).isEqualTo(row(expected, 17));
      }
      run.run(List.of());
    }
    Checkpoint child = CheckpointStore.toTranslate(directory.resolve("child"));
    assertThat(child.sourceVocabulary().tokens().subList(0, 16)).isEqualTo(old.tokens());
    assertThat(child.sourceVocabulary().tokens().subList(16, 18)).isEqualTo(NEW_SOURCE);
    assertThat(child.targetVocabulary().tokens().subList(16, 18)).isEqualTo(NEW_TARGET);
  }

  @Test
  void limits_and_frequencies_are_those_of_a_new_vocabulary() {
    trainParent(tied("none"));
    long rarer =
        changed(Toys.text(150, 5)).stream()
            .flatMap(pair -> Arrays.stream(pair.source().split(" ")))
            .filter("yo"::equals)
            .count();
    assertSizes(17, 18, "data.source-vocabulary-size=1");
    assertSizes(17, 17, "data.vocabulary-min-frequency=" + (rarer + 1));
    assertSizes(18, 18, "data.vocabulary-min-frequency=" + rarer);
    assertSizes(16, 16, "data.grow-vocabulary=false");
  }

  private void assertSizes(int source, int target, String setting) {
    try (TrainingRun run = prepare(base(setting))) {
      assertThat(run.vocabularySizes()).containsExactly(source, target);
    }
  }

  @Test
  void a_run_that_goes_on_has_the_bits_of_one_that_never_stopped_and_needs_no_parent()
      throws IOException {
    trainParent(tied("none"));
    Optional<Path> from = Optional.of(parent);
    RunConfig config = base("training.max-updates=12", "training.seed=4");
    Map<String, Integer> whole = train(other, "whole", config, from);
    train(other, "child", config.with("training.max-updates=5"), from);
    MoreFiles.deleteRecursively(parent, RecursiveDeleteOption.ALLOW_INSECURE);

    RunConfig again = base("training.max-updates=12"); // of the child, since there is no parent
    assertThat(again).isEqualTo(config);
    assertThat(train(other, "child", again, from)).isEqualTo(whole);
    assertThat(train(files, "parent", config, Optional.empty())).isNotEqualTo(whole);
  }

  @Test
  void the_record_names_the_parent_and_another_one_is_refused() {
    trainParent(tied("none", "training.average=0"));
    train(other, "child", base("training.max-updates=2"), Optional.of(parent));
    Checkpoint child = CheckpointStore.toTranslate(directory.resolve("child"));
    Checkpoint old = CheckpointStore.toTranslate(parent);
    var recorded = child.provenance().parents().get(0);
    assertThat(recorded.directory()).isEqualTo(parent.toString());
    assertThat(recorded.update()).isEqualTo(old.state().update());
    assertThat(recorded.sha256()).isEqualTo(old.modelHash()).hasSize(64);
    assertThat(old.provenance().parents()).isEmpty();

    Path third = directory.resolve("third");
    assertThatThrownBy(() -> train(other, "child", base(), Optional.of(third)))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(
            directory.resolve("child")
                + ": holds a run that started from "
                + parent
                + ", not from "
                + third
                + ": use the same or another --model");
    assertThatThrownBy(() -> train(files, "parent", tied("none"), Optional.of(third)))
        .hasMessageContaining(": holds a run that started from no other model, not from ");
  }

  @Test
  void what_contradicts_the_parent_is_refused() throws IOException {
    trainParent(tied("none", "training.max-updates=1"));
    assertRefused(
        other,
        base("model.decoder.hidden=9", "data.case=lower", "model.dropout.readout=0.5"),
        "--from "
            + parent
            + ": that model has other settings: data.case is lower but there keep;"
            + " model.decoder.hidden is 9 but there 8: leave them out");
    assertRefused(
        other,
        base("data.embeddings.target=v.txt"),
        "data.embeddings.target=v.txt: vocabularies and word vectors come from --from "
            + parent
            + ": leave it out");
    TrainingFiles words =
        new TrainingFiles(
            other.trainSources().get(0),
            other.trainTargets().get(0),
            other.validSource(),
            other.validTarget(),
            Optional.of(Path.of("w.vocab")),
            Optional.empty());
    assertRefused(
        words,
        base(),
        "--source-vocabulary w.vocab: vocabularies and word vectors come from --from "
            + parent
            + ": leave it out");
  }

  private void assertRefused(TrainingFiles texts, RunConfig config, String message) {
    assertThatThrownBy(() -> train(texts, "child", config, Optional.of(parent)))
        .isInstanceOf(ConfigException.class)
        .hasMessage(message);
  }

  @Test
  void a_quantized_parent_is_refused() {
    trainParent(tied("none", "training.max-updates=1"));
    TranslationModel model = TranslationModel.load(parent);
    Path bytes = directory.resolve("bytes");
    QuantizedCheckpoint.write(model.checkpoint(), model.model().parameters(), bytes);
    assertThatThrownBy(() -> ParentModel.base(bytes, directory.resolve("child")))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(
            bytes
                + ": holds a quantized model, which cannot be trained: start from the model that it"
                + " was made from");
  }

  @Test
  void subwords_are_the_parents_and_pieces_it_never_saw_are_added() throws IOException {
    trainParent(
        tied(
            "none",
            "training.max-updates=1",
            "data.source-subwords=learn-bpe:20",
            "data.target-subwords=learn-bpe:20"));
    train(other, "child", base("training.max-updates=2"), Optional.of(parent));
    Checkpoint child = CheckpointStore.toTranslate(directory.resolve("child"));
    Checkpoint old = CheckpointStore.toTranslate(parent);
    assertThat(child.source().subwords().hash()).isEqualTo(old.source().subwords().hash());
    int known = old.sourceVocabulary().size();
    assertThat(child.sourceVocabulary().tokens().subList(0, known))
        .isEqualTo(old.sourceVocabulary().tokens());
    assertThat(child.sourceVocabulary().tokens()).contains("x@@", "y@@");
    int[] ids = TranslationModel.load(directory.resolve("child")).source().encode("xa yo");
    assertThat(ids).doesNotContain(child.sourceVocabulary().unk());
  }

  @Test
  void a_truecaser_and_a_file_of_subwords_come_from_the_parent_too() throws IOException {
    Path codes = directory.resolve("codes");
    Files.writeString(codes, "#version: 0.2\nb a</w>\n");
    trainParent(
        tied(
            "none",
            "training.max-updates=1",
            "data.case=truecase",
            "data.source-subwords=bpe:" + codes));
    Files.delete(codes);
    Optional<Path> from = Optional.of(parent);
    Map<String, Integer> whole = train(other, "whole", base("training.max-updates=4"), from);
    train(other, "child", base("training.max-updates=2"), from);
    assertThat(train(other, "child", base("training.max-updates=4"), from)).isEqualTo(whole);
    assertThat(CheckpointStore.toTranslate(directory.resolve("child")).target().truecaser())
        .map(each -> each.hash())
        .isEqualTo(
            CheckpointStore.toTranslate(parent).target().truecaser().map(each -> each.hash()));
  }
}
