package io.dragoman.examples;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.dragoman.cli.Console;
import io.dragoman.cli.Main;
import io.dragoman.config.ConfigException;
import io.dragoman.config.RunConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line takes every command that the documentation and the help show. */
class DocumentedCommandsTest {
  private static final Path ROOT = Path.of("..");

  /** At the start of a line of code, behind a pipe or a variable, or in backticks. */
  private static final Pattern SHOWN =
      Pattern.compile(
          "(?m)(?:^ *(?:[A-Z_]+=\\S+ |[^\\n`]*[|] )?|(`))(?:\\./)?dragoman (?=[a-z-])([^\\n`]*)");

  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  private static CommandLine root;

  /** Where a command is shown, and what it is. */
  private record Example(String place, String text, boolean inSentence) {
    /** Whether the reader is to add something. */
    boolean isShortened() {
      return inSentence || text.contains("...");
    }

    /** The words of the command without comment, pipes and files of the shell. */
    List<String> words() {
      String command = text.replaceFirst(" +#.*", "").replaceFirst(" [|<>&;].*", "");
      List<String> words = new ArrayList<>();
      Matcher matcher = WORD.matcher(command.replaceAll("[\\[\\]]", " ").replace("...", " "));
      while (matcher.find()) {
        int group = matcher.group(1) != null ? 1 : matcher.group(2) != null ? 2 : 3;
        words.add(matcher.group(group).replaceFirst("^N$", "1"));
      }
      return words;
    }

    @Override
    public String toString() {
      return place + ": " + text;
    }
  }

  /** Reaches the whole command line from within. */
  @Command(name = "probe", hidden = true)
  private static final class Probe implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
      root = spec.root().commandLine();
    }
  }

  @BeforeAll
  static void reachTheCommandLine() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    Console console = Console.of(InputStream.nullInputStream(), nowhere, nowhere, 0);
    List<Object> commands = new ArrayList<>(Dragoman.commands(console));
    commands.add(new Probe());
    String[] arguments = {"--debug", "probe"}; // a command that comes first stands alone
    assertThat(Main.run(arguments, console, commands)).isZero();
  }

  static List<Example> documented() throws IOException {
    List<Path> files = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    for (Path folder : List.of(ROOT.resolve("docs"), Path.of("configs"))) {
      try (Stream<Path> found = Files.list(folder)) {
        files.addAll(found.filter(Files::isRegularFile).sorted().toList());
      }
    }
    List<Example> examples = new ArrayList<>();
    for (Path file : files) {
      examples.addAll(examples(file.getFileName().toString(), Files.readString(file)));
    }
    return examples;
  }

  private static List<Example> examples(String place, String text) {
    return SHOWN
        .matcher(text.replaceAll("\\\\\\R\\s*", " "))
        .results()
        .map(found -> new Example(place, found.group(2).strip(), found.group(1) != null))
        .toList();
  }

  private static List<Example> ofHelp() {
    return commands(root)
        .flatMap(
            command -> {
              CommandSpec spec = command.getCommandSpec();
              String footer = String.join("\n", spec.usageMessage().footer());
              return examples(spec.qualifiedName() + " --help", footer).stream();
            })
        .toList();
  }

  private static Stream<CommandLine> commands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(DocumentedCommandsTest::commands));
  }

  @ParameterizedTest
  @MethodSource("documented")
  void documentation_shows_commands_that_are_taken(Example example) {
    assertTaken(example);
  }

  @Test
  void help_shows_commands_that_are_taken() {
    assertThat(ofHelp()).hasSizeGreaterThan(30).allSatisfy(DocumentedCommandsTest::assertTaken);
  }

  private static void assertTaken(Example example) {
    if (example.words().get(0).equals("COMMAND")) {
      return; // any
    }
    try {
      RunConfig.standard().with(settings(example.words()));
      root.parseArgs(example.words().toArray(String[]::new));
    } catch (ParameterException | ConfigException e) {
      if (!(e instanceof MissingParameterException && example.isShortened())) {
        fail(example + ": " + e.getMessage());
      }
    }
  }

  /** What follows --set. */
  private static String[] settings(List<String> words) {
    return words.stream()
        .skip(Math.max(0, words.indexOf("--set")))
        .dropWhile(word -> word.equals("--set"))
        .takeWhile(word -> word.matches("[a-z0-9.-]+=.*"))
        .toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "translate --modle m",
        "translate",
        "translate --model m --beam five",
        "train --set training.epochs=3 ...",
        "subword lern --input a --output b"
      })
  void a_command_that_is_not_taken_is_noticed(String command) {
    Example example = new Example("here", command, false);
    assertThatThrownBy(() -> assertTaken(example))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("here: " + command + ": ");
  }

  @Test
  void every_command_is_shown_somewhere() throws IOException {
    Set<String> shown =
        Stream.concat(documented().stream(), ofHelp().stream())
            .flatMap(
                each -> Stream.of(1, 2).map(n -> each.words().stream().limit(n).collect(toList())))
            .map(words -> "dragoman " + String.join(" ", words))
            .collect(toCollection(TreeSet::new));
    List<String> all =
        commands(root)
            .filter(command -> command.getSubcommands().isEmpty())
            .map(command -> command.getCommandSpec().qualifiedName())
            .filter(name -> !name.endsWith(" probe"))
            .toList();
    assertThat(shown).containsAll(all);
  }

  @Test
  void commands_are_found_in_all_places_where_they_can_stand() {
    String text =
        String.join(
            "\n",
            "    ./dragoman translate --model m \\",
            "        --beam 5 < in > out   # fast",
            "Say `dragoman info --model 'a b'` or",
            "    echo x | ./dragoman translate --model m",
            "    OPTS=-X ./dragoman train ...",
            "Nothing for dragoman here, nor dragoman there.");

    assertThat(examples("here", text).stream().map(Example::words))
        .containsExactly(
            Arrays.asList("translate", "--model", "m", "--beam", "5"),
            List.of("info", "--model", "a b"),
            List.of("translate", "--model", "m"),
            List.of("train"));
  }
}
