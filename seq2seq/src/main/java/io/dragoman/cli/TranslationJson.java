package io.dragoman.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dragoman.translate.RankedText;
import io.dragoman.translate.Translation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/** A translation as a line of JSON. */
final class TranslationJson {
  private static final MathContext DIGITS = new MathContext(7);

  private final ObjectMapper mapper = new ObjectMapper();
  private final Optional<AlignmentOutput> alignment;
  private final boolean attention;

  /**
   * JSON with these parts.
   *
   * @param alignment of words, if asked for
   * @param attention whether with the weights of all pieces
   */
  TranslationJson(Optional<AlignmentOutput> alignment, boolean attention) {
    this.alignment = alignment;
    this.attention = attention;
  }

  /** One line. */
  String line(Translation translation) {
    ObjectNode node = mapper.createObjectNode();
    node.put("line", translation.line());
    node.put("source", translation.source());
    node.put("translation", translation.text());
    addTexts(node.putArray("source_tokens"), translation.sourceTokens());
    ArrayNode nBest = node.putArray("n_best");
    for (RankedText each : translation.nBest()) {
      add(nBest.addObject(), translation, each);
    }
    translation.warning().ifPresent(each -> node.put("warning", each));
    try {
      return mapper.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers can always be written", e);
    }
  }

  private void add(ObjectNode node, Translation line, RankedText text) {
    node.put("text", text.text());
    node.put("score", rounded(text.score()));
    node.put("log_probability", rounded(text.logProbability()));
    node.put("finished", text.finished());
    if (text.cut()) {
      node.put("cut", true);
    }
    addTexts(node.putArray("tokens"), text.tokens());
    ArrayNode words = node.putArray("token_log_probabilities");
    for (double each : text.tokenLogProbabilities()) {
      words.add(rounded(each));
    }
    alignment.ifPresent(each -> addAlignment(node, each, line, text));
    if (attention) {
      addMatrix(node.putArray("attention"), text.attention());
    }
  }

  private static void addAlignment(
      ObjectNode node, AlignmentOutput alignment, Translation line, RankedText text) {
    if (alignment.kind() == AlignmentOutput.Kind.SOFT) {
      addMatrix(node.putArray("soft_alignment"), alignment.weights(line, text));
      return;
    }
    ArrayNode pairs = node.putArray("alignment");
    int[] links = alignment.links(line, text);
    for (int i = 0; i < links.length; i += 2) {
      pairs.addArray().add(links[i]).add(links[i + 1]);
    }
  }

  private static void addMatrix(ArrayNode rows, float[][] weights) {
    for (float[] row : weights) {
      ArrayNode values = rows.addArray();
      for (float weight : row) {
        values.add(rounded(weight));
      }
    }
  }

  private static void addTexts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  private static BigDecimal rounded(double value) {
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros();
  }
}
