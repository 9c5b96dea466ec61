package io.dragoman.examples.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.cli.CommandException;
import io.dragoman.config.ConfigException;
import io.dragoman.config.RunConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

class TrainingOptionsTest {
  @TempDir Path folder;

  /** A command with the options and nothing else. */
  @Command(name = "learn")
  private static final class Learn {
    @Spec private CommandSpec spec;
    @Mixin private TrainingOptions options;

    RunConfig config() {
      return options.config(spec, RunConfig.standard().with("training.max-epochs=7"));
    }
  }

  private Learn parse(String... more) {
    Learn learn = new Learn();
    List<String> arguments = new ArrayList<>(List.of("--model", folder.toString()));
    arguments.addAll(List.of(more));
    new CommandLine(learn).parseArgs(arguments.toArray(String[]::new));
    return learn;
  }

  @Test
  void settings_change_the_standard_ones() {
    RunConfig config = parse("--set", "training.seed=9", "search.beam=3").config();
    assertThat(config.training().seed()).isEqualTo(9);
    assertThat(config.search().beam()).isEqualTo(3);
    assertThat(config.training().maxEpochs()).isEqualTo(7);
    assertThat(parse().config().training().seed()).isEqualTo(1);
  }

  @Test
  void the_limit_of_time_and_the_workers_have_defaults() {
    assertThat(parse().options.minutes()).isEqualTo(30);
    assertThat(parse("--minutes", "0.5").options.minutes()).isEqualTo(0.5);
    assertThat(parse().options.threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(parse("--threads", "3").options.threads()).isEqualTo(3);
    assertThat(parse().options.model()).isEqualTo(folder);
  }

  @Test
  void values_out_of_range_are_refused() {
    assertThatThrownBy(() -> parse("--minutes", "0").config())
        .isInstanceOf(ParameterException.class)
        .hasMessage("--minutes is 0.0: must be more than 0");
    assertThatThrownBy(() -> parse("--minutes", "NaN").config())
        .hasMessage("--minutes is NaN: must be more than 0");
    assertThatThrownBy(() -> parse("--threads", "0").config())
        .isInstanceOf(ParameterException.class)
        .hasMessage("--threads is 0: must be at least 1");
    assertThatThrownBy(() -> parse("--set", "training.sead=1").config())
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("training.seed");
  }

  @Test
  void a_model_is_not_overwritten() {
    ToyFrames.recognizer().save(folder);
    assertThatThrownBy(() -> parse().config())
        .isInstanceOf(CommandException.class)
        .hasMessage(folder + ": holds a model already: delete it or choose another --model");
  }
}
