package io.dragoman.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.config.RunConfig;
import io.dragoman.data.SentencePair;
import io.dragoman.search.SearchOptions;
import io.dragoman.toys.Toys;
import io.dragoman.translate.Translator;
import io.dragoman.translate.TranslatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class NormalizationTrainingTest {
  private static final String[] SETTINGS = {
    "training.max-updates=3",
    "data.source-tokenizer=moses:de",
    "data.target-tokenizer=moses:en",
    "data.source-normalization=nfc+punctuation:de",
    "data.target-normalization=punctuation:en"
  };

  @TempDir Path directory;
  private TrainingFiles files;

  @BeforeEach
  void writeTexts() throws IOException {
    files = ToyFiles.write(directory, quoted(200, 1), quoted(20, 2));
  }

  /** Toy text with quotation marks and composed letters. */
  private static List<SentencePair> quoted(int count, int seed) {
    return Toys.text(count, seed).stream()
        .map(
            pair ->
                new SentencePair(
                    pair.line(),
                    "\u201Eba\u0308\u201C " + pair.source(),
                    "\u201CRa\u201D " + pair.target()))
        .toList();
  }

  @Test
  void both_sides_are_normalized_before_they_are_split() {
    Path model = directory.resolve("model");
    try (TrainingRun run =
        TrainingRun.prepare(files, model, ToyFiles.config(SETTINGS), "train it")) {
      run.run(List.of());
    }
    TranslationModel loaded = TranslationModel.load(model);
    assertThat(loaded.source().vocabulary().contains("&quot;")).isTrue();
    assertThat(loaded.source().vocabulary().contains("b\u00E4")).isTrue();
    assertThat(loaded.source().vocabulary().contains("\u201E")).isFalse();
    assertThat(loaded.target().vocabulary().contains("\u201C")).isFalse();
    assertThat(loaded.source().tokens("\u201Eba\u0308\u201C be"))
        .containsExactly("&quot;", "b\u00E4", "&quot;", "be");
    assertThat(loaded.target().decode(loaded.target().encode("\u201CRa\u201D Te")))
        .isEqualTo("\"Ra\" Te");
    assertThat(ModelTokenizers.source(model).tokenize("\u201Eba\u0308\u201C"))
        .containsExactly("&quot;", "b\u00E4", "&quot;");
    assertThat(ModelTokenizers.target(model).name()).isEqualTo("normalize:punctuation:en/moses:en");
    try (Translator translator = loaded.translator(TranslatorOptions.of(SearchOptions.ofBeam(2)))) {
      assertThat(translator.translate("\u201Eba\u0308\u201C be").text())
          .isEqualTo(translator.translate("\"b\u00E4\" be").text());
    }
  }

  @Test
  void references_are_normalized_as_translations_are() throws IOException {
    RunConfig config = ToyFiles.config(SETTINGS);
    Corpora corpora = Corpora.read(files, config, Sides.learn(files, config));

    assertThat(corpora.validation().references())
        .isEqualTo(Toys.text(20, 2).stream().map(pair -> "\"Ra\" " + pair.target()).toList());
    assertThat(corpora.validation().sources().get(0)).startsWith("\u201Eba\u0308\u201C ");
  }

  @Test
  void subwords_may_rewrite_what_moses_has_no_marks_for() throws IOException {
    Path file = Toys.sentencePiece("tiny_bpe.model", directory);
    RunConfig config = ToyFiles.config(SETTINGS).with("data.source-subwords=sentencepiece:" + file);

    assertThat(Sides.learn(files, config).codecs(config).source().tokens("ba .")).isNotEmpty();
  }
}
