package io.dragoman.config;

import static io.dragoman.config.Range.above;
import static io.dragoman.config.Range.any;
import static io.dragoman.config.Range.atLeast;
import static io.dragoman.config.Range.fraction;
import static io.dragoman.config.Range.inside;
import static io.dragoman.config.Range.oneOf;
import static io.dragoman.config.Range.upTo;
import static io.dragoman.config.Range.validationBleu;

import io.dragoman.optim.Optimizers;

/** Keys of training. */
final class TrainingKeys {
  private final ConfigKeys all;

  private TrainingKeys(ConfigKeys all) {
    this.all = all;
  }

  static void addTo(ConfigKeys all) {
    TrainingKeys keys = new TrainingKeys(all);
    keys.training();
    keys.optimizer();
    keys.learningRate();
    keys.validation();
    keys.mechanics();
    keys.curriculum();
  }

  private void training() {
    all.section("training", "Batches, optimizer, validation and checkpoints.");
    all.key(
        "training.seed",
        "Seed of initial weights, order of batches and dropout.",
        any("a whole number"));
    all.key(
        "training.max-epochs", "Training ends after so many passes over the corpus.", atLeast(1));
    all.key(
        "training.max-updates", "Training ends after so many updates; 0 is no limit.", atLeast(0));
    all.key("training.batch-size", "Size of a batch in the unit below.", atLeast(1));
    all.key(
        "training.batch-unit",
        "What batch-size counts: of tokens, those of the side that has more; of memory, megabytes"
            + " that training needs for the batch, as estimated from the model and the lengths.",
        any("one of sentences, tokens, memory"));
    all.key(
        "training.bucket-batches",
        "So many batches' worth of pairs are sorted by length together.",
        atLeast(1));
    all.key(
        "training.shards",
        "A batch's gradient is summed over so many parts; changes results by rounding alone.",
        atLeast(1));
    all.key("training.threads", "Workers; 0 is all cores; never changes results.", atLeast(0));
    all.key(
        "training.label-smoothing",
        "Probability mass of the gold word that is spread over the vocabulary.",
        fraction());
    all.key(
        "training.clip-norm", "Largest norm of the whole gradient; 0 is no clipping.", atLeast(0));
  }

  private void optimizer() {
    all.section("training.optimizer", "The rule that turns gradients into updates.");
    all.key("training.optimizer.type", "Which rule.", oneOf(Optimizers.TYPES));
    all.key("training.optimizer.learning-rate", "Step size after warm-up.", above(0));
    all.key(
        "training.optimizer.momentum",
        "How slowly sgd and rmsprop forget earlier steps.",
        fraction());
    all.key(
        "training.optimizer.nesterov",
        "Whether sgd looks ahead along the momentum.",
        any("true or false"));
    all.key("training.optimizer.beta1", "Decay of the gradient's mean (adam, adamw).", fraction());
    all.key(
        "training.optimizer.beta2",
        "Decay of the squared gradient's mean (adam, adamw).",
        fraction());
    all.key(
        "training.optimizer.epsilon",
        "Added to the denominator (all but sgd); adadelta wants 1e-6.",
        above(0));
    all.key(
        "training.optimizer.weight-decay",
        "Pull of the weights towards zero; decoupled in adamw and adafactor; 0 is none.",
        fraction());
    all.key(
        "training.optimizer.rho",
        "Decay of the squared gradient's mean (adadelta, rmsprop).",
        fraction());
    all.key(
        "training.optimizer.centered",
        "Whether rmsprop divides by the deviation from the gradient's mean.",
        any("true or false"));
    all.key(
        "training.optimizer.initial-accumulator",
        "Where adagrad's sums of squares start.",
        atLeast(0));
    all.section("training.optimizer.adafactor", "What adafactor has besides.");
    all.key(
        "training.optimizer.adafactor.beta2-decay",
        "The squared gradient's mean moves by n^-this at update n.",
        above(0));
    all.key(
        "training.optimizer.adafactor.clip",
        "Largest root mean square of a parameter's step before the learning rate.",
        above(0));
    all.key(
        "training.optimizer.adafactor.floor",
        "Steps are in proportion to the size of a parameter, but at least to this.",
        above(0));
  }

  private void learningRate() {
    all.key(
        "training.warmup-updates",
        "Updates over which the learning rate rises linearly from 0; 0 is none.",
        atLeast(0));
    all.key(
        "training.decay-factor",
        "A plateau, or each step of decay, multiplies the learning rate by this; 1 is no decay.",
        upTo(0, 1));
    all.key(
        "training.decay-patience",
        "Validations without improvement before the learning rate decays on a plateau.",
        atLeast(1));
    all.key(
        "training.min-learning-rate",
        "The learning rate never decays below this (but one-cycle's).",
        atLeast(0));
    all.key(
        "training.average",
        "Decay per update of the moving average of the weights that validation uses and the"
            + " model keeps, such as 0.999; 0 is off.",
        fraction());
  }

  private void validation() {
    all.key(
        "training.validate-every",
        "How often to validate.",
        any("epochs such as 1e or updates such as 500u"));
    all.key("training.validation-beam", "Beam of validation; 1 is greedy search.", atLeast(1));
    all.key(
        "training.validation-bleu",
        "How BLEU of validation splits lines: as sacreBLEU's 13a, zh, char, intl or none, or as"
            + " suits the target tokenizer (none for whitespace, zh for smartcn, char for kuromoji,"
            + " else 13a).",
        validationBleu());
    all.key(
        "training.early-stopping-patience",
        "Validations without improvement before training ends; 0 is never.",
        atLeast(0));
    all.key(
        "training.early-stopping-metric",
        "What validation must improve.",
        any("one of bleu, loss, perplexity, chrf, ter, wer, accuracy"));
    all.key(
        "training.checkpoint-every",
        "How often to write a checkpoint.",
        any("epochs such as 1e or updates such as 500u"));
    all.key("training.keep-checkpoints", "Newest checkpoints kept besides the best.", atLeast(1));
    all.key("training.keep-best", "Best checkpoints kept, for averaging say.", atLeast(1));
    all.key(
        "training.max-duration",
        "Training ends after this besides, with a checkpoint; time counts anew when a run goes on.",
        any(Budget.FORMS));
  }

  private void mechanics() {
    all.key(
        "training.accumulate",
        "Batches whose gradients make one update: as one batch of their size together.",
        atLeast(1));
    all.key(
        "training.clip-value",
        "Largest size of each value of the gradient; 0 is no clipping.",
        atLeast(0));
    all.key(
        "training.freeze",
        "Parameters that stay as they are: names joined by commas, with * for anything, such as"
            + " encoder.embedding.*; \"info --parameters\" lists the names.",
        any("none or patterns"));
    schedule();
    all.section(
        "training.swa", "Stochastic weight averaging: the plain mean of weights on the way.");
    all.key(
        "training.swa.from",
        "When it begins; validation then uses the mean and the model keeps it.",
        Range.epochsOrUpdates());
    all.key(
        "training.swa.every",
        "How often the weights enter the mean.",
        any("epochs such as 1e or updates such as 500u"));
    all.key(
        "training.swa.learning-rate",
        "Learning rate from then on, or the lowest of a cycle; 0 is the schedule's.",
        atLeast(0));
    all.key(
        "training.swa.high-learning-rate",
        "Where the rate of each cycle of swa.every updates starts; 0 is a constant rate.",
        atLeast(0));
    all.section("training.divergence", "What happens when a loss is not finite or explodes.");
    all.key(
        "training.divergence.action",
        "Stop, or leave the batch out and go back to the last copy of the weights.",
        any("one of stop, recover"));
    all.key(
        "training.divergence.loss-factor",
        "A loss of more than this times its running mean is an explosion, such as 3; 0 is never.",
        atLeast(0));
    all.key(
        "training.divergence.snapshot-every",
        "Updates between copies of the weights to go back to.",
        atLeast(1));
    all.key(
        "training.divergence.rate-factor",
        "Each recovery multiplies the learning rate by this.",
        upTo(0, 1));
    all.key("training.divergence.max-recoveries", "After so many training stops.", atLeast(1));
  }

  private void curriculum() {
    all.section(
        "training.curriculum", "Easy pairs first: early epochs have the easiest pairs alone.");
    all.key(
        "training.curriculum.difficulty",
        "What makes a pair hard: the length or the rare words of its source; none is all pairs from"
            + " the start.",
        any("one of none, length, rarity"));
    all.key(
        "training.curriculum.updates",
        "Updates after which epochs have all pairs; the share of pairs rises with a square root.",
        atLeast(1));
    all.key("training.curriculum.start", "The share of pairs in the first epoch.", upTo(0, 1));
  }

  private void schedule() {
    all.section("training.schedule", "How the learning rate goes on after warm-up.");
    all.key("training.schedule.type", "The curve.", oneOf(ScheduleConfig.TYPES));
    all.key(
        "training.schedule.decay-every",
        "What takes the rate of step and exponential down by decay-factor.",
        any("epochs such as 1e or updates such as 500u"));
    all.key(
        "training.schedule.length",
        "Update at which the rate of cosine and one-cycle has come down; they need it.",
        atLeast(0));
    all.key(
        "training.schedule.restarts",
        "Cosine starts again from the peak, each fall so many times as long as the one before; 0 is"
            + " one fall.",
        atLeast(0));
    all.key("training.schedule.rise", "Share of one-cycle before the peak.", inside());
    all.key(
        "training.schedule.start-divisor",
        "What one-cycle divides the peak by at the start.",
        atLeast(1));
    all.key(
        "training.schedule.end-divisor",
        "What one-cycle divides the first rate by at the end.",
        atLeast(1));
  }
}
