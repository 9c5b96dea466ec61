package io.dragoman.cli;

import io.dragoman.config.ConfigTemplate;
import picocli.CommandLine.Command;

/** Prints the configuration to start from. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    description = "Print a configuration with every key, its meaning, range and default.",
    footerHeading = "%nExample:%n",
    footer = "  dragoman config > my.yaml; dragoman train --config my.yaml ...")
final class ConfigCommand implements Runnable {
  private final Console console;

  ConfigCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    console.out().print(ConfigTemplate.text());
  }
}
