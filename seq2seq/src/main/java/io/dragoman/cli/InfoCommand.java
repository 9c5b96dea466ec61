package io.dragoman.cli;

import io.dragoman.checkpoint.Checkpoint;
import io.dragoman.checkpoint.CheckpointStore;
import io.dragoman.checkpoint.Provenance;
import io.dragoman.config.RunConfig;
import io.dragoman.io.Safetensors;
import io.dragoman.io.SafetensorsReader;
import io.dragoman.model.DecoderConfig;
import io.dragoman.model.DecoderVariant;
import io.dragoman.model.EncoderConfig;
import io.dragoman.model.FusionConfig;
import io.dragoman.model.ModelConfig;
import io.dragoman.training.TrainingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells what a model is. */
@Command(
    name = "info",
    mixinStandardHelpOptions = true,
    description = "Tell what a model is, how far its training is and what it was trained on.",
    footerHeading = "%nExample:%n",
    footer = "  dragoman info --model de-en --parameters")
final class InfoCommand implements Runnable {
  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the model, or of one of its checkpoints.")
  private Path model;

  @Option(names = "--parameters", description = "List all parameters with their shapes.")
  private boolean parameters;

  @Option(names = "--config", description = "Print all settings instead, as YAML.")
  private boolean config;

  private final Console console;

  InfoCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    Checkpoint checkpoint = CheckpointStore.toTranslate(model);
    if (config) {
      console.out().print(io.dragoman.config.ConfigWriter.format(checkpoint.config()));
      return;
    }
    RunConfig settings = checkpoint.config();
    print("checkpoint   %s", checkpoint.directory());
    architecture(settings.model());
    print(
        "vocabulary   %,d source and %,d target tokens (%s, %s)",
        checkpoint.sourceVocabulary().size(),
        checkpoint.targetVocabulary().size(),
        settings.data().sourceTokenizer(),
        settings.data().targetTokenizer());
    print(
        "subwords     %s, %s", settings.data().sourceSubwords(), settings.data().targetSubwords());
    print("case         %s", settings.data().textCase().name().toLowerCase(Locale.ROOT));
    parameters(checkpoint);
    training(settings, checkpoint.state());
    provenance(checkpoint.provenance());
    files(checkpoint.directory());
  }

  private void architecture(ModelConfig architecture) {
    EncoderConfig encoder = architecture.encoder();
    DecoderConfig decoder = architecture.decoder();
    print(
        "encoder      %s %s x %d%s, embeddings %d",
        layers(encoder.layers()),
        encoder.cell(),
        encoder.hidden(),
        encoder.bidirectional() ? " per direction" : "",
        encoder.embedding());
    print(
        "decoder      %s %s%s x %d, embeddings %d, readout %d, first state %s",
        layers(decoder.layers()),
        decoder.conditional() ? "conditional " : "",
        decoder.cell(),
        decoder.hidden(),
        decoder.embedding(),
        decoder.readout(),
        decoder.bridge());
    if (!decoder.skip().equals("none")) {
      print("around       layers of the decoder: %s", decoder.skip());
    }
    if (!architecture.form().isPlain()) {
      print(
          "sources      %d, factors %s, words %s",
          encoder.sources(),
          encoder.factors(),
          decoder.variant().copy() ? "may be copied" : "are not copied");
    }
    if (!decoder.variant().equals(DecoderVariant.standard())) {
      print("variant      %s", variant(decoder.variant()));
    }
    FusionConfig fusion = decoder.fusion();
    if (!fusion.isOff()) {
      print(
          "fusion       language model of %s %s x %d, embeddings %d",
          layers(fusion.layers()), fusion.cell(), fusion.hidden(), fusion.embedding());
    }
    if (!architecture.tiedEmbeddings().equals("none")) {
      print("tied         embeddings of %s", architecture.tiedEmbeddings());
    }
    print(
        "attention    %s x %d", architecture.attention().type(), architecture.attention().units());
  }

  private static String variant(DecoderVariant variant) {
    return String.format(
        "attention %s the cell%s, context gate %s, readout %s of state%s%s%s",
        variant.attend(),
        variant.inputFeeding() ? " with input feeding" : "",
        variant.contextGate(),
        variant.activation(),
        variant.readoutContext() ? ", context" : "",
        variant.readoutEmbedding() ? ", word" : "",
        variant.lexical() ? ", lexical model" : "");
  }

  private static String layers(int count) {
    return count == 1 ? "1 layer" : count + " layers";
  }

  private void parameters(Checkpoint checkpoint) {
    try (SafetensorsReader reader =
        Safetensors.open(checkpoint.directory().resolve("model.safetensors"))) {
      List<String> names = reader.names().stream().filter(name -> !isScale(reader, name)).toList();
      long count = names.stream().mapToLong(name -> size(reader.shape(name))).sum();
      boolean quantized = names.stream().anyMatch(reader::holdsBytes);
      print(
          "parameters   %,d in %d matrices%s",
          count,
          names.size(),
          quantized ? ", quantized to 8 bits with a scale for each column" : "");
      if (parameters) {
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        for (String name : names) {
          String shape =
              reader.shape(name).stream()
                  .map(size -> String.format(Locale.ROOT, "%,d", size))
                  .collect(Collectors.joining(" x "));
          print("  %-" + Math.max(1, width) + "s  %s", name, shape);
        }
      }
    }
  }

  private static boolean isScale(SafetensorsReader reader, String name) {
    int end = name.length() - Safetensors.SCALES.length();
    return name.endsWith(Safetensors.SCALES) && reader.holdsBytes(name.substring(0, end));
  }

  private static long size(List<Long> shape) {
    return shape.stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
  }

  private void training(RunConfig settings, TrainingState state) {
    print(
        "training     update %,d, epoch %d of at most %d",
        state.update(), state.epoch(), settings.training().maxEpochs());
    if (state.best().update() > 0) {
      print(
          "best         %s at update %,d",
          settings.training().earlyStoppingMetric().describe(state.best().score()),
          state.best().update());
    }
  }

  private void provenance(Provenance provenance) {
    print("trained by   dragoman %s, %s", provenance.version(), provenance.kernels());
    print("on           Java %s, %s", provenance.java(), provenance.system());
    print("since        %s, seed %d", provenance.started(), provenance.seed());
    print("command      %s", provenance.command());
    for (Provenance.Parent parent : provenance.parents()) {
      print(
          "from         %s at update %,d (SHA-256 %.12s...)",
          parent.directory(), parent.update(), parent.sha256());
    }
    for (Provenance.Corpus corpus : provenance.corpora()) {
      print("%-12s %s (SHA-256 %.12s...)", corpus.role(), corpus.file(), corpus.sha256());
    }
  }

  private void files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        print("%,14d bytes  %s", Files.size(file), file.getFileName());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(directory + ": cannot be read (" + e + ")", e);
    }
  }

  private void print(String format, Object... values) {
    console.out().println(String.format(Locale.ROOT, format, values));
  }
}
