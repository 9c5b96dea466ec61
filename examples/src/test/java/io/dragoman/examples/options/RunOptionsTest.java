package io.dragoman.examples.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.config.RunConfig;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class RunOptionsTest {
  @Command(name = "example")
  private static final class Example {
    @Mixin private RunOptions options;
  }

  private static RunOptions parse(String... arguments) {
    Example example = new Example();
    new CommandLine(example).parseArgs(arguments);
    return example.options;
  }

  @Test
  void only_what_the_options_say_differs_from_the_standard_settings() {
    RunConfig standard = RunConfig.standard();

    assertThat(parse("--seed", "7", "--threads", "3").config(5, 0.25))
        .isEqualTo(
            standard.with(
                "training.seed=7",
                "training.threads=3",
                "training.max-epochs=5",
                "training.optimizer.learning-rate=0.25"));
  }

  @Test
  void the_standard_seed_is_1_on_all_cores() {
    assertThat(parse().seed()).isEqualTo(1);
    assertThat(parse().config(1, 0.1).training().seed()).isEqualTo(1);
    assertThat(parse().config(1, 0.1).training().threads()).isZero();
  }
}
