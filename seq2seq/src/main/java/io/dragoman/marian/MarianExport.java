package io.dragoman.marian;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dragoman.autograd.Parameter;
import io.dragoman.checkpoint.Checkpoint.Side;
import io.dragoman.config.RunConfig;
import io.dragoman.config.SearchConfig;
import io.dragoman.io.NpzWriter;
import io.dragoman.model.DecoderConfig;
import io.dragoman.model.EncoderConfig;
import io.dragoman.model.ModelConfig;
import io.dragoman.nn.ParameterStore;
import io.dragoman.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes files of Marian of a model whose network Marian can build too. */
public final class MarianExport {
  private MarianExport() {}

  /**
   * Writes the model, and beside it {@code .source.yml} and {@code .target.yml} (or {@code .spm})
   * and {@code .decoder.yml}.
   *
   * @param file the {@code .npz} file
   * @param nematus whether arrays get the names of Nematus
   * @throws MarianException if Marian has no such network, or no such names for it
   * @throws io.dragoman.io.ParameterFileException if the file cannot be written
   */
  public static void write(
      Path file,
      ModelConfig config,
      ParameterStore parameters,
      Side source,
      Side target,
      SearchConfig search,
      boolean nematus) {
    MarianOptions options =
        options(
            config,
            MarianVocabulary.words(source.vocabulary()),
            MarianVocabulary.words(target.vocabulary()));
    if (nematus) {
      options = withNematusType(options);
    }
    Map<String, Tensor> arrays = arrays(options, parameters, nematus);
    Map<String, Tensor> named = nematus ? renamed(options, arrays) : arrays;
    write(file, options, named);
    try {
      String name = file.getFileName().toString();
      Path directory = file.toAbsolutePath().getParent();
      Path first = MarianVocabulary.write(source, directory, name + ".source");
      Path second = MarianVocabulary.write(target, directory, name + ".target");
      Files.writeString(
          directory.resolve(name + ".decoder.yml"),
          MarianSearch.toYaml(search, file, first, second));
    } catch (IOException e) {
      throw new MarianException(file + ": cannot be written (" + e + "): check path and space");
    }
  }

  /**
   * Writes a model of Nematus under Marian's names and with Marian's description.
   *
   * @param json its description; if empty, the file beside it that ends in {@code .json}
   * @throws MarianException if it is no model that can be read
   */
  public static void convert(Path nematus, Optional<Path> json, Path file) {
    try (MarianModel model = MarianModel.open(nematus, json)) {
      write(file, model.options(), model.arrays());
    }
  }

  private static void write(Path file, MarianOptions options, Map<String, Tensor> arrays) {
    byte[] yaml = (options.toYaml() + '\0').getBytes(UTF_8);
    NpzWriter.write(file, new TreeMap<>(arrays), Map.of(MarianModel.OPTIONS, yaml));
  }

  private static MarianOptions withNematusType(MarianOptions options) {
    MarianOptions nematus = options.withType("nematus", "gru-nematus");
    boolean deep = options.encDepth() > 1 || options.decDepth() > 1;
    boolean other = options.encDepth() > 1 && !options.encType().equals("alternating");
    if ((deep && !options.skip())
        || other
        || !MarianLayout.config(nematus).equals(MarianLayout.config(options))) {
      throw new MarianException(
          "export: the model's cells or layers are none that Nematus has: leave out --nematus");
    }
    return nematus;
  }

  private static Map<String, Tensor> arrays(
      MarianOptions options, ParameterStore parameters, boolean legacyOutput) {
    List<Piece> pieces = MarianLayout.pieces(options, legacyOutput);
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    MarianModel.shapes(pieces)
        .forEach((name, shape) -> arrays.put(name, Tensor.zeros(shape[0], shape[1])));
    for (Piece each : pieces) {
      Parameter parameter = parameters.get(each.parameter());
      each.write(parameter.value(), arrays.get(each.array()));
    }
    return arrays;
  }

  private static Map<String, Tensor> renamed(MarianOptions options, Map<String, Tensor> arrays) {
    Map<String, String> names = new LinkedHashMap<>();
    NematusNames.toMarian(options).forEach((nematus, marian) -> names.put(marian, nematus));
    Map<String, Tensor> renamed = new LinkedHashMap<>();
    arrays.forEach(
        (name, value) ->
            renamed.put(names.getOrDefault(name, name), NematusNames.turned(options, name, value)));
    renamed.put("decoder_c_tt", Tensor.zeros(1, 1)); // Nematus wants it and it has no effect
    return renamed;
  }

  /**
   * What Marian calls a network.
   *
   * @throws MarianException if Marian has no such network; the keys that differ are told
   */
  static MarianOptions options(ModelConfig config, int sourceWords, int targetWords) {
    EncoderConfig encoder = config.encoder();
    DecoderConfig decoder = config.decoder();
    if (!decoder.fusion().isOff()) {
      throw new MarianException(
          "export: Marian has no language model in a decoder (model.decoder.fusion): export the"
              + " model that it was added to");
    }
    boolean norm = !decoder.details().normalization().equals("none");
    boolean nematus = decoder.details().normalization().equals("layer");
    MarianOptions options =
        new MarianOptions(
            nematus ? "nematus" : "s2s",
            encoder.stack().equals("parallel") || encoder.stack().equals("plain")
                ? "bidirectional"
                : encoder.stack(),
            cell(encoder.cell()),
            encoder.layers(),
            transitions(encoder.cell()),
            cell(decoder.cell()),
            decoder.layers(),
            1 + transitions(decoder.details().contextCell()),
            transitions(decoder.details().upperCell()),
            decoder.embedding(),
            decoder.hidden(),
            sourceWords,
            targetWords,
            norm,
            decoder.skip().equals("residual") || encoder.skip().equals("residual"),
            config.tiedEmbeddings());
    List<String> differences = differences(MarianLayout.config(options), config);
    if (!differences.isEmpty()) {
      throw new MarianException(
          "export: Marian has no such network: "
              + String.join("; ", differences)
              + ": only models with these settings, such as imported ones, can be written");
    }
    return options;
  }

  private static String cell(String kind) {
    String name = kind.replaceFirst(":.*", "");
    return switch (name) {
      case "gru" -> kind.contains("layer-norm") ? "gru-nematus" : "gru";
      case "rnn-tanh" -> "tanh";
      case "rnn-relu" -> "relu";
      default -> name;
    };
  }

  private static int transitions(String kind) {
    String number = kind.replaceFirst(".*transitions=", "");
    return number.matches("[0-9]{1,4}") ? Integer.parseInt(number) : 1;
  }

  private static List<String> differences(ModelConfig marian, ModelConfig own) {
    List<String> differences = new ArrayList<>();
    ModelConfig same =
        new ModelConfig(
            marian.encoder(),
            marian.decoder(),
            marian.attention(),
            own.dropout(),
            marian.tiedEmbeddings());
    Map<String, String> wanted = settings(same);
    settings(own)
        .forEach(
            (key, value) -> {
              if (!value.equals(wanted.get(key))) {
                differences.add(key + " is " + value + " but must be " + wanted.get(key));
              }
            });
    return differences;
  }

  private static Map<String, String> settings(ModelConfig model) {
    RunConfig base = RunConfig.standard();
    return new RunConfig(base.data(), model, base.training(), base.search()).settings();
  }
}
