package io.dragoman.experiment;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.config.RunConfig;
import io.dragoman.config.TrainingConfig;
import io.dragoman.data.Batcher;
import io.dragoman.data.EncodedCorpus;
import io.dragoman.data.EncodedPair;
import io.dragoman.data.PairCodec;
import io.dragoman.data.ParallelCorpus;
import io.dragoman.evaluation.Whitespace;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.training.Workers;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/**
 * How little given translations surprise a model: {@code exp(H)} with the cross-entropy {@code H =
 * -1/N sum_i ln p(y_i | y_1 .. y_i-1, x)} over all sentences, in nats, their ends included.
 *
 * @param negativeLogLikelihood of all sentences, in nats
 * @param tokens pieces of the model's vocabulary, an end for each sentence included
 * @param words what white space separates in the references, an end for each sentence included
 * @param sentences pairs that were scored
 * @param unknown pieces of references that the model does not know and sees as {@code <unk>}
 * @param skipped pairs left out because a side is empty
 */
public record Perplexity(
    double negativeLogLikelihood,
    long tokens,
    long words,
    long sentences,
    long unknown,
    long skipped) {
  /** Limits memory; pieces of either side together. */
  private static final int BATCH_TOKENS = 2_048;

  /**
   * Scores sentence pairs. The result depends on the text and the model alone.
   *
   * @param threads that work
   * @throws io.dragoman.data.DataException if the text has a fault or no pair can be scored
   */
  static Perplexity of(TranslationModel model, ParallelCorpus pairs, int threads) {
    IntArrayList wordsOfLines = new IntArrayList();
    EncodedCorpus corpus =
        EncodedCorpus.read(
            pairs,
            pairs.name(),
            new PairCodec(model.sources(), model.target()),
            pair -> wordsOfLines.add(Whitespace.split(pair.target()).size() + 1),
            Integer.MAX_VALUE);
    Vocabulary target = model.target().vocabulary();
    TrainingConfig batches = batches(model.config());
    Loss loss;
    try (Workers workers = new Workers(threads)) {
      loss =
          TeacherForcing.loss(
              model.model(),
              KernelsSelector.kernels(),
              workers,
              new Batcher(corpus, batches, target.bos(), target.eos()).byLength());
    }
    long words = 0;
    long unknown = 0;
    for (int i = 0; i < corpus.size(); i++) {
      EncodedPair pair = corpus.get(i);
      words += wordsOfLines.getInt((int) pair.line() - 1);
      unknown += Arrays.stream(pair.target()).filter(id -> id == target.unk()).count();
    }
    return new Perplexity(
        loss.negativeLogLikelihood(),
        corpus.targetTokens(),
        words,
        corpus.size(),
        unknown,
        corpus.skippedEmpty());
  }

  /** Batches to score, which keep nothing for a way back. */
  static TrainingConfig batches(RunConfig config) {
    return config
        .with("training.batch-unit=tokens", "training.batch-size=" + BATCH_TOKENS)
        .training();
  }

  /** The cross-entropy of a piece, in nats. */
  public double crossEntropy() {
    return negativeLogLikelihood / tokens;
  }

  /** The perplexity of a piece; comparable between models of the same pieces alone. */
  public double perToken() {
    return Math.exp(crossEntropy());
  }

  /** The perplexity of a word, the same loss shared out among words, whatever the pieces are. */
  public double perWord() {
    return Math.exp(negativeLogLikelihood / words);
  }
}
