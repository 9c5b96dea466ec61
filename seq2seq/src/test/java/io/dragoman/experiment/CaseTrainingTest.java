package io.dragoman.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.checkpoint.CheckpointException;
import io.dragoman.checkpoint.CheckpointStore;
import io.dragoman.checkpoint.QuantizedCheckpoint;
import io.dragoman.config.ConfigException;
import io.dragoman.config.RunConfig;
import io.dragoman.data.SentencePair;
import io.dragoman.search.SearchOptions;
import io.dragoman.tokenizers.casing.CaseMarks;
import io.dragoman.translate.Translation;
import io.dragoman.translate.Translator;
import io.dragoman.translate.TranslatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class CaseTrainingTest {
  private static final List<String> WORDS = List.of("Hund", "NATO", "sieht", "iPhone", "EU", "in");
  private static final String[] SETTINGS = {
    "data.source-tokenizer=words",
    "data.target-tokenizer=words",
    "model.encoder.embedding=16",
    "model.encoder.hidden=16",
    "model.decoder.embedding=16",
    "model.decoder.hidden=16",
    "model.decoder.readout=16",
    "model.dropout.embedding=0",
    "model.dropout.readout=0",
    "training.average=0",
    "training.label-smoothing=0",
    "training.validate-every=1000u",
    "training.optimizer.learning-rate=0.02"
  };

  @TempDir Path directory;
  private final List<SentencePair> text = new ArrayList<>();
  private TrainingFiles files;
  private Path model;

  /** Every one and every pair of the words, with the first in capitals and all in lowercase. */
  @BeforeEach
  void writeTexts() throws IOException {
    for (String first : WORDS) {
      add(first + ".");
      for (String second : WORDS) {
        add(first + " " + second + ".");
      }
    }
    files = ToyFiles.write(directory, text, text);
    model = directory.resolve("model");
  }

  private void add(String sentence) {
    text.add(new SentencePair(text.size() + 1, sentence.toLowerCase(Locale.ROOT), sentence));
  }

  private void train(String... settings) {
    RunConfig config = ToyFiles.config(SETTINGS).with(settings);
    try (TrainingRun run = TrainingRun.prepare(files, model, config, "train it")) {
      run.run(List.of());
    }
  }

  private List<String> translations() {
    try (Translator translator =
        TranslationModel.load(model).translator(TranslatorOptions.of(SearchOptions.ofBeam(2)))) {
      return text.stream().map(pair -> translator.translate(pair.source()).text()).toList();
    }
  }

  @Test
  void a_model_gives_lowercased_text_its_case_back() {
    train("data.case=marks", "training.max-updates=300", "training.max-epochs=1000");

    assertThat(translations()).isEqualTo(text.stream().map(SentencePair::target).toList());
  }

  @Test
  void marks_are_pieces_of_their_own_beside_subwords() throws IOException {
    train(
        "data.case=marks",
        "data.source-subwords=learn-bpe:6",
        "data.target-subwords=learn-unigram:30",
        "training.max-updates=2");
    TranslationModel loaded = TranslationModel.load(model);

    assertThat(loaded.source().vocabulary().tokens()).containsAll(CaseMarks.ALL);
    assertThat(loaded.target().vocabulary().tokens())
        .containsAll(CaseMarks.ALL)
        .noneMatch(token -> token.contains("mrk") && !CaseMarks.contains(token))
        .noneMatch(token -> token.matches("[\\u2581]?[A-Z].*"));
    String line = "NATO sieht in EU Hund iPhone.";
    assertThat(loaded.target().decode(loaded.target().encode(line))).isEqualTo(line);
    assertThat(Files.readString(loaded.checkpoint().directory().resolve("source.bpe")))
        .doesNotContain("\uFF5F");
  }

  @Test
  void attention_has_a_row_for_each_mark() {
    train("data.case=marks", "training.max-updates=2");
    try (Translator translator =
        TranslationModel.load(model)
            .translator(TranslatorOptions.of(SearchOptions.ofBeam(2).withAttention(true)))) {
      Translation translation = translator.translate("Hund EU.");
      assertThat(translation.sourceTokens())
          .startsWith(CaseMarks.CAPITAL, "hund", CaseMarks.BEGIN, "eu", CaseMarks.END, "￭.");
      assertThat(translation.attention()[0]).hasSize(translation.sourceTokens().size() + 1);
    }
  }

  @Test
  void a_vocabulary_without_marks_is_refused() throws IOException {
    Path plain =
        Files.writeString(directory.resolve("vocab"), "<pad>\n<s>\n</s>\n<unk>\nhund\nsieht\n");
    files =
        new TrainingFiles(
            files.trainSources().get(0),
            files.trainTargets().get(0),
            files.validSource(),
            files.validTarget(),
            Optional.of(plain),
            Optional.empty());

    assertThatThrownBy(() -> train("data.case=marks", "training.max-updates=2"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "'data.case' is marks but the source vocabulary lacks one of ｟mrk_case_modifier_C｠"
                + " ｟mrk_begin_case_region_U｠ ｟mrk_end_case_region_U｠: count one with 'vocab --case marks', or give none");
  }

  /** Whole sentences: "Der ..." first, "der" inside. */
  private void writeSentences() throws IOException {
    text.clear();
    for (String noun : List.of("Hund", "NATO", "Katze")) {
      for (String verb : List.of("sieht", "mag")) {
        for (String object : List.of("Hund", "NATO", "Katze")) {
          String sentence = "Der " + noun + " " + verb + " der " + object + ".";
          text.add(new SentencePair(text.size() + 1, sentence, sentence));
        }
      }
    }
    files = ToyFiles.write(directory, text, text);
  }

  @Test
  void a_truecased_model_takes_and_gives_raw_text() throws IOException {
    writeSentences();
    train("data.case=truecase", "training.max-updates=200", "training.max-epochs=1000");
    TranslationModel loaded = TranslationModel.load(model);

    assertThat(loaded.source().tokens("Der Hund. Der Hund"))
        .containsExactly("der", "Hund", "￭.", "der", "Hund");
    assertThat(loaded.target().vocabulary().contains("der")).isTrue();
    assertThat(loaded.target().vocabulary().contains("Der")).isFalse();
    assertThat(Files.readAllLines(loaded.checkpoint().directory().resolve("target.truecase")))
        .contains("der (18/18)", "NATO (12/12)");
    assertThat(translations()).isEqualTo(text.stream().map(SentencePair::target).toList());
  }

  @Test
  void training_goes_on_with_its_truecasers() throws IOException {
    writeSentences();
    String bpe = "data.source-subwords=learn-bpe:9";
    train("data.case=truecase", bpe, "training.max-updates=2");
    String before = Files.readString(newest("source.truecase"));
    train("data.case=truecase", bpe, "training.max-updates=4");

    assertThat(newest("source.truecase")).hasContent(before);
    assertThat(newest("source.truecase").getParent().getFileName()).hasToString("update-0000004");
  }

  private Path newest(String file) {
    return CheckpointStore.toTranslate(model).directory().resolve(file);
  }

  @Test
  void a_changed_truecaser_is_told() throws IOException {
    writeSentences();
    train("data.case=truecase", "training.max-updates=2");
    Path file = newest("target.truecase");
    Files.writeString(file, "Der (1/1)\n");

    assertThatThrownBy(() -> TranslationModel.load(model))
        .isInstanceOf(CheckpointException.class)
        .hasMessageMatching(
            "\\Q"
                + file
                + "\\E: has hash [0-9a-f]{12} but the model was trained with"
                + " [0-9a-f]{12}: put the model's own file back");
    Files.delete(file);
    assertThatThrownBy(() -> TranslationModel.load(model))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(file + ": is missing: restore it, or train into another folder");
  }

  @Test
  void a_quantized_copy_has_its_text_files() throws IOException {
    writeSentences();
    train(
        "data.case=truecase",
        "data.source-subwords=learn-bpe:9",
        "data.target-subwords=learn-unigram:25",
        "training.max-updates=2");
    TranslationModel original = TranslationModel.load(model);
    QuantizedCheckpoint.write(
        original.checkpoint(), original.model().parameters(), directory.resolve("small"));
    TranslationModel copy = TranslationModel.load(directory.resolve("small"));

    assertThat(copy.source().tokens("Der Hund.")).isEqualTo(original.source().tokens("Der Hund."));
    assertThat(copy.target().tokens("Der Hund.")).isEqualTo(original.target().tokens("Der Hund."));
    assertThat(copy.checkpoint().directory().resolve("source.truecase")).isRegularFile();
  }
}
