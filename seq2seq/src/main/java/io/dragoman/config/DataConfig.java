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
 * @param subwordDropout probability with which a merge is left out in training text; 0 is never
 * @param subwordSampling power of the probabilities by which pieces of a unigram model are drawn in
 *     training text; 0 is no sampling
 * @param subwordNbest best ways to cut a line that sampling draws from; 0 is all ways
 * @param textCase what becomes of the case of text on both sides
 * @param targetDirection in which order translations are learned and written
 * @param maxLength tokens above which training skips a pair
 * @param sourceVocabularySize most words kept besides the special tokens; 0 is {@link #WORDS}, or
 *     all pieces if there are subwords
 * @param targetVocabularySize the same for the target
 * @param vocabularyMinFrequency rarer words are left out of both vocabularies; 0 is {@link
 *     #MIN_FREQUENCY} for words and 1 for pieces of subwords
 * @param growVocabulary whether a model that starts from another gets words that the other lacks
 * @param corpusWeights how often each corpus comes in an epoch; see {@link CorpusWeights}
 * @param tags words before source lines
 * @param embeddings word vectors that a new model starts from
 */
public record DataConfig(
    String sourceTokenizer,
    String targetTokenizer,
    String sourceNormalization,
    String targetNormalization,
    String sourceSubwords,
    String targetSubwords,
    boolean jointSubwords,
    double subwordDropout,
    double subwordSampling,
    int subwordNbest,
    @KeyName("case") TextCase textCase,
    Direction targetDirection,
    int maxLength,
    int sourceVocabularySize,
    int targetVocabularySize,
    int vocabularyMinFrequency,
    boolean growVocabulary,
    String corpusWeights,
    TagConfig tags,
    EmbeddingFiles embeddings) {

  /** Words kept in a vocabulary of whole words. */
  public static final int WORDS = 8_000;

  /** Occurrences that a word needs in a vocabulary of whole words. */
  public static final int MIN_FREQUENCY = 2;

  static DataConfig standard() {
    return new DataConfig(
        "words",
        "words",
        "none",
        "none",
        "none",
        "none",
        false,
        0,
        0,
        0,
        TextCase.KEEP,
        Direction.LEFT_TO_RIGHT,
        100,
        0,
        0,
        0,
        true,
        CorpusWeights.NONE,
        TagConfig.standard(),
        EmbeddingFiles.standard());
  }
}
