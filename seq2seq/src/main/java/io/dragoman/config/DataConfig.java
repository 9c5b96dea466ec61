package io.dragoman.config;

/**
 * Text, tokens and vocabularies.
 *
 * @param sourceTokenizer {@code words}, {@code whitespace}, {@code analyzer:NAME} or {@code
 *     moses:LANGUAGE}
 * @param targetTokenizer the same for the target
 * @param sourceNormalization what happens to source lines first; see {@link
 *     io.dragoman.tokenizers.normalization.TextNormalizer}
 * @param targetNormalization the same for the target
 * @param sourceSubwords what source tokens are cut into; see {@link
 *     io.dragoman.tokenizers.subword.SubwordSpec}
 * @param targetSubwords the same for the target
 * @param jointSubwords whether subwords are learned from both sides together
 * @param textCase what becomes of the case of text on both sides
 * @param maxLength tokens above which training skips a pair
 * @param sourceVocabularySize most words kept besides the special tokens
 * @param targetVocabularySize the same for the target
 * @param vocabularyMinFrequency rarer words are left out of both vocabularies
 */
public record DataConfig(
    String sourceTokenizer,
    String targetTokenizer,
    String sourceNormalization,
    String targetNormalization,
    String sourceSubwords,
    String targetSubwords,
    boolean jointSubwords,
    @KeyName("case") TextCase textCase,
    int maxLength,
    int sourceVocabularySize,
    int targetVocabularySize,
    int vocabularyMinFrequency) {

  static DataConfig standard() {
    return new DataConfig(
        "words", "words", "none", "none", "none", "none", false, TextCase.KEEP, 100, 8_000, 8_000, 2);
  }
}
