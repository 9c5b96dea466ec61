package io.dragoman.cli;

import io.dragoman.experiment.ThisProgram;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The command line. */
@Command(
    name = "dragoman",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    header = "Trains and runs recurrent translation models with attention.",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  dragoman train --train-source train.de --train-target train.en \\",
      "      --valid-source valid.de --valid-target valid.en --model de-en",
      "  dragoman translate --model de-en < test.de > test.out",
      "  dragoman evaluate --hypothesis test.out --reference test.en",
      "dragoman COMMAND --help tells more about a command.",
    })
public final class Main {
  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print where in the program an error arose.")
  private boolean debug;

  private Main() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true"); // pictures need no screen
    System.exit(run(args, Console.system(), List.of()));
  }

  /**
   * Runs a command.
   *
   * @param extraCommands picocli commands besides those of this package
   * @return 0 on success, 1 on failure, 2 if the arguments are wrong
   */
  public static int run(String[] args, Console console, List<?> extraCommands) {
    Main main = new Main();
    Failures failures = new Failures(console);
    CommandLine line = new CommandLine(main);
    List<Object> commands = new ArrayList<>(own(console));
    commands.addAll(extraCommands);
    asked(commands, args).forEach(line::addSubcommand);
    line.setOut(writer(console.out()));
    line.setErr(writer(console.err()));
    line.setExecutionStrategy(parsed -> execute(line, parsed));
    line.setParameterExceptionHandler((failure, arguments) -> failures.misused(failure, arguments));
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> failures.failed(failure, main.debug));
    try {
      int code = line.execute(args);
      console.flush();
      return code;
    } catch (Error | CommandException failure) {
      return failures.failed(failure, main.debug);
    }
  }

  private static List<?> own(Console console) {
    return List.of(
        new TrainCommand(console),
        new TranslateCommand(console),
        new ScoreCommand(console),
        new RerankCommand(console),
        new EvaluateCommand(console),
        new TokenizeCommand(console),
        new DetokenizeCommand(console),
        new NormalizeCommand(console),
        new VocabCommand(console),
        SubwordCommand.create(console),
        TruecaseCommand.create(console),
        CorpusCommand.create(console),
        new AverageCommand(console),
        new QuantizeCommand(console),
        new ShortlistCommand(console),
        new LengthModelCommand(console),
        new ImportCommand(console),
        new ExportCommand(console),
        new ConvertCommand(console),
        new AlignCommand(console),
        new EvaluateAlignmentCommand(console),
        new BackTranslateCommand(console),
        new InfoCommand(console),
        new ConfigCommand(console),
        new BenchCommand(console));
  }

  /** The command that the first argument names, as reading what all take is slow; else all. */
  private static List<?> asked(List<?> commands, String[] args) {
    String name = args.length == 0 ? "" : args[0];
    List<?> named = commands.stream().filter(each -> nameOf(each).equals(name)).toList();
    return named.isEmpty() ? commands : named;
  }

  private static String nameOf(Object command) {
    return command instanceof CommandLine line
        ? line.getCommandName()
        : command.getClass().getAnnotation(Command.class).name();
  }

  private static int execute(CommandLine line, CommandLine.ParseResult parsed) {
    boolean help = parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested();
    if (!parsed.hasSubcommand() && !help) {
      throw new ParameterException(line, "no command given");
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static PrintWriter writer(java.io.OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  /** What {@code --version} prints. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "dragoman " + ThisProgram.version(),
        "Java "
            + System.getProperty("java.version")
            + " ("
            + System.getProperty("java.vendor")
            + ")"
      };
    }
  }
}
