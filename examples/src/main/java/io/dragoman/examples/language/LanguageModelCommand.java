package io.dragoman.examples.language;

import io.dragoman.cli.CommandException;
import io.dragoman.cli.Console;
import io.dragoman.cli.OptionRange;
import io.dragoman.config.RunConfig;
import io.dragoman.examples.files.ResultFolder;
import io.dragoman.examples.files.TextFile;
import io.dragoman.examples.options.RunOptions;
import io.dragoman.examples.phrasebook.PhrasePair;
import io.dragoman.examples.phrasebook.Phrasebook;
import io.dragoman.experiment.TranslationModel;
import io.dragoman.model.EncoderConfig;
import io.dragoman.plot.LineChart;
import io.dragoman.sequence.EpochResult;
import io.dragoman.sequence.LanguageModel;
import io.dragoman.sequence.SequenceTrainer;
import io.dragoman.sequence.TextStreams;
import io.dragoman.sequence.TextStreams.Window;
import io.dragoman.sequence.TextTokens;
import io.dragoman.tokenizers.TextCodec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a language model, or scores lines with one. */
@Command(
    name = "language-model",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Train a recurrent language model on a text by truncated backpropagation through time, and"
          + " report its perplexity on the held-out end of the text.",
      "Without --text it learns sentences of a phrasebook that comes with the program."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  dragoman language-model --text input.txt --output runs/lm",
      "  dragoman language-model --model runs/lm --score lines.txt",
      "  dragoman language-model --model-vocabulary runs/de-en --text mono.en --output runs/lm-en",
      "  dragoman language-model --model runs/lm --sample 400 --temperature 0.7"
    })
public final class LanguageModelCommand implements Runnable {
  private static final int EVALUATION_STREAMS = 10;

  @Spec private CommandSpec spec;

  @Option(names = "--text", paramLabel = "FILE", description = "A text in UTF-8 to learn.")
  private Optional<Path> text;

  @Option(
      names = "--level",
      paramLabel = "NAME",
      defaultValue = "char",
      description = "Tokens: char (default) or word.")
  private String level;

  @Option(
      names = "--model-vocabulary",
      paramLabel = "DIR",
      description =
          "Tokens are the pieces of this translation model's target vocabulary, as its translations"
              + " are cut: for \"translate --language-model\".")
  private Optional<Path> vocabulary;

  @Mixin private ResultFolder output;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "A trained model, to score and sample with instead of training.")
  private Optional<Path> model;

  @Option(
      names = "--score",
      paramLabel = "FILE",
      description = "Print the log-probability (base e) of each line of a file, ends included.")
  private Optional<Path> score;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "200",
      description = "Tokens to write at the end; default ${DEFAULT-VALUE}.")
  private int sample;

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "What the sample begins with.")
  private String prefix;

  @Option(
      names = "--temperature",
      paramLabel = "X",
      defaultValue = "0.8",
      description = "Of the sample; default ${DEFAULT-VALUE}.")
  private double temperature;

  @Option(
      names = "--cell",
      paramLabel = "NAME",
      defaultValue = "lstm",
      description = "The recurrent cell; default ${DEFAULT-VALUE}.")
  private String cell;

  @Option(
      names = "--hidden",
      paramLabel = "N",
      defaultValue = "128",
      description = "Units, and size of token vectors; default ${DEFAULT-VALUE}.")
  private int hidden;

  @Option(
      names = "--layers",
      paramLabel = "N",
      defaultValue = "1",
      description = "Recurrent layers; default ${DEFAULT-VALUE}.")
  private int layers;

  @Option(
      names = "--dropout",
      paramLabel = "RATE",
      defaultValue = "0",
      description = "On vectors, between layers and before the output; default ${DEFAULT-VALUE}.")
  private float dropout;

  @Option(names = "--tied", description = "Score tokens by their own vectors.")
  private boolean tied;

  @Option(
      names = "--window",
      paramLabel = "N",
      defaultValue = "64",
      description = "Steps through which gradients flow; default ${DEFAULT-VALUE}.")
  private int window;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "32",
      description = "Streams side by side; default ${DEFAULT-VALUE}.")
  private int batch;

  @Option(
      names = "--min-frequency",
      paramLabel = "N",
      defaultValue = "2",
      description = "Tokens seen less often are unknown; default ${DEFAULT-VALUE}.")
  private int minFrequency;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "4",
      description = "Passes over the text, 0 to save fresh weights; default ${DEFAULT-VALUE}.")
  private int epochs;

  @Option(
      names = "--rate",
      paramLabel = "X",
      defaultValue = "0.004",
      description = "Adam's learning rate; default ${DEFAULT-VALUE}.")
  private double rate;

  @Mixin private RunOptions options;

  @Option(
      names = "--initial",
      paramLabel = "DIR",
      description = "Start from the weights and tokens of this model.")
  private Optional<Path> initial;

  private final Console console;

  /** Prints to a console. */
  public LanguageModelCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    checkOptions();
    Optional<TextCodec> pieces = vocabulary.map(each -> TranslationModel.load(each).target());
    LanguageModel used = model.isPresent() ? load(model.get()) : train(pieces);
    if (score.isPresent()) {
      for (String line : cut(TextFile.lines(score.get()), pieces)) {
        console.out().printf(Locale.ROOT, "%.4f%n", used.logProbability(line));
      }
    } else if (sample > 0) {
      console.out().println(used.sample(prefix, sample, temperature, options.seed()));
    }
  }

  /** Lines with spaces between their pieces. */
  private static List<String> cut(List<String> lines, Optional<TextCodec> pieces) {
    return pieces
        .map(codec -> lines.stream().map(line -> String.join(" ", codec.tokens(line))).toList())
        .orElse(lines);
  }

  private LanguageModel train(Optional<TextCodec> pieces) {
    List<String> lines = cut(text.isPresent() ? TextFile.lines(text.get()) : phrases(), pieces);
    if (text.isEmpty()) {
      console.err().println("text         generated: the phrasebook (give your own with --text)");
    }
    requireText(lines.size() > 1, lines.size() + " lines: give at least 2, the end is held out");
    int held = Math.max(1, lines.size() / 10);
    List<String> learnt = lines.subList(0, lines.size() - held);
    LanguageModel trained = initial.isPresent() ? load(initial.get()) : create(learnt, pieces);
    TextTokens tokens = trained.tokens();
    RunConfig config =
        options.config(Math.max(1, epochs), rate).with("training.early-stopping-patience=0");
    int shards = config.training().shards();
    int[] ids = tokens.encode(learnt);
    int[] end = tokens.encode(lines.subList(lines.size() - held, lines.size()));
    requireText(
        ids.length > batch && end.length > 1,
        String.format(
            Locale.ROOT,
            "%,d tokens to learn and %,d held out are too few for --batch %d: give a longer text",
            ids.length,
            end.length,
            batch));
    TextStreams train = new TextStreams(ids, batch, window, shards);
    int streams = Math.min(EVALUATION_STREAMS, end.length - 1);
    TextStreams valid = new TextStreams(end, streams, window, 1);
    console
        .err()
        .printf(
            Locale.ROOT,
            "%,d %s tokens to learn, %,d held out, %,d kinds, %,d parameters%n",
            train.targets(),
            tokens.areCharacters() ? "char" : "word",
            valid.targets(),
            tokens.size(),
            trained.network().parameters().count());
    if (epochs > 0) {
      learn(trained, config, train, valid);
    }
    trained.save(output.path());
    console
        .out()
        .printf(Locale.ROOT, "held-out perplexity  %.4f%n", Math.exp(trained.meanLoss(valid)));
    console.out().printf("model    %s%n%n", output.path());
    return trained;
  }

  private void requireText(boolean holds, String message) {
    if (!holds) {
      throw new CommandException(text.map(Path::toString).orElse("phrasebook") + ": " + message);
    }
  }

  private void learn(
      LanguageModel trained, RunConfig config, TextStreams train, TextStreams valid) {
    try (SequenceTrainer<Window> trainer =
        new SequenceTrainer<>(
            TextStreams.objective(trained.network()),
            trained.network().parameters(),
            config.training())) {
      List<EpochResult> results =
          trainer.train(
              train, () -> trained.meanLoss(valid), result -> console.err().println(result.line()));
      draw(results);
    }
  }

  private LanguageModel create(List<String> learnt, Optional<TextCodec> pieces) {
    TextTokens tokens =
        pieces
            .map(codec -> TextTokens.of(codec.vocabulary()))
            .orElseGet(() -> TextTokens.count(learnt, level.equals("char"), minFrequency));
    EncoderConfig shape = new EncoderConfig(hidden, cell, hidden, layers, false);
    return LanguageModel.create(tokens, shape, dropout, tied, options.seed());
  }

  private void draw(List<EpochResult> results) {
    double[] epoch = results.stream().mapToDouble(EpochResult::epoch).toArray();
    double[] learnt = results.stream().mapToDouble(each -> Math.exp(each.loss())).toArray();
    double[] held = results.stream().mapToDouble(each -> Math.exp(each.validation())).toArray();
    LineChart chart =
        new LineChart("Language model: perplexity")
            .panel("epoch", "perplexity", false)
            .curve("training (while weights change)", epoch, learnt)
            .curve("held out", epoch, held);
    output.write("perplexity.svg", chart, console);
  }

  private static List<String> phrases() {
    List<String> lines = new ArrayList<>();
    for (PhrasePair each : Phrasebook.load().generate(1, 6_000, 1, 1).train()) {
      lines.add(each.english());
    }
    return lines;
  }

  private static LanguageModel load(Path folder) {
    try {
      return LanguageModel.load(folder);
    } catch (IllegalArgumentException e) {
      throw new CommandException(e.getMessage());
    }
  }

  private void checkOptions() {
    require(level.equals("char") || level.equals("word"), "--level is " + level, "char or word");
    require(temperature > 0, "--temperature is " + temperature, "above 0");
    require(hidden > 0 && layers > 0, "--hidden or --layers is below 1", "at least 1");
    require(window > 0 && batch > 0, "--window or --batch is below 1", "at least 1");
    require(dropout >= 0 && dropout < 1, "--dropout is " + dropout, "from 0 to below 1");
    require(epochs >= 0, "--epochs is " + epochs, "0 or more");
    require(rate > 0, "--rate is " + rate, "above 0");
    OptionRange.require(
        spec,
        score.isEmpty() || model.isPresent(),
        "--score: no model to score with: give one with --model");
  }

  private void require(boolean holds, String what, String needed) {
    OptionRange.require(spec, holds, what + ": must be " + needed);
  }
}
