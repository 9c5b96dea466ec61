package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorpusCommandTest {
  @Test
  void no_command_is_wrong_usage() {
    CommandLineRun run = CommandLineRun.of("corpus");

    assertThat(run.err()).isEqualTo("dragoman: no command given (see dragoman corpus --help)\n");
    assertThat(run.code()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " filter", " shuffle", " split", " sample", " stats"})
  void every_command_has_help_with_an_example(String command) {
    CommandLineRun run = CommandLineRun.of((Object[]) ("corpus" + command + " --help").split(" "));

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("Usage: dragoman corpus" + command)
        .containsPattern("\nExamples?:\n  dragoman corpus" + command);
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
  }
}
