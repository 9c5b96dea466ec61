package io.dragoman.testing;

import io.dragoman.config.SearchConfig;
import io.dragoman.experiment.ModelEnsemble;
import io.dragoman.search.EnsembleMean;
import io.dragoman.search.SearchOptions;
import io.dragoman.translate.ScoredTranslation;
import io.dragoman.translate.TranslationScorer;
import io.dragoman.translate.Translator;
import io.dragoman.translate.TranslatorOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;

/** A translation model and what tests assert of it; may be used by many threads. */
public final class TestedTranslator implements AutoCloseable {
  private final Translator translator;
  private final TranslationScorer scorer;

  private TestedTranslator(Translator translator, TranslationScorer scorer) {
    this.translator = translator;
    this.scorer = scorer;
  }

  /**
   * Loads a model; close it to end its threads.
   *
   * @param directory the model directory, or one of its checkpoints
   * @param beam hypotheses kept per sentence; 0 for what the model's configuration says
   * @throws io.dragoman.checkpoint.CheckpointException if it cannot be read
   */
  public static TestedTranslator load(Path directory, int beam) {
    ModelEnsemble model =
        ModelEnsemble.load(List.of(directory), EnsembleMean.PROBABILITY, List.of());
    SearchConfig config = model.first().config().search();
    SearchOptions search =
        SearchOptions.ofBeam(beam == 0 ? config.beam() : beam)
            .withLengthPenalty(config.lengthPenalty())
            .withMaxLength(config.maxLengthFactor(), config.maxLengthExtra());
    return new TestedTranslator(
        model.translator(TranslatorOptions.of(search), Optional.empty()),
        model.scorer(config.batchSize(), 1));
  }

  /** The best translation of a line. */
  public String translate(String line) {
    return translator.translate(line).text();
  }

  /** The log-probability of a translation, base e: {@code log p(translation | line)}. */
  public double logProbability(String line, String translation) {
    return scorer.score(line, translation).logProbability();
  }

  /**
   * Asserts that a line gets one of some translations.
   *
   * @param expected at least one
   * @throws AssertionFailedError if it gets another
   */
  public void assertTranslation(String line, String... expected) {
    if (expected.length == 0) {
      throw new IllegalArgumentException("assertTranslation: give at least one translation");
    }
    String found = translate(line);
    if (!Arrays.asList(expected).contains(found)) {
      String right = String.join("\" or \"", expected);
      throw new AssertionFailedError(
          "translation of \"%s\" ==> expected: \"%s\" but was: \"%s\""
              .formatted(line, right, found),
          right,
          found);
    }
  }

  /**
   * Asserts that the model finds a translation more probable than another, such as one with an
   * error put into it (Sennrich 2017): {@code log p(better | line) > log p(worse | line)}.
   *
   * @throws AssertionFailedError if it does not; the message has the probability of every word
   */
  public void assertPrefers(String line, String better, String worse) {
    ScoredTranslation expected = scorer.score(line, better);
    ScoredTranslation other = scorer.score(line, worse);
    if (!(expected.logProbability() > other.logProbability())) {
      throw new AssertionFailedError(
          "translation of \"%s\" ==> expected to be preferred: %s but no less probable is: %s"
              .formatted(line, details(expected), details(other)),
          better,
          worse);
    }
  }

  private String details(ScoredTranslation scored) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(Locale.ROOT, "\"%s\" (log p %.3f:", scored.text(), scored.logProbability()));
    scorer
        .words(scored)
        .forEach(
            word -> text.append(String.format(Locale.ROOT, " %s %.3f", word.word(), word.least())));
    return text.append(')').toString();
  }

  @Override
  public void close() {
    try (translator;
        scorer) {
      // Both end their threads.
    }
  }
}
