package io.dragoman.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.checkpoint.Checkpoint;
import io.dragoman.checkpoint.CheckpointException;
import io.dragoman.checkpoint.CheckpointStore;
import io.dragoman.config.ConfigException;
import io.dragoman.config.RunConfig;
import io.dragoman.search.SearchOptions;
import io.dragoman.tokenizers.vocab.DataFormatException;
import io.dragoman.toys.Toys;
import io.dragoman.training.TrainingState;
import io.dragoman.translate.Translator;
import io.dragoman.translate.TranslatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SubwordTrainingTest {
  private static final String SOURCE = "data.source-subwords=";
  private static final String TARGET = "data.target-subwords=";

  @TempDir Path directory;
  private TrainingFiles files;
  private Path model;

  @BeforeEach
  void writeTexts() throws IOException {
    files = ToyFiles.write(directory);
    model = directory.resolve("model");
  }

  private TrainingState train(String... settings) {
    RunConfig config = ToyFiles.config("training.max-updates=3").with(settings);
    try (TrainingRun run = TrainingRun.prepare(files, model, config, "train it")) {
      return run.run(List.of());
    }
  }

  private Checkpoint newest() {
    return CheckpointStore.toTranslate(model);
  }

  private Path codes(String... merges) throws IOException {
    return Files.writeString(
        directory.resolve("codes"), "#version: 0.2\n" + String.join("\n", merges) + "\n");
  }

  @Test
  void learned_subwords_go_into_the_model_and_translate_raw_text() {
    train(SOURCE + "learn-bpe:3", TARGET + "learn-bpe:4");
    Path checkpoint = newest().directory();
    assertThat(checkpoint.resolve("source.bpe")).isNotEmptyFile();
    assertThat(checkpoint.resolve("target.bpe")).isNotEmptyFile();
    TranslationModel loaded = TranslationModel.load(model);
    assertThat(loaded.source().vocabulary().contains("b@@")).isTrue();
    assertThat(loaded.target().vocabulary().contains("R@@")).isTrue();
    assertThat(loaded.target().decode(loaded.target().encode("Ra Te Su"))).isEqualTo("Ra Te Su");
    try (Translator translator = loaded.translator(TranslatorOptions.of(SearchOptions.ofBeam(2)))) {
      assertThat(translator.translate("ba ge").text()).doesNotContain("@@");
    }
  }

  @Test
  void joint_subwords_are_the_same_on_both_sides() throws IOException {
    train(SOURCE + "learn-bpe:5", TARGET + "learn-bpe:5", "data.joint-subwords=true");
    Path checkpoint = newest().directory();
    assertThat(checkpoint.resolve("source.bpe"))
        .hasSameTextualContentAs(checkpoint.resolve("target.bpe"));
    assertThat(Files.readAllLines(checkpoint.resolve("source.bpe"))).hasSize(6);
  }

  @Test
  void one_side_may_have_subwords_from_a_file() throws IOException {
    Path codes = codes("b a</w>", "b e</w>");
    train(SOURCE + "bpe:" + codes);
    Path checkpoint = newest().directory();
    assertThat(checkpoint.resolve("source.bpe")).hasSameBinaryContentAs(codes);
    assertThat(checkpoint.resolve("target.bpe")).doesNotExist();
    Files.delete(codes);
    TranslationModel loaded = TranslationModel.load(model);
    assertThat(loaded.source().tokens("ba be bi")).containsExactly("ba", "be", "b@@", "i");
    assertThat(loaded.target().tokens("Ra")).containsExactly("Ra");
  }

  @Test
  void sentencepiece_models_can_be_used() throws IOException {
    Path file = Toys.sentencePiece("tiny_uni.model", directory);
    train(SOURCE + "sentencepiece:" + file, TARGET + "sentencepiece:" + file);
    assertThat(newest().directory().resolve("source.spm")).hasSameBinaryContentAs(file);
    TranslationModel loaded = TranslationModel.load(model);
    assertThat(loaded.target().decode(loaded.target().encode("Ra Te Su"))).isEqualTo("Ra Te Su");
  }

  @Test
  void a_unigram_model_is_learned_with_the_translation_model() {
    train(
        SOURCE + "learn-unigram:40",
        TARGET + "learn-unigram:40",
        "data.joint-subwords=true",
        "data.source-tokenizer=words");
    TranslationModel loaded = TranslationModel.load(model);
    assertThat(newest().directory().resolve("target.spm")).isNotEmptyFile();
    assertThat(loaded.source().tokens("ba ge")).doesNotContain("ba").anyMatch(p -> p.contains("▁"));
    assertThat(loaded.target().decode(loaded.target().encode("Ra Te Su"))).isEqualTo("Ra Te Su");
  }

  @Test
  void characters_and_bytes_need_no_file() {
    train(SOURCE + "char", TARGET + "byte");
    TranslationModel loaded = TranslationModel.load(model);
    assertThat(loaded.source().tokens("ba ge")).containsExactly("b", "a", "▁", "g", "e");
    assertThat(loaded.target().tokens("Ra")).containsExactly("<0x52>", "<0x61>");
    assertThat(loaded.target().decode(loaded.target().encode("Ra Te Su"))).isEqualTo("Ra Te Su");
  }

  @Test
  void a_model_that_rewrites_join_marks_is_refused() throws IOException {
    Path file = Toys.sentencePiece("tiny_bpe.model", directory);
    assertThatThrownBy(() -> train(SOURCE + "sentencepiece:" + file, "data.source-tokenizer=words"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "'data.source-subwords' rewrite the join marks of 'data.source-tokenizer', which is"
                + " words: set that to whitespace, or use a model trained with identity"
                + " normalization");
    train(SOURCE + "sentencepiece:" + file);
  }

  @Test
  void a_stopped_run_goes_on_with_its_subwords() throws IOException {
    String[] settings = {SOURCE + "bpe:" + codes("b a</w>"), TARGET + "learn-bpe:2"};
    train(settings);
    RunConfig longer = ToyFiles.config("training.max-updates=6").with(settings);
    try (TrainingRun run = TrainingRun.prepare(files, model, longer, "go on")) {
      assertThat(run.resumedUpdate()).contains(3L);
      assertThat(run.run(List.of()).update()).isEqualTo(6);
    }
    Path codes = codes("b e</w>");
    assertThatThrownBy(() -> train(settings))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(
            model
                + ": holds a run with other subwords than "
                + codes
                + ": use the same or another"
                + " --model");
  }

  @Test
  void changed_subwords_of_a_model_are_told() throws IOException {
    train(SOURCE + "learn-bpe:3");
    Path codes = newest().directory().resolve("source.bpe");
    Files.writeString(codes, Files.readString(codes) + "x y\n");
    assertThatThrownBy(() -> TranslationModel.load(model))
        .isInstanceOf(CheckpointException.class)
        .hasMessageMatching(
            "\\Q"
                + codes
                + "\\E: has hash [0-9a-f]{12} but the model was trained with"
                + " [0-9a-f]{12}: put the model's own file back");
    Files.delete(codes);
    assertThatThrownBy(() -> TranslationModel.load(model))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(codes + ": is missing: restore it, or train into another folder");
  }

  @Test
  void a_missing_file_of_codes_is_told_before_training() {
    Path codes = directory.resolve("none");
    assertThatThrownBy(() -> train(SOURCE + "bpe:" + codes))
        .isInstanceOf(DataFormatException.class)
        .hasMessage(codes + ": no such file: check the path");
  }
}
