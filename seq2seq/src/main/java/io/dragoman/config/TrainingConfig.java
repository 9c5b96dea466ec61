package io.dragoman.config;

import io.dragoman.optim.OptimizerConfig;

/**
 * Batches, optimizer, validation and checkpoints.
 *
 * @param seed of initial weights, order of batches and dropout
 * @param maxEpochs passes over the corpus after which training ends
 * @param maxUpdates updates after which training ends; 0 is no limit
 * @param batchSize in {@code batchUnit}
 * @param batchUnit what {@code batchSize} counts
 * @param bucketBatches batches' worth of pairs sorted by length together
 * @param shards parts of a batch whose gradients are added in a fixed order
 * @param threads workers; 0 is all cores; never changes results
 * @param labelSmoothing probability mass spread over the whole vocabulary
 * @param clipNorm largest norm of all gradients together; 0 is no clipping
 * @param optimizer the update rule
 * @param warmupUpdates updates over which the learning rate rises from 0
 * @param decayFactor by which a plateau multiplies the learning rate
 * @param decayPatience validations without improvement before the learning rate decays
 * @param minLearningRate below which the learning rate never decays
 * @param average decay of the moving average of the weights; 0 is off
 * @param validateEvery how often to validate
 * @param validationBeam beam of validation; 1 is greedy search
 * @param validationBleu how BLEU of validation splits lines: {@code auto} or sacreBLEU's name of a
 *     tokenization
 * @param earlyStoppingPatience validations without improvement before training ends; 0 is never
 * @param earlyStoppingMetric what must improve
 * @param checkpointEvery how often to write a checkpoint
 * @param keepCheckpoints newest checkpoints kept besides the best
 * @param keepBest best checkpoints kept
 * @param maxDuration when training ends besides; time is that of one process
 * @param accumulate batches whose gradients make one update
 * @param clipValue largest size of each value of the gradient; 0 is no clipping
 * @param freeze patterns of names of parameters that stay as they are, joined by commas, or {@code
 *     none}
 * @param schedule how the learning rate goes on after warm-up
 * @param swa stochastic weight averaging
 * @param divergence what happens when training diverges
 * @param curriculum from easy to hard pairs
 * @param loss what is minimised besides cross-entropy
 */
public record TrainingConfig(
    long seed,
    int maxEpochs,
    int maxUpdates,
    int batchSize,
    BatchUnit batchUnit,
    int bucketBatches,
    int shards,
    int threads,
    double labelSmoothing,
    double clipNorm,
    OptimizerConfig optimizer,
    int warmupUpdates,
    double decayFactor,
    int decayPatience,
    double minLearningRate,
    double average,
    Every validateEvery,
    int validationBeam,
    String validationBleu,
    int earlyStoppingPatience,
    StoppingMetric earlyStoppingMetric,
    Every checkpointEvery,
    int keepCheckpoints,
    int keepBest,
    Budget maxDuration,
    int accumulate,
    double clipValue,
    String freeze,
    ScheduleConfig schedule,
    SwaConfig swa,
    DivergenceConfig divergence,
    CurriculumConfig curriculum,
    LossConfig loss) {

  static TrainingConfig standard() {
    return new TrainingConfig(
        /* seed= */ 1,
        /* maxEpochs= */ 20,
        /* maxUpdates= */ 0,
        /* batchSize= */ 64,
        BatchUnit.SENTENCES,
        /* bucketBatches= */ 100,
        /* shards= */ 2,
        /* threads= */ 0,
        /* labelSmoothing= */ 0.1,
        /* clipNorm= */ 1.0,
        OptimizerConfig.adam(),
        /* warmupUpdates= */ 0,
        /* decayFactor= */ 0.5,
        /* decayPatience= */ 1,
        /* minLearningRate= */ 1e-5,
        /* average= */ 0.0,
        Every.epochs(1),
        /* validationBeam= */ 1,
        /* validationBleu= */ "auto",
        /* earlyStoppingPatience= */ 5,
        StoppingMetric.BLEU,
        Every.epochs(1),
        /* keepCheckpoints= */ 1,
        /* keepBest= */ 1,
        Budget.NONE,
        /* accumulate= */ 1,
        /* clipValue= */ 0,
        /* freeze= */ "none",
        ScheduleConfig.standard(),
        SwaConfig.standard(),
        DivergenceConfig.standard(),
        CurriculumConfig.standard(),
        LossConfig.standard());
  }
}
