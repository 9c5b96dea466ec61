package io.dragoman.training;

import io.dragoman.autograd.AttentionLossOps;
import io.dragoman.autograd.LossOps;
import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Randomness;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.TokenLossOps;
import io.dragoman.autograd.Variable;
import io.dragoman.config.LossConfig;
import io.dragoman.config.LossConfig.DistillationConfig;
import io.dragoman.model.Decoder.Forced;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.EncoderOutput;
import io.dragoman.model.ParallelBatch;
import io.dragoman.tensor.Tensor;

/**
 * The losses that a configuration puts together. For a batch, with sums over target words:
 *
 * <pre>
 *   words     = (1 - teacher) (cross-entropy or focal loss) + teacher distillation
 *   pass      = words + u unlikelihood + g guided alignment + c coverage
 *   loss      = (1 - risk) pass + risk expected risk
 * </pre>
 *
 * <p>With R-drop (Wu et al. 2021) a pass is the mean of two with other dropout masks, and half of
 * alpha times their divergence is added: half of the paper's loss. What is random depends on seed,
 * update and line alone.
 */
final class CombinedObjective implements Objective<ParallelBatch> {
  private final EncoderDecoder model;
  private final float smoothing;
  private final LossConfig config;
  private final ScheduledSampling sampling;
  private final AlignmentGuide guide;
  private final ExpectedRisk risk;
  private final Teacher teacher;

  /**
   * Puts losses together.
   *
   * @param smoothing label smoothing, from 0 to below 1
   * @throws IllegalArgumentException if the configuration wants what is not there
   */
  CombinedObjective(EncoderDecoder model, double smoothing, LossConfig config, LossInputs inputs) {
    this.model = model;
    this.smoothing = (float) smoothing;
    this.config = config;
    sampling = new ScheduledSampling(config.sampling());
    guide = config.alignment() > 0 ? new AlignmentGuide(config, need(inputs)) : null;
    risk =
        config.risk().weight() > 0
            ? new ExpectedRisk(
                model, config.risk(), inputs.risk().orElseThrow(() -> missing("a risk")))
            : null;
    teacher =
        config.distillation().isOff()
            ? null
            : new Teacher(inputs.teacher().orElseThrow(() -> missing("a teacher")));
  }

  private static LossInputs.Alignments need(LossInputs inputs) {
    return inputs.alignments().orElseThrow(() -> missing("alignments"));
  }

  private static IllegalArgumentException missing(String what) {
    return new IllegalArgumentException(
        "losses: " + what + " is needed by the configuration but not given");
  }

  @Override
  public int units(ParallelBatch shard) {
    return shard.targetTokens();
  }

  @Override
  public Loss loss(Tape tape, ParallelBatch shard, float scale) {
    Randomness randomness =
        tape.randomness()
            .orElseThrow(() -> new IllegalStateException("losses: the tape has no randomness"));
    boolean risky = risk != null && randomness.update() > config.risk().after();
    double share = risky ? config.risk().weight() : 0;
    EncoderOutput encoded = model.encoder().encode(tape, shard.source());
    float rest = (float) (scale * (1 - share));
    Loss loss;
    if (teacher == null) {
      loss = passes(tape, shard, encoded, randomness, null, rest);
    } else {
      try (Teacher.Lesson lesson = teacher.read(tape, shard)) {
        loss = passes(tape, shard, encoded, randomness, lesson.logits(), rest);
      }
    }
    if (!risky) {
      return loss;
    }
    double expected = risk.add(tape, shard, encoded, randomness, (float) (scale * share));
    return withLoss(loss, (1 - share) * loss.loss() + share * expected);
  }

  /** One pass, or two whose divergence counts. */
  private Loss passes(
      Tape tape,
      ParallelBatch shard,
      EncoderOutput encoded,
      Randomness randomness,
      Tensor lesson,
      float scale) {
    if (config.rDrop() == 0) {
      return pass(tape, shard, forced(tape, shard, encoded, randomness), lesson, scale);
    }
    Forced first = forced(tape, shard, encoded, randomness);
    tape.setRandomness(randomness.pass(1));
    EncoderOutput again = model.encoder().encode(tape, shard.source());
    Forced second = forced(tape, shard, again, randomness);
    tape.setRandomness(randomness);
    double divergence =
        TokenLossOps.symmetricDivergence(
            tape, first.logits(), second.logits(), (float) (scale * config.rDrop() / 2));
    Loss one = pass(tape, shard, first, lesson, scale / 2);
    Loss two = pass(tape, shard, second, lesson, scale / 2);
    double loss = (one.loss() + two.loss()) / 2 + config.rDrop() / 2 * divergence;
    return withLoss(one, loss);
  }

  private Forced forced(
      Tape tape, ParallelBatch shard, EncoderOutput encoded, Randomness randomness) {
    return config.sampling().isOff()
        ? model.decoder().forced(tape, encoded, shard.targetInput(), shard.sourceRow())
        : model
            .decoder()
            .forced(
                tape,
                encoded,
                shard.targetInput(),
                shard.sourceRow(),
                sampling.chooser(tape, shard.targetInput(), randomness));
  }

  /** The losses of one pass; cross-entropy comes last, for it may take the place of the logits. */
  private Loss pass(Tape tape, ParallelBatch shard, Forced forced, Tensor lesson, float scale) {
    Variable logits = forced.logits();
    double added = attentionLosses(tape, shard, forced, scale);
    if (config.unlikelihood() > 0) {
      int[][] negatives = PreviousWords.of(shard);
      double weight = config.unlikelihood();
      added +=
          weight * TokenLossOps.unlikelihood(tape, logits, negatives, (float) (scale * weight));
    }
    double taught = lesson == null ? 0 : config.distillation().weight();
    if (lesson != null) {
      DistillationConfig distillation = config.distillation();
      float temperature = (float) distillation.temperature();
      added +=
          taught
              * TokenLossOps.distillation(
                  tape, logits, lesson, temperature, (float) (scale * taught));
    }
    Loss words = wordLoss(tape, logits, shard.gold(), (float) (scale * (1 - taught)));
    return withLoss(words, (1 - taught) * words.loss() + added);
  }

  private Loss wordLoss(Tape tape, Variable logits, int[] gold, float scale) {
    if (config.focalGamma() > 0) {
      return TokenLossOps.focal(
          tape, logits, gold, smoothing, config.focalGamma(), config.focalAlpha(), scale);
    }
    return logits.hasGradient()
        ? TokenLossOps.crossEntropy(tape, logits, gold, smoothing, scale, model.targetWords())
        : LossOps.softmaxCrossEntropy(tape, logits, gold, smoothing, scale, model.targetWords());
  }

  private double attentionLosses(Tape tape, ParallelBatch shard, Forced forced, float scale) {
    if (guide == null && config.coverage() == 0) {
      return 0;
    }
    Variable weights = forced.weights(tape); // (target positions, source time)
    double added = 0;
    if (guide != null) {
      long update = tape.randomness().orElseThrow().update();
      double weight = guide.weight(update);
      added +=
          weight
              * AttentionLossOps.guidedAlignment(
                  tape, weights, guide.points(shard), (float) (scale * weight));
    }
    if (config.coverage() > 0) {
      double weight = config.coverage();
      added +=
          weight
              * AttentionLossOps.coverage(
                  tape, weights, shard.targetInput().layout(), (float) (scale * weight));
    }
    return added;
  }

  private static Loss withLoss(Loss loss, double value) {
    return new Loss(value, loss.negativeLogLikelihood(), loss.correct(), loss.rows());
  }
}
