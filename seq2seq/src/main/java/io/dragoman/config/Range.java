package io.dragoman.config;

import io.dragoman.evaluation.BleuTokenization;
import io.dragoman.model.Factors;
import io.dragoman.nn.attention.Attentions;
import io.dragoman.nn.rnn.Cells;
import io.dragoman.tokenizers.moses.Moses;
import io.dragoman.tokenizers.normalization.TextNormalizer;
import io.dragoman.tokenizers.subword.SubwordSpec;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The values that a key takes.
 *
 * @param description completes "it must be ..."
 * @param test accepts a value of the key's type
 */
record Range(String description, Predicate<Object> test) {
  private static final String MOSES = "moses:";
  private static final Pattern TOKENIZER =
      Pattern.compile("words|whitespace|analyzer:[\\p{L}_$][\\p{L}\\p{N}_$.]*");

  boolean contains(Object value) {
    return test.test(value);
  }

  /** Whatever the type holds. */
  static Range any(String description) {
    return new Range(description, value -> true);
  }

  static Range atLeast(int least) {
    return new Range("at least " + least, value -> number(value) >= least && isFinite(value));
  }

  static Range above(int bound) {
    return new Range("above " + bound, value -> number(value) > bound && isFinite(value));
  }

  /** A {@link LengthRatio} that makes sense. */
  static Range lengthRatio() {
    return new Range(
        "above 0, or learned", value -> ((LengthRatio) value).constant().orElse(1) > 0);
  }

  /** From 0 to below 1. */
  static Range fraction() {
    return new Range("from 0 to below 1", value -> number(value) >= 0 && number(value) < 1);
  }

  /** Between 0 and 1, without both. */
  static Range inside() {
    return new Range("between 0 and 1", value -> number(value) > 0 && number(value) < 1);
  }

  /** A {@link Budget} that is not a time. */
  static Range epochsOrUpdates() {
    return new Range(
        "none, epochs such as 10e or updates such as 5000u",
        value ->
            ((Budget) value).unit() == Budget.Unit.EPOCHS
                || ((Budget) value).unit() == Budget.Unit.UPDATES);
  }

  /** Above {@code low} up to {@code high}. */
  static Range upTo(int low, int high) {
    return new Range(
        "above " + low + " and at most " + high,
        value -> number(value) > low && number(value) <= high);
  }

  /** From {@code low} to {@code high}, both included. */
  static Range within(int low, int high) {
    return new Range(
        "from " + low + " to " + high, value -> number(value) >= low && number(value) <= high);
  }

  static Range oneOf(List<String> names) {
    return new Range("one of " + String.join(", ", names), names::contains);
  }

  static Range tokenizer() {
    return new Range(
        "words, whitespace, analyzer:NAME or " + Moses.FORM,
        value -> TOKENIZER.matcher((String) value).matches() || isMoses((String) value));
  }

  private static boolean isMoses(String name) {
    return name.startsWith(MOSES) && Moses.isValid(name.substring(MOSES.length()));
  }

  static Range factors() {
    return new Range(Factors.FORMS, value -> Factors.isValid((String) value));
  }

  static Range attention() {
    return new Range("one of " + Attentions.forms(), value -> Attentions.isValid((String) value));
  }

  static Range normalization() {
    return new Range(TextNormalizer.FORMS, value -> TextNormalizer.isValid((String) value));
  }

  static Range validationBleu() {
    Stream<String> names = Arrays.stream(BleuTokenization.values()).map(BleuTokenization::toString);
    return oneOf(Stream.concat(Stream.of("auto"), names).toList());
  }

  static Range subwords() {
    return new Range(SubwordSpec.FORMS, value -> SubwordSpec.isValid((String) value));
  }

  /** A recurrent cell, perhaps with options. */
  static Range cell() {
    return new Range(
        String.format(Cells.FORMS, String.join(", ", Cells.names())),
        value -> Cells.isValid((String) value));
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  private static boolean isFinite(Object value) {
    return Double.isFinite(number(value));
  }
}
