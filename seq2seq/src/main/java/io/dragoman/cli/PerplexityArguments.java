package io.dragoman.cli;

import io.dragoman.data.ParallelCorpus;
import io.dragoman.evaluation.Score;
import io.dragoman.evaluation.Signature;
import io.dragoman.experiment.Perplexity;
import io.dragoman.experiment.TranslationModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The model whose perplexity is computed, and the text that it is to translate. */
final class PerplexityArguments {
  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Folder of the model, or of one of its checkpoints.")
  private Path model;

  @Option(
      names = "--source",
      paramLabel = "FILE",
      description = "The lines of which --reference has the translations.")
  private Path source;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Workers; default all cores. Never changes results.")
  private Integer threads;

  /**
   * A perplexity and what it was computed from.
   *
   * @param score the perplexity
   */
  private record ModelScore(String name, double score, String details) implements Score {}

  /** Whether an option was given. */
  boolean isUsed() {
    return model != null || source != null || threads != null;
  }

  /** What is wrong with the options, if something is. */
  Optional<String> complaint() {
    if (model == null || source == null) {
      return Optional.of("--metric perplexity needs --model and --source");
    }
    return threads != null && threads < 1
        ? Optional.of("--threads must be at least 1")
        : Optional.empty();
  }

  /** What reports call the model. */
  String name() {
    return model.toString();
  }

  /** The base of the logarithms, and what stands at the end of a sentence. */
  Signature signature() {
    return Signature.empty().append("base", "e").append("eos", true);
  }

  /** The perplexity of a piece and that of a word. */
  List<Score> scores(Path references, Console console) {
    int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    TranslationModel loaded = TranslationModel.load(model);
    try (ParallelCorpus pairs = ParallelCorpus.open(source, references)) {
      Perplexity result = loaded.perplexity(pairs, workers);
      if (result.skipped() > 0) {
        console
            .err()
            .printf(
                Locale.ROOT,
                "dragoman: warning: %s: %,d of %,d pairs have an empty side and are left out%n",
                pairs.name(),
                result.skipped(),
                result.skipped() + result.sentences());
      }
      return List.of(
          new ModelScore("PPL", result.perToken(), tokens(result)),
          new ModelScore("PPL-word", result.perWord(), words(result)));
    }
  }

  private static String tokens(Perplexity result) {
    return String.format(
        Locale.ROOT,
        "(cross-entropy = %.4f tokens = %d unknown = %d sentences = %d)",
        result.crossEntropy(),
        result.tokens(),
        result.unknown(),
        result.sentences());
  }

  private static String words(Perplexity result) {
    return String.format(
        Locale.ROOT,
        "(cross-entropy = %.4f words = %d sentences = %d)",
        result.negativeLogLikelihood() / result.words(),
        result.words(),
        result.sentences());
  }
}
