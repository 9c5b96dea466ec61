package io.dragoman.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dragoman.translate.ScoredTranslation;
import io.dragoman.translate.WordScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How scores of given translations are written, a line for each. */
enum ScoreFormat {
  TEXT {
    @Override
    String line(long number, double score, ScoredTranslation scored, Details details) {
      List<String> parts = new ArrayList<>();
      parts.add(number(score));
      if (details.tokens()) {
        for (int i = 0; i < scored.logProbabilities().size(); i++) {
          parts.add(token(scored, i) + " " + number(scored.logProbabilities().get(i)));
        }
      }
      for (WordScore word : details.words()) {
        parts.add("%s %s %s".formatted(word.word(), number(word.least()), number(word.mean())));
      }
      return String.join("\t", parts);
    }
  },
  TSV {
    @Override
    String line(long number, double score, ScoredTranslation scored, Details details) {
      List<String> parts = new ArrayList<>();
      parts.add(Long.toString(number));
      parts.add(number(score));
      parts.add(number(scored.logProbability()));
      parts.add(Integer.toString(scored.logProbabilities().size()));
      parts.add(Integer.toString(scored.unknown()));
      if (details.tokens()) {
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < scored.logProbabilities().size(); i++) {
          tokens.add(token(scored, i));
        }
        parts.add(String.join(" ", tokens));
        parts.add(
            String.join(" ", scored.logProbabilities().stream().map(ScoreFormat::number).toList()));
      }
      if (details.hasWords()) {
        List<WordScore> words = details.words();
        parts.add(String.join(" ", words.stream().map(WordScore::word).toList()));
        parts.add(String.join(" ", words.stream().map(each -> number(each.least())).toList()));
        parts.add(String.join(" ", words.stream().map(each -> number(each.mean())).toList()));
      }
      return String.join("\t", parts);
    }
  },
  JSONL {
    @Override
    String line(long number, double score, ScoredTranslation scored, Details details) {
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      line.put("line", number);
      line.put("score", score);
      line.put("log_probability", scored.logProbability());
      line.put("length", scored.logProbabilities().size());
      line.put("unknown", scored.unknown());
      line.put("text", scored.text());
      if (details.tokens()) {
        ArrayNode tokens = line.putArray("tokens");
        for (int i = 0; i < scored.logProbabilities().size(); i++) {
          tokens
              .addObject()
              .put("token", token(scored, i))
              .put("log_probability", scored.logProbabilities().get(i));
        }
      }
      if (details.hasWords()) {
        ArrayNode words = line.putArray("words");
        for (WordScore word : details.words()) {
          words
              .addObject()
              .put("word", word.word())
              .put("least", word.least())
              .put("mean", word.mean());
        }
      }
      return line.toString();
    }
  };

  /**
   * What is told besides the score.
   *
   * @param tokens whether of each piece
   * @param hasWords whether of each word
   * @param words empty unless asked for
   */
  record Details(boolean tokens, boolean hasWords, List<WordScore> words) {}

  /**
   * The line of a translation.
   *
   * @param number from 1
   * @param score its log-probability, or the mean of it
   */
  abstract String line(long number, double score, ScoredTranslation scored, Details details);

  static String number(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }

  private static String token(ScoredTranslation scored, int index) {
    return index < scored.tokens().size() ? scored.tokens().get(index) : "</s>";
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
