package io.dragoman.sequence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dragoman.autograd.Tape;
import io.dragoman.io.ParameterFiles;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.model.CarriedState;
import io.dragoman.model.DropoutConfig;
import io.dragoman.model.EncoderConfig;
import io.dragoman.model.OutputFunction;
import io.dragoman.model.Pooling;
import io.dragoman.model.SequenceBatch;
import io.dragoman.model.SequenceNetwork;
import io.dragoman.model.SequenceNetwork.Continued;
import io.dragoman.model.SequenceNetworkConfig;
import io.dragoman.sequence.TextStreams.Window;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import io.dragoman.training.Objective;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A recurrent language model (Mikolov et al. 2010): the probability of each token given all before
 * it. Saved as a folder of weights with their shape, and tokens.
 */
public final class LanguageModel {
  private static final String WEIGHTS = "model.safetensors";
  private static final String TOKENS = "tokens.txt";
  private static final int END = 0;

  private final SequenceNetwork network;
  private final TextTokens tokens;

  private LanguageModel(SequenceNetwork network, TextTokens tokens) {
    this.network = network;
    this.tokens = tokens;
  }

  /**
   * Creates a model with fresh parameters.
   *
   * @param layers recurrent layers that read forward
   * @param tied whether word vectors are output weights too
   * @param seed the same seed gives the same parameters
   */
  public static LanguageModel create(
      TextTokens tokens, EncoderConfig layers, float dropout, boolean tied, long seed) {
    SequenceNetworkConfig config =
        SequenceNetworkConfig.of(layers, Pooling.NONE, OutputFunction.SOFTMAX, tokens.size())
            .withDropout(new DropoutConfig(dropout, dropout, dropout))
            .withTied(tied);
    return new LanguageModel(SequenceNetwork.ofWords(config, tokens.size(), seed), tokens);
  }

  public SequenceNetwork network() {
    return network;
  }

  public TextTokens tokens() {
    return tokens;
  }

  /**
   * The mean negative log-probability of a token, in nats; {@code exp} of it is the perplexity.
   *
   * @param text read in windows with the state carried over, as in training
   */
  public double meanLoss(TextStreams text) {
    Objective<Window> objective = TextStreams.objective(network);
    double sum = 0;
    try (Tape tape = Tape.inference(KernelsSelector.kernels(), new Arena())) {
      for (List<Window> windows : text.of(1)) {
        for (Window each : windows) {
          sum += objective.loss(tape, each, 0f).loss();
          tape.close();
        }
      }
    }
    return sum / text.targets();
  }

  /** The log-probability of a line with its end, as if it were the first of a text, in nats. */
  public double logProbability(String line) {
    int[] gold = tokens.encode(line);
    int[] input = new int[gold.length];
    System.arraycopy(gold, 0, input, 1, gold.length - 1); // the end of a line before is 0
    try (Tape tape = Tape.inference(KernelsSelector.kernels(), new Arena())) {
      Tensor logits = network.logits(tape, SequenceBatch.of(new int[][] {input})).value();
      double sum = 0;
      for (int t = 0; t < gold.length; t++) {
        sum += logits.get(t, gold[t]) - logSumExp(logits, t, 1);
      }
      return sum;
    }
  }

  /**
   * Writes on: each token is drawn from {@code softmax(logits / temperature)}.
   *
   * @param prefix what the text begins with
   * @param count tokens to draw
   * @param temperature above 0; small ones prefer probable tokens
   * @return prefix and continuation
   */
  public String sample(String prefix, int count, double temperature, long seed) {
    if (!(temperature > 0)) {
      throw new IllegalArgumentException("temperature " + temperature + " must be above 0");
    }
    Random random = new Random(seed);
    int[] start = tokens.encode(prefix);
    int[] drawn = new int[start.length - 1 + count];
    System.arraycopy(start, 0, drawn, 0, start.length - 1);
    CarriedState state = CarriedState.start();
    try (Tape tape = Tape.inference(KernelsSelector.kernels(), new Arena())) {
      for (int i = 0; i < drawn.length; i++) {
        int previous = i == 0 ? END : drawn[i - 1];
        SequenceBatch input = SequenceBatch.of(new int[][] {{previous}});
        Continued read = network.readOn(tape, input, state);
        state = read.state();
        if (i >= start.length - 1) {
          drawn[i] = draw(read.logits().value(), temperature, random.nextDouble());
        }
        tape.close();
      }
    }
    return tokens.decode(drawn);
  }

  private static int draw(Tensor logits, double temperature, double share) {
    double all = logSumExp(logits, 0, temperature);
    double left = share;
    for (int id = 0; id < logits.columns(); id++) {
      left -= StrictMath.exp(logits.get(0, id) / temperature - all);
      if (left < 0) {
        return id;
      }
    }
    return logits.columns() - 1;
  }

  private static double logSumExp(Tensor logits, int row, double temperature) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int id = 0; id < logits.columns(); id++) {
      largest = Math.max(largest, logits.get(row, id) / temperature);
    }
    double sum = 0;
    for (int id = 0; id < logits.columns(); id++) {
      sum += StrictMath.exp(logits.get(row, id) / temperature - largest);
    }
    return largest + StrictMath.log(sum);
  }

  /**
   * Writes the model into a folder, which is created.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void save(Path folder) {
    try {
      Files.createDirectories(folder);
      List<String> lines = new ArrayList<>();
      for (String token : tokens.all()) {
        lines.add(
            token.codePoints().mapToObj(Integer::toHexString).reduce("", (a, b) -> a + b + " ")
                + "# "
                + token);
      }
      Files.write(folder.resolve(TOKENS), lines, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": cannot be written: choose another folder", e);
    }
    EncoderConfig layers = network.config().layers();
    Map<String, String> shape = new LinkedHashMap<>();
    shape.put("cell", layers.cell());
    shape.put("embedding", Integer.toString(layers.embedding()));
    shape.put("hidden", Integer.toString(layers.hidden()));
    shape.put("layers", Integer.toString(layers.layers()));
    shape.put("tied", Boolean.toString(network.config().tied()));
    shape.put("characters", Boolean.toString(tokens.areCharacters()));
    ParameterFiles.save(folder.resolve(WEIGHTS), network.parameters(), shape);
  }

  /**
   * Reads a model that {@link #save} wrote.
   *
   * @throws io.dragoman.io.ParameterFileException if the weights are damaged
   * @throws IllegalArgumentException if the folder holds no language model
   */
  public static LanguageModel load(Path folder) {
    Map<String, String> shape = ParameterFiles.metadata(folder.resolve(WEIGHTS));
    if (!shape.containsKey("characters") || !shape.containsKey("hidden")) {
      throw new IllegalArgumentException(
          folder + ": holds no language model: give a folder that language-model wrote");
    }
    TextTokens tokens =
        TextTokens.of(Boolean.parseBoolean(shape.get("characters")), readTokens(folder));
    EncoderConfig layers =
        new EncoderConfig(
            Integer.parseInt(shape.get("embedding")),
            shape.get("cell"),
            Integer.parseInt(shape.get("hidden")),
            Integer.parseInt(shape.get("layers")),
            false);
    LanguageModel model =
        create(tokens, layers, 0f, Boolean.parseBoolean(shape.get("tied")), /* seed= */ 1);
    ParameterFiles.load(folder.resolve(WEIGHTS), model.network.parameters());
    return model;
  }

  /** Tokens by the numbers of their code points, which no line end or encoding can spoil. */
  private static List<String> readTokens(Path folder) {
    Path file = folder.resolve(TOKENS);
    List<String> tokens = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file, UTF_8)) {
        StringBuilder token = new StringBuilder();
        for (String code : line.substring(0, line.indexOf('#')).split(" ")) {
          token.appendCodePoint(Integer.parseInt(code, 16));
        }
        tokens.add(token.toString());
      }
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(
          file + ": is damaged (" + e + "): train the model again", e);
    }
    return tokens;
  }
}
