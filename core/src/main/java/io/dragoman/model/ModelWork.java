package io.dragoman.model;

import io.dragoman.autograd.Parameter;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How many floating-point operations the matrix products of a model take; a multiply-add counts as
 * two.
 *
 * <p>A product of {@code (rows, in)} with a weight {@code (in, out)} takes {@code 2 rows in out}
 * operations. Encoder weights and the projection of the attention's keys are used once per source
 * word, those of the first decoder state once per sentence, all others of the decoder once per
 * target word. Attention scores and weighs every source word for every target word: {@code 2 (units
 * + memory)} a pair, and more where it has weights for pairs. A table of words that is the output
 * layer's weight counts once per target word. Further sources count as long as the first. Table
 * look-ups, biases, activations, softmax, clipping and the optimizer are not counted, nor is
 * anything for padding, which does not exist. So the count is a lower bound that does not depend on
 * how the work is done, and two programs can be compared by it.
 *
 * @param perSourceWord forward operations for a source word, {@code </s>} included
 * @param perTargetWord forward operations for a target word, {@code </s>} included
 * @param perSentence forward operations for a sentence
 * @param perPair forward operations for a source word that a target word looks at
 * @param perHeardWord forward operations of a language model in the decoder for a target word,
 *     through which nothing goes back
 */
public record ModelWork(
    long perSourceWord, long perTargetWord, long perSentence, long perPair, long perHeardWord) {
  private static final Pattern TABLES =
      Pattern.compile("(encoder|decoder|decoder[.]fusion)[.](embedding|factors[.][0-9]+)[.]weight");

  /** In names of parameters of a further source, which do the work of the first's. */
  private static final Pattern NUMBER = Pattern.compile("^(encoder|decoder[.]attention)[0-9]+[.]");

  /** Weights of attentions that each source word is multiplied with once. */
  private static final List<String> OF_SOURCE =
      List.of(
          "decoder.attention.key.",
          "decoder.attention.value.",
          "decoder.attention.fertility.",
          "decoder.attention.cover-position.");

  /** Backpropagation forms two products, for the inputs and for the weight, of each one forward. */
  private static final int FORWARD_AND_BACKWARD = 3;

  /** Counts a model's. */
  public static ModelWork of(EncoderDecoder model) {
    long source = 0;
    long target = 0;
    long sentence = 0;
    int looked = model.config().attention().units() + model.encoder().outputSize();
    long heard = 0;
    long pair = 2L * model.config().encoder().sources() * looked;
    for (Parameter each : model.parameters().all()) {
      String name = NUMBER.matcher(each.name()).replaceFirst("$1.");
      if (name.endsWith(".weight") && !TABLES.matcher(name).matches()) {
        long operations = 2L * each.value().rows() * each.value().columns();
        if (name.startsWith("decoder.attention.pair.")) {
          pair += operations;
        } else if (isOfSource(name)) {
          source += operations;
        } else if (name.startsWith("decoder.bridge.")) {
          sentence += operations;
        } else if (name.startsWith("decoder.fusion.layers.")) {
          heard += operations;
        } else {
          target += operations;
        }
      }
    }
    if (model.config().tiesOutput()) {
      int vocabulary = model.parameters().get("decoder.output.bias").value().columns();
      target += 2L * model.config().decoder().readout() * vocabulary;
    }
    return new ModelWork(source, target, sentence, pair, heard);
  }

  private static boolean isOfSource(String name) {
    return name.startsWith("encoder.") || OF_SOURCE.stream().anyMatch(name::startsWith);
  }

  /** Operations of an update's forward and backward pass over a batch. */
  public long training(ParallelBatch batch) {
    long pairs = 0;
    for (int row = 0; row < batch.size(); row++) {
      long words = batch.targetInput().layout().length(row);
      pairs += words * batch.source().layout().length(batch.sourceRow()[row]);
    }
    long forward =
        perSourceWord * batch.source().layout().positions()
            + perTargetWord * batch.targetTokens()
            + perSentence * batch.size()
            + perPair * pairs;
    return FORWARD_AND_BACKWARD * forward + perHeardWord * batch.targetTokens();
  }
}
