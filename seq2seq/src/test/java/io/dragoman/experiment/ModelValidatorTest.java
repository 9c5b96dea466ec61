package io.dragoman.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.config.RunConfig;
import io.dragoman.data.SentencePair;
import io.dragoman.evaluation.Bleu;
import io.dragoman.evaluation.BleuTokenization;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.toys.Toys;
import io.dragoman.training.ValidationResult;
import io.dragoman.training.Workers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ModelValidatorTest {
  @TempDir Path directory;
  private float biasOfEnd;

  private record Outcome(ValidationResult result, List<String> translations) {}

  private Outcome validate(List<SentencePair> valid, int threads, String... settings)
      throws IOException {
    TrainingFiles files = ToyFiles.write(directory, Toys.text(50, 1), valid);
    RunConfig config = ToyFiles.config(settings);
    Corpora corpora = Corpora.read(files, config, Sides.learn(files, config));
    EncoderDecoder model =
        EncoderDecoder.create(
            config.model(),
            corpora.sourceVocabulary().size(),
            corpora.targetVocabulary().size(),
            1);
    model.parameters().get("decoder.output.bias").value().data()[Toys.EOS] = biasOfEnd;
    try (Workers workers = new Workers(threads)) {
      ModelValidator validator =
          new ModelValidator(model, KernelsSelector.kernels(), workers, config, corpora);
      ValidationResult first = validator.validate();
      assertThat(validator.validate()).isEqualTo(first);
      return new Outcome(first, List.of(validator.translations()));
    }
  }

  @Test
  void an_untrained_model_knows_no_more_than_the_size_of_its_vocabulary() throws IOException {
    Outcome outcome = validate(Toys.text(300, 5), 1);

    assertThat(outcome.result().loss()).isCloseTo(Math.log(16), within(0.3));
    assertThat(outcome.result().perplexity()).isEqualTo(Math.exp(outcome.result().loss()));
    assertThat(outcome.result().accuracy()).isBetween(0.0, 0.5);
    assertThat(outcome.result().bleu()).isBetween(0.0, 20.0);
    assertThat(outcome.translations()).hasSize(300);
  }

  @Test
  void bleu_is_that_of_the_tokenization_asked_for() throws IOException {
    List<SentencePair> valid = Toys.text(300, 5);
    List<String> references = valid.stream().map(SentencePair::target).toList();
    Outcome outcome = validate(valid, 1, "training.validation-bleu=char");

    double characters =
        Bleu.of(BleuTokenization.CHARACTERS).corpus(outcome.translations(), references).score();
    double words =
        Bleu.of(BleuTokenization.MTEVAL_13A).corpus(outcome.translations(), references).score();
    assertThat(outcome.result().bleu()).isEqualTo(characters).isNotEqualTo(words);
    assertThat(validate(valid, 1).result().bleu()).isEqualTo(words);
  }

  @Test
  void results_do_not_depend_on_threads() throws IOException {
    List<SentencePair> valid = Toys.text(300, 5);

    assertThat(validate(valid, 3)).isEqualTo(validate(valid, 1));
  }

  @Test
  void translations_do_not_depend_on_the_sentences_beside() throws IOException {
    List<SentencePair> valid = Toys.text(130, 5);
    List<String> together = validate(valid, 2).translations();

    for (int i = 0; i < valid.size(); i += 43) {
      SentencePair alone = new SentencePair(1, valid.get(i).source(), valid.get(i).target());
      assertThat(validate(List.of(alone), 1).translations()).containsExactly(together.get(i));
    }
  }

  @Test
  void long_lines_are_translated_and_empty_ones_stay_empty() throws IOException {
    String words = "ba be bi bo bu da de di do du ";
    List<SentencePair> valid = new ArrayList<>(Toys.text(3, 5));
    valid.add(new SentencePair(4, words.repeat(20).strip(), "Ra"));
    valid.add(new SentencePair(5, "", "Ra"));
    valid.add(new SentencePair(6, "ba", ""));
    biasOfEnd = -50;
    Outcome outcome = validate(valid, 2, "data.max-length=100");

    assertThat(outcome.translations()).hasSize(6);
    assertThat(outcome.translations().get(3).split(" ")).hasSize(2 * 200 + 10);
    assertThat(outcome.translations().get(4)).isEmpty();
    assertThat(outcome.translations().get(5).split(" ")).hasSize(2 + 10);
    assertThat(outcome.result().loss()) // of the pairs that fit
        .isEqualTo(validate(Toys.text(3, 5), 1).result().loss());
  }

  @Test
  void references_are_lowercased_if_translations_are() throws IOException {
    TrainingFiles files = ToyFiles.write(directory);
    RunConfig config = ToyFiles.config("data.case=lower");
    Corpora corpora = Corpora.read(files, config, Sides.learn(files, config));

    assertThat(corpora.validation().references())
        .isEqualTo(
            Toys.text(20, 2).stream().map(pair -> pair.target().toLowerCase(Locale.ROOT)).toList());
    assertThat(corpora.validation().sources())
        .isEqualTo(Toys.text(20, 2).stream().map(SentencePair::source).toList());
  }
}
