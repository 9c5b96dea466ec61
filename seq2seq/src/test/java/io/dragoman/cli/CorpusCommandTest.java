package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CorpusCommandTest {
  @Test
  void no_command_is_wrong_usage() {
    CommandLineRun run = CommandLineRun.of("corpus");

    assertThat(run.err()).isEqualTo("dragoman: no command given (see dragoman corpus --help)\n");
    assertThat(run.code()).isEqualTo(2);
  }
}
