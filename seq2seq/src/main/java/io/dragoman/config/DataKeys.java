package io.dragoman.config;

import static io.dragoman.config.Range.any;
import static io.dragoman.config.Range.atLeast;
import static io.dragoman.config.Range.fraction;
import static io.dragoman.config.Range.normalization;
import static io.dragoman.config.Range.subwords;
import static io.dragoman.config.Range.tokenizer;

/** Keys of text, tokens and vocabularies. */
final class DataKeys {
  private final ConfigKeys all;

  private DataKeys(ConfigKeys all) {
    this.all = all;
  }

  static void addTo(ConfigKeys all) {
    DataKeys keys = new DataKeys(all);
    keys.data();
    keys.sizes();
    keys.tags();
    keys.embeddings();
  }

  private void data() {
    all.section("data", "Text, tokens and vocabularies.");
    all.key(
        "data.source-tokenizer",
        "How source lines are cut into tokens: into words, numbers and punctuation, at whitespace"
            + " (already cut), by a Lucene analyzer or as Moses does.",
        tokenizer());
    all.key("data.target-tokenizer", "The same for target lines.", tokenizer());
    all.key(
        "data.source-normalization",
        "What happens to source lines before they are cut: steps joined by +.",
        normalization());
    all.key("data.target-normalization", "The same for target lines.", normalization());
    all.key(
        "data.source-subwords",
        "What source tokens are cut into: nothing, characters, bytes, or pieces of a model that is"
            + " read or learned from the training text.",
        subwords());
    all.key("data.target-subwords", "The same for target tokens.", subwords());
    all.key(
        "data.joint-subwords",
        "Whether subwords are learned from both sides together.",
        any("true or false"));
    all.key(
        "data.subword-dropout",
        "Probability with which each merge is left out in training text, anew in every epoch"
            + " (BPE-dropout), such as 0.1; 0 is off.",
        fraction());
    all.key(
        "data.subword-sampling",
        "Training text is cut at random by a unigram model, anew in every epoch, each way with"
            + " its probability to this power, such as 0.2; 0 is off.",
        atLeast(0));
    all.key(
        "data.subword-nbest",
        "So many best ways to cut a line are drawn from by subword-sampling; 0 is all.",
        atLeast(0));
    all.key(
        "data.case",
        "What becomes of the case of both sides: it stays, text is lowercased, words are and marks"
            + " among them keep it, or first words of sentences are written as elsewhere.",
        any("one of keep, lower, marks, truecase"));
    all.key(
        "data.target-direction",
        "In which order translations are learned and written; a model that writes the last word"
            + " first rescores those of another (translate --rescore).",
        any("left-to-right or right-to-left"));
  }

  private void sizes() {
    all.key(
        "data.max-length",
        "Training skips pairs with more tokens than this on either side.",
        atLeast(1));
    all.key(
        "data.source-vocabulary-size",
        "The most frequent source words that are kept, besides the special tokens; 0 is 8,000, or"
            + " all pieces if there are subwords.",
        atLeast(0));
    all.key("data.target-vocabulary-size", "The same for target words.", atLeast(0));
    all.key(
        "data.vocabulary-min-frequency",
        "Words seen less often in the training corpus become <unk>; 0 is 2, or 1 if there are"
            + " subwords.",
        atLeast(0));
    all.key(
        "data.grow-vocabulary",
        "Whether training from another model (--from) adds the words of its text that the other"
            + " lacks.",
        any("true or false"));
    all.key(
        "data.corpus-weights",
        "How often the pairs of each corpus come in an epoch, such as 1,2.5 for one that comes once"
            + " and one that comes twice and half of it, drawn anew, a third time; none is once.",
        CorpusWeights.range());
  }

  private void tags() {
    all.section(
        "data.tags",
        "Words before source lines that are one token each, such as <2en> for the language wanted.");
    all.key(
        "data.tags.known",
        "Tags that lines of text may begin with, such as <bt> of back-translate.",
        TagConfig.many());
    all.key(
        "data.tags.corpora",
        "What the source lines of each corpus get before them, none for a corpus without.",
        TagConfig.many());
    all.key(
        "data.tags.validation",
        "What sentences to validate with get before them.",
        TagConfig.one());
  }

  private void embeddings() {
    all.section("data.embeddings", "Word vectors that a new model starts from.");
    all.key(
        "data.embeddings.source",
        "File of vectors of source words: word2vec's text or .bin, GloVe's or fastText's text,"
            + " plain, .gz or .zst; words that it lacks start at random.",
        any("none or a file"));
    all.key("data.embeddings.target", "The same for target words.", any("none or a file"));
    all.key(
        "data.embeddings.normalize",
        "Whether every vector of these files is scaled to length 1.",
        any("true or false"));
  }
}
