package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.config.ConfigTemplate;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

class MainTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "trian|unknown command 'trian': did you mean 'train'? (see dragoman --help)",
        "dance|unknown command 'dance' (see dragoman --help)",
        "--hlep|unknown option '--hlep': did you mean '--help'? (see dragoman --help)",
        "info --modle x|unknown option '--modle': did you mean '--model'? (see dragoman info"
            + " --help)",
        "info --modle=x|unknown option '--modle': did you mean '--model'? (see dragoman info"
            + " --help)",
        "info --model x y|unknown argument 'y' (see dragoman info --help)",
        "info|missing required option: '--model=DIR' (see dragoman info --help)",
        "translate --model x --beam 0|--beam is 0: must be at least 1 (see dragoman translate"
            + " --help)",
        "translate --model x --length-penalty -1|--length-penalty is -1.0: must be 0 or more"
            + " (see dragoman translate --help)",
      })
  void wrong_usage_is_one_line_with_the_nearest_name_and_code_2(String line, String message) {
    CommandLineRun run = CommandLineRun.of((Object[]) line.split(" "));

    assertThat(run.err()).isEqualTo("dragoman: " + message + "\n");
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void no_command_is_wrong_usage() {
    CommandLineRun run = CommandLineRun.of();

    assertThat(run.err()).isEqualTo("dragoman: no command given (see dragoman --help)\n");
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void a_value_of_a_wrong_type_is_wrong_usage() {
    CommandLineRun run = CommandLineRun.of("translate", "--model", "x", "--beam", "wide");

    assertThat(run.err())
        .hasLineCount(1)
        .startsWith("dragoman: invalid value for option '--beam'")
        .contains("'wide'");
    assertThat(run.code()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "translate", "evaluate", "vocab", "info", "config", "bench"})
  void every_command_has_help_with_an_example(String command) {
    CommandLineRun run = CommandLineRun.of(command, "--help");

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("Usage: dragoman " + command)
        .containsPattern("\nExamples?:\n  dragoman " + command);
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void help_lists_the_commands_once() {
    CommandLineRun run = CommandLineRun.of("--help");

    assertThat(run.code()).isZero();
    assertThat(run.out().lines().filter(line -> line.startsWith("Usage: "))).hasSize(1);
    assertThat(run.out()).contains("  train  ").contains("  config  ").contains("Examples:");
  }

  @Test
  void version_names_program_and_java() {
    assertThat(CommandLineRun.of("--version").lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("dragoman ");
  }

  @Test
  void config_prints_the_commented_template() {
    assertThat(CommandLineRun.of("config").out()).isEqualTo(ConfigTemplate.text());
  }

  @Command(name = "extra")
  static final class Extra implements Runnable {
    private final RuntimeException failure;

    Extra(RuntimeException failure) {
      this.failure = failure;
    }

    @Override
    public void run() {
      throw failure;
    }
  }

  @Test
  void an_unexpected_failure_is_one_line_too() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        Console.of(InputStream.nullInputStream(), OutputStream.nullOutputStream(), err, 0);

    int code =
        Main.run(
            new String[] {"extra"},
            console,
            List.of(new Extra(new IllegalStateException("two\n  lines"))));

    assertThat(err)
        .hasToString(
            "dragoman: IllegalStateException: two; lines (unexpected: run again with --debug for"
                + " the place)\n");
    assertThat(code).isEqualTo(1);
  }

  @Test
  void a_command_is_found_behind_options_too() {
    Console console =
        Console.of(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            0);
    List<?> extra = List.of(new Extra(new IllegalStateException("reached")));

    assertThat(Main.run(new String[] {"extra"}, console, extra)).isEqualTo(1);
    assertThat(Main.run(new String[] {"--debug", "extra"}, console, extra)).isEqualTo(1);
    assertThat(Main.run(new String[] {"extras"}, console, extra)).isEqualTo(2);
  }

  @Test
  void lack_of_memory_names_the_remedy() {
    assertThat(Failures.message(new OutOfMemoryError("Java heap space")))
        .matches(
            "out of memory with a heap of [0-9,]+ MB: give the JVM more, such as -Xmx8g, or work in"
                + " smaller batches");
  }
}
