package io.dragoman.training;

import io.dragoman.autograd.Randomness;
import io.dragoman.autograd.SequenceLossOps;
import io.dragoman.autograd.SequenceLossOps.CandidateSet;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.config.LossConfig.RiskConfig;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.EncoderOutput;
import io.dragoman.model.ParallelBatch;
import io.dragoman.model.SequenceBatch;
import io.dragoman.tensor.SequenceLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Minimum risk training (Shen et al. 2016): the expected risk of translations that the model draws.
 * A sentence counts as often as its known translation has words, so that the loss is a mean over
 * words as others are.
 */
final class ExpectedRisk {
  private final EncoderDecoder model;
  private final RiskConfig config;
  private final LossInputs.Risk risk;
  private final TranslationSampler sampler;

  ExpectedRisk(EncoderDecoder model, RiskConfig config, LossInputs.Risk risk) {
    this.model = model;
    this.config = config;
    this.risk = risk;
    sampler = new TranslationSampler(model, config.samples());
  }

  /** Candidates of a shard in a row. */
  private static final class Candidates {
    final List<int[]> words = new ArrayList<>(); // with </s> unless cut short
    final List<Integer> rows = new ArrayList<>(); // target row of the shard
    final List<Double> risks = new ArrayList<>();

    /** Adds one unless the sentence has it already. */
    void add(int row, int[] candidate, double cost) {
      for (int i = words.size() - 1; i >= 0 && rows.get(i) == row; i--) {
        if (Arrays.equals(words.get(i), candidate)) {
          return;
        }
      }
      words.add(candidate);
      rows.add(row);
      risks.add(cost);
    }
  }

  /**
   * Adds the gradient of the expected risk.
   *
   * @param encoded the shard's source
   * @param scale factor of the gradient
   * @return the sum over sentences, each times the words of its known translation
   */
  double add(
      Tape tape, ParallelBatch shard, EncoderOutput encoded, Randomness randomness, float scale) {
    Candidates candidates = candidates(tape, shard, randomness);
    int count = candidates.words.size();
    SequenceLayout target = shard.targetInput().layout();
    int start = shard.targetInput().ids()[0];
    int[][] inputs = new int[count][];
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      int[] words = candidates.words.get(i);
      inputs[i] = new int[words.length];
      inputs[i][0] = start;
      System.arraycopy(words, 0, inputs[i], 1, words.length - 1);
      keys[i] = shard.targetInput().keys()[candidates.rows.get(i)];
    }
    SequenceBatch input = SequenceBatch.of(inputs, keys);
    SequenceLayout layout = input.layout();
    int[] sourceRow = new int[count];
    int[] gold = new int[layout.positions()];
    int[] ofRow = new int[layout.positions()];
    for (int row = 0; row < count; row++) {
      int candidate = input.sentence(row);
      sourceRow[row] = shard.sourceRow()[candidates.rows.get(candidate)];
      for (int t = 0; t < layout.length(row); t++) {
        gold[layout.position(t, row)] = candidates.words.get(candidate)[t];
        ofRow[layout.position(t, row)] = candidate;
      }
    }
    double[] weights = new double[shard.size()];
    for (int row = 0; row < weights.length; row++) {
      weights[row] = target.length(row);
    }
    Variable logits = model.decoder().teacherForce(tape, encoded, input, sourceRow);
    CandidateSet set =
        new CandidateSet(
            ofRow,
            candidates.rows.stream().mapToInt(Integer::intValue).toArray(),
            candidates.risks.stream().mapToDouble(Double::doubleValue).toArray());
    return SequenceLossOps.expectedRisk(
        tape, logits, gold, set, config.sharpness(), weights, scale);
  }

  private Candidates candidates(Tape tape, ParallelBatch shard, Randomness randomness) {
    int end = shard.gold()[shard.gold().length - 1];
    List<List<int[]>> drawn = sampler.draw(tape.kernels(), shard, randomness);
    Candidates candidates = new Candidates();
    for (int row = 0; row < shard.size(); row++) {
      int[] known = known(shard, row);
      int[] reference = without(known, end);
      if (config.reference()) {
        candidates.add(row, known, risk.of(reference, reference));
      }
      for (int[] words : drawn.get(row)) {
        candidates.add(row, words, risk.of(without(words, end), reference));
      }
    }
    return candidates;
  }

  /** The known translation with {@code </s>}. */
  private static int[] known(ParallelBatch shard, int row) {
    SequenceLayout layout = shard.targetInput().layout();
    int[] words = new int[layout.length(row)];
    for (int t = 0; t < words.length; t++) {
      words[t] = shard.gold()[layout.position(t, row)];
    }
    return words;
  }

  private static int[] without(int[] words, int end) {
    boolean ends = words[words.length - 1] == end;
    return ends ? Arrays.copyOf(words, words.length - 1) : words;
  }
}
