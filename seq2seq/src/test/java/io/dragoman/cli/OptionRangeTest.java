package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

class OptionRangeTest {
  @Command(name = "count")
  private static final class Count {}

  private final CommandLine line = new CommandLine(new Count());
  private final CommandSpec spec = line.getCommandSpec();

  @Test
  void the_least_value_is_allowed_and_one_below_is_named() {
    assertThatCode(() -> OptionRange.atLeast(spec, "--best", 1, 1)).doesNotThrowAnyException();
    assertThatThrownBy(() -> OptionRange.atLeast(spec, "--best", 0, 1))
        .isInstanceOf(ParameterException.class)
        .hasMessage("--best is 0: must be at least 1");
    assertThatThrownBy(() -> OptionRange.atLeast(spec, "--frequent", -1, 0))
        .hasMessage("--frequent is -1: must be at least 0");
  }

  @Test
  void a_refusal_points_to_the_help_of_its_command() {
    assertThatCode(() -> OptionRange.require(spec, true, "no")).doesNotThrowAnyException();
    assertThatThrownBy(() -> OptionRange.require(spec, false, "--a needs --b"))
        .hasMessage("--a needs --b")
        .asInstanceOf(InstanceOfAssertFactories.type(ParameterException.class))
        .satisfies(refusal -> assertThat(refusal.getCommandLine()).isSameAs(line));
  }
}
