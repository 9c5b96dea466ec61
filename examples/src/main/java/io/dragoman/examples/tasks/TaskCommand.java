package io.dragoman.examples.tasks;

import io.dragoman.cli.Console;
import io.dragoman.cli.OptionRange;
import io.dragoman.examples.files.ResultFile;
import java.nio.file.Path;
import java.util.SplittableRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a made-up parallel corpus to try models on. */
@Command(
    name = "task",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Write a made-up parallel corpus: lines of random symbols that are to be copied, reversed or"
          + " sorted.",
      "A model that cannot learn these within minutes will not learn a language."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  dragoman task reverse --output toy",
      "  dragoman train --train-source toy/train.src --train-target toy/train.tgt \\",
      "    --valid-source toy/valid.src --valid-target toy/valid.tgt --model toy/model \\",
      "    --set data.source-tokenizer=whitespace data.target-tokenizer=whitespace"
    })
public final class TaskCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "TASK", description = "copy, reverse or sort.")
  private ToyTask task;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Folder for train.src, train.tgt, valid.src ... test.tgt.")
  private Path output;

  @Option(
      names = "--train",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Pairs to learn from; default ${DEFAULT-VALUE}.")
  private int train;

  @Option(
      names = "--held-out",
      paramLabel = "N",
      defaultValue = "500",
      description = "Pairs of valid and of test; default ${DEFAULT-VALUE}.")
  private int heldOut;

  @Option(
      names = "--symbols",
      paramLabel = "N",
      defaultValue = "20",
      description = "Different symbols; default ${DEFAULT-VALUE}.")
  private int symbols;

  @Option(
      names = "--min-length",
      paramLabel = "N",
      defaultValue = "5",
      description = "Symbols of the shortest line; default ${DEFAULT-VALUE}.")
  private int shortest;

  @Option(
      names = "--max-length",
      paramLabel = "N",
      defaultValue = "20",
      description = "Symbols of the longest line; default ${DEFAULT-VALUE}.")
  private int longest;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Decides the symbols; default ${DEFAULT-VALUE}.")
  private long seed;

  private final Console console;

  /** Prints to a console. */
  public TaskCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    OptionRange.atLeast(spec, "--train", train, 1);
    OptionRange.atLeast(spec, "--held-out", heldOut, 1);
    OptionRange.atLeast(spec, "--symbols", symbols, 1);
    OptionRange.atLeast(spec, "--min-length", shortest, 1);
    OptionRange.require(
        spec,
        longest >= shortest,
        "--max-length is " + longest + ": must be at least --min-length, " + shortest);
    SplittableRandom random = new SplittableRandom(seed);
    write("train", train, random);
    write("valid", heldOut, random);
    write("test", heldOut, random);
    console.out().printf("%s: %,d + 2 x %,d pairs in %s%n", task, train, heldOut, output);
  }

  private void write(String part, int pairs, SplittableRandom random) {
    StringBuilder sources = new StringBuilder();
    StringBuilder targets = new StringBuilder();
    for (int i = 0; i < pairs; i++) {
      int[] drawn = ToyTask.draw(random, symbols, shortest, longest);
      sources.append(ToyTask.line(drawn)).append('\n');
      targets.append(ToyTask.line(task.answer(drawn))).append('\n');
    }
    ResultFile.write(output.resolve(part + ".src"), sources.toString(), "--output");
    ResultFile.write(output.resolve(part + ".tgt"), targets.toString(), "--output");
  }
}
