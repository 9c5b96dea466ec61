package io.dragoman.cli;

import io.dragoman.config.Direction;
import io.dragoman.experiment.TranslationModel;
import io.dragoman.explain.Explainer;
import io.dragoman.search.SearchOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code translate} tells besides the best translation, and in which format. */
final class OutputArguments {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = {
        "text: a line for each line; n-best: lines of \"number ||| text ||| features ||| score\""
            + " as Moses writes them;",
        "json: for each line an object with the n best, their tokens and log-probabilities."
      })
  private Optional<OutputFormat> format;

  @Option(
      names = "--alignment",
      paramLabel = "HOW",
      description = {
        "Add which words belong together by attention, words being what stands between white space"
            + " in the line and its translation.",
        "hard: \"0-0 1-2\", the source word that each word looks at most; a number from 0 to 1:"
            + " all that have so much weight; soft: all weights, of </s> too."
      })
  private Optional<String> alignment;

  @Option(
      names = "--word-scores",
      description = "Add the log-probability of each token and of </s>; JSON always has them.")
  private boolean wordScores;

  @Option(
      names = "--attention",
      description = "Add the attention weights of all tokens; with --format json.")
  private boolean attention;

  @Option(
      names = "--explain",
      paramLabel = "HTML",
      description = {
        "Write a page for a browser that shows how lines were translated: attention, the beam with"
            + " what fell out of it, probabilities of words and what else could have been there,",
        "scores, and where the reference was lost if --reference is given."
      })
  private Optional<Path> explain;

  @Option(
      names = "--attention-pictures",
      paramLabel = "DIR",
      description = "Draw where each translation looked into files of this folder.")
  private Optional<Path> pictures;

  @Option(
      names = "--picture-format",
      paramLabel = "FORMAT",
      defaultValue = "SVG",
      description = "Of these pictures: ${COMPLETION-CANDIDATES}; default svg.")
  private PictureOutput.Format pictureFormat;

  @Option(
      names = "--explain-lines",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "Explain or draw the first N lines that are not blank; default ${DEFAULT-VALUE}.")
  private int explainLines;

  @Option(
      names = "--reference",
      paramLabel = "FILE",
      description = "Translations of the lines by a person, for --explain.")
  private Optional<Path> reference;

  /**
   * Checks what can be checked before a model is read.
   *
   * @param searched whether translations are what a beam or its groups find and nothing else
   */
  void check(Optional<Integer> nBest, boolean searched) {
    if (explain.isPresent() && !searched) {
      throw misuse(
          "--explain shows the search of a beam: leave out --alternatives, --replace-unknown,"
              + " --sample, --deadline, --rescore and --mbr");
    }
    OutputFormat chosen = format.orElse(null);
    if (chosen == OutputFormat.TEXT && nBest.orElse(1) > 1) {
      throw misuse("--format text has one translation a line: use --format n-best or json");
    }
    if (attention && chosen != OutputFormat.JSON) {
      throw misuse("--attention needs --format json: add it");
    }
    if (explainLines < 1) {
      throw misuse("--explain-lines is " + explainLines + ": must be at least 1");
    }
    if (reference.isPresent() && explain.isEmpty()) {
      throw misuse("--reference needs --explain: add it");
    }
    if (!AlignmentOutput.isKnown(alignment.orElse("hard"))) {
      throw misuse(
          "--alignment is " + alignment.get() + ": must be hard, soft or a number from 0 to 1");
    }
  }

  /** The options with all that the output needs. */
  SearchOptions complete(SearchOptions search) {
    boolean json = format.orElse(null) == OutputFormat.JSON;
    return search
        .withAttention(attention || alignment.isPresent() || pictures.isPresent())
        .withWordScores(wordScores || json);
  }

  /**
   * Opens what translations go to.
   *
   * @param model whose pieces they are made of
   * @param explainer gives one if lines are to be explained
   * @param title of the page that explains them
   * @param ranked whether the n best are asked for
   */
  TranslationSink sink(
      TranslationModel model,
      Supplier<Explainer> explainer,
      String title,
      boolean ranked,
      Output out,
      Console console) {
    if (explain.isPresent() && model.config().data().targetDirection() == Direction.RIGHT_TO_LEFT) {
      throw misuse("--explain needs a model that writes the first word first: leave it out");
    }
    Optional<AlignmentOutput> links =
        alignment.map(each -> AlignmentOutput.parse(each, model.source(), model.target()));
    TranslationPrinter printer =
        new TranslationPrinter(
            format.orElse(null), ranked, wordScores, links, new TranslationJson(links, attention));
    return new TranslationSink(
        printer,
        explain.map(
            page -> ExplainOutput.open(page, reference, explainLines, explainer.get(), title)),
        pictures.map(folder -> new PictureOutput(folder, pictureFormat, explainLines)),
        out,
        console);
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
