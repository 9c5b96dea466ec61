package io.dragoman.config;

/**
 * Text, tokens and vocabularies.
 *
 * @param sourceTokenizer {@code words}, {@code whitespace} or {@code analyzer:CLASS}
 * @param targetTokenizer the same for the target
 * @param lowercase whether text is lowercased on both sides
 * @param maxLength tokens above which training skips a pair
 * @param sourceVocabularySize most words kept besides the special tokens
 * @param targetVocabularySize the same for the target
 * @param vocabularyMinFrequency rarer words are left out of both vocabularies
 */
public record DataConfig(
    String sourceTokenizer,
    String targetTokenizer,
    boolean lowercase,
    int maxLength,
    int sourceVocabularySize,
    int targetVocabularySize,
    int vocabularyMinFrequency) {

  static DataConfig standard() {
    return new DataConfig("words", "words", false, 100, 8_000, 8_000, 2);
  }
}
