package io.dragoman.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.config.ConfigException;
import io.dragoman.config.RunConfig;
import io.dragoman.data.EncodedCorpus;
import io.dragoman.data.SentencePair;
import io.dragoman.search.SearchOptions;
import io.dragoman.toys.Toys;
import io.dragoman.translate.Translation;
import io.dragoman.translate.Translator;
import io.dragoman.translate.TranslatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RightToLeftTrainingTest {
  private static final String BACKWARD = "data.target-direction=right-to-left";

  @TempDir Path directory;
  private TrainingFiles files;

  @BeforeEach
  void writeTexts() throws IOException {
    files = ToyFiles.write(directory);
  }

  private TranslationModel train(String name, String... settings) {
    return train(files, name, settings);
  }

  private TranslationModel train(TrainingFiles texts, String name, String... settings) {
    Path model = directory.resolve(name);
    RunConfig config = ToyFiles.config(settings);
    try (TrainingRun run = TrainingRun.prepare(texts, model, config, "train it")) {
      run.run(List.of());
    }
    return TranslationModel.load(model);
  }

  @Test
  void a_model_that_writes_the_last_word_first_gives_text_in_its_order() {
    TranslationModel model =
        train(
            "model",
            BACKWARD,
            "model.encoder.hidden=24",
            "model.decoder.hidden=24",
            "model.attention.units=24",
            "model.dropout.embedding=0",
            "model.dropout.readout=0",
            "training.optimizer.learning-rate=0.03",
            "training.validate-every=300u",
            "training.checkpoint-every=300u",
            "training.max-updates=300",
            "training.max-epochs=1000");
    assertThat(model.target().encode("Ra Re"))
        .containsExactly(
            model.target().vocabulary().id("Re"), model.target().vocabulary().id("Ra"));
    SearchOptions search = SearchOptions.ofBeam(3).withAttention(true);
    int right = 0;
    try (Translator translator = model.translator(TranslatorOptions.of(search))) {
      for (SentencePair pair : Toys.text(20, 2)) {
        Translation translation = translator.translate(pair.source());
        right += translation.text().equals(pair.target()) ? 1 : 0;
        assertThat(String.join(" ", translation.targetTokens())).isEqualTo(translation.text());
        assertThat(translation.attention()).hasNumberOfRows(translation.targetTokens().size() + 1);
      }
    }
    assertThat(right).isGreaterThanOrEqualTo(10);
    assertThat(model.checkpoint().state().best().score())
        .as("BLEU of validation, of text in its order")
        .isGreaterThan(30);
  }

  @Test
  void the_direction_is_that_of_all_training_text() throws IOException {
    RunConfig config = ToyFiles.config(BACKWARD);
    Sides sides = Sides.learn(files, config);
    EncodedCorpus backward = Corpora.read(files, config, sides).train().corpus().epoch(0);
    EncodedCorpus forward = Corpora.read(files, ToyFiles.config(), sides).train().corpus().epoch(0);
    for (int i = 0; i < forward.size(); i++) {
      int[] ids = forward.get(i).target();
      int[] turned = backward.get(i).target();
      for (int t = 0; t < ids.length; t++) {
        assertThat(turned[t]).isEqualTo(ids[ids.length - 1 - t]);
      }
      assertThat(backward.get(i).source()).isEqualTo(forward.get(i).source());
    }
  }

  @Test
  void text_cut_at_random_is_turned_around_too() {
    RunConfig config =
        ToyFiles.config(
            BACKWARD,
            "data.source-subwords=learn-bpe:20",
            "data.target-subwords=learn-bpe:20",
            "data.subword-dropout=0.5");
    Sides sides = Sides.learn(files, config);
    Corpora corpora = Corpora.read(files, config, sides);
    List<SentencePair> text = Toys.text(200, 1);
    for (int epoch = 0; epoch <= 2; epoch++) {
      EncodedCorpus cut = corpora.train().corpus().epoch(epoch);
      for (int i = 0; i < cut.size(); i++) {
        int line = (int) cut.get(i).line() - 1;
        assertThat(corpora.codecs().target().decode(cut.get(i).target()))
            .isEqualTo(text.get(line).target());
      }
    }
  }

  @Test
  void links_of_words_are_turned_around() throws IOException {
    Path alignments = directory.resolve("links");
    Files.write(files.trainSources().get(0), List.of("a b c", "a b"));
    Files.write(files.trainTargets().get(0), List.of("x y z", "x y"));
    Files.write(alignments, List.of("0-0 1-1 2-2", "1-0"));
    TrainingFiles with =
        new TrainingFiles(
            files.trainSources().get(0),
            files.trainTargets().get(0),
            files.validSource(),
            files.validTarget(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(alignments));
    RunConfig config = ToyFiles.config(BACKWARD);
    Codecs codecs = Sides.learn(with, config).codecs(config);
    PieceAlignments read = PieceAlignments.read(with, config.data(), codecs, new ArrayList<>());
    assertThat(read.links(1)).containsExactly(0, 2, 1, 1, 2, 0);
    assertThat(read.links(2)).containsExactly(1, 1);
  }

  @Test
  void a_teacher_of_the_other_direction_is_refused() {
    train("teacher", "training.max-updates=2");
    Path teacher = directory.resolve("teacher");
    assertThatThrownBy(
            () -> train("student", BACKWARD, "training.loss.distillation.teacher=" + teacher))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            teacher
                + ": the teacher writes translations the other way: set data.target-direction to"
                + " left-to-right");
  }

  @Test
  void a_model_without_the_key_writes_from_left_to_right() throws IOException {
    TranslationModel model = train("model", "training.max-updates=2");
    Path checkpoint = model.checkpoint().directory();
    for (String name : List.of("config.yaml", "text-settings.json")) {
      List<String> lines = Files.readAllLines(checkpoint.resolve(name));
      List<String> kept =
          lines.stream().filter(line -> !line.contains("target-direction")).toList();
      String text = String.join("\n", kept).replaceAll(",\\s*}", "}");
      Files.writeString(checkpoint.resolve(name), text + "\n");
    }
    assertThat(TranslationModel.load(checkpoint).target().rightToLeft()).isFalse();
  }

  @Test
  void the_direction_of_a_trained_model_cannot_be_changed() throws IOException {
    Path checkpoint = train("model", "training.max-updates=2").checkpoint().directory();
    Path config = checkpoint.resolve("config.yaml");
    Files.writeString(config, Files.readString(config).replace("left-to-right", "right-to-left"));
    assertThatThrownBy(() -> TranslationModel.load(checkpoint))
        .hasMessageContaining(
            "'data.target-direction' is 'right-to-left' but the model was trained");
  }
}
