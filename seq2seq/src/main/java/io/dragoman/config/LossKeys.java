package io.dragoman.config;

import static io.dragoman.config.Range.above;
import static io.dragoman.config.Range.any;
import static io.dragoman.config.Range.atLeast;
import static io.dragoman.config.Range.fraction;
import static io.dragoman.config.Range.oneOf;
import static io.dragoman.config.Range.within;

import java.util.List;

/** Keys of what training minimises. */
final class LossKeys {
  private final ConfigKeys all;

  private LossKeys(ConfigKeys all) {
    this.all = all;
  }

  static void addTo(ConfigKeys all) {
    LossKeys keys = new LossKeys(all);
    keys.losses();
    keys.scheduledSampling();
    keys.minimumRisk();
    keys.distillation();
  }

  private void losses() {
    all.section("training.loss", "What is minimised besides cross-entropy; all off by default.");
    all.key(
        "training.loss.focal-gamma",
        "Words that the model is sure of count less: (1 + alpha p)^gamma; 0 is cross-entropy.",
        atLeast(0));
    all.key(
        "training.loss.focal-alpha",
        "Alpha of that: -1 is the focal loss, 1 the anti-focal loss.",
        atLeast(-1));
    all.key(
        "training.loss.unlikelihood",
        "Weight of the unlikelihood of words that the translation has already, such as 0.5; 0 is"
            + " off.",
        atLeast(0));
    all.key(
        "training.loss.r-drop",
        "Weight of the divergence between two passes with other dropout masks, such as 5; 0 is"
            + " off.",
        atLeast(0));
    all.key(
        "training.loss.alignment",
        "Weight of guided alignment by the file of train --alignments, such as 0.5; 0 is off.",
        atLeast(0));
    all.key(
        "training.loss.alignment-half-life",
        "Updates after which the weight of guided alignment has halved; 0 is never.",
        atLeast(0));
    all.key(
        "training.loss.coverage",
        "Weight of the loss for looking again where the decoder looked before, such as 1; 0 is"
            + " off.",
        atLeast(0));
  }

  private void scheduledSampling() {
    all.section("training.loss.sampling", "Scheduled sampling: own words in place of known ones.");
    all.key(
        "training.loss.sampling.decay",
        "How the probability of reading the known word falls from 1: 1 - i/n, exp(-i/n) or n / (n +"
            + " exp(i/n)) at update i, with n below.",
        oneOf(List.of("none", "linear", "exponential", "inverse-sigmoid")));
    all.key(
        "training.loss.sampling.updates",
        "The n of that: the more, the slower it falls.",
        atLeast(1));
    all.key(
        "training.loss.sampling.least", "The probability never falls below this.", within(0, 1));
    all.key(
        "training.loss.sampling.choice",
        "The own word that is read: the best one, or one drawn by its probability.",
        oneOf(List.of("best", "drawn")));
  }

  private void minimumRisk() {
    all.section("training.loss.risk", "Minimum risk training on drawn translations.");
    all.key(
        "training.loss.risk.weight",
        "Share of the expected risk in the loss, such as 0.99; 0 is off.",
        fraction());
    all.key("training.loss.risk.after", "Updates before it begins.", atLeast(0));
    all.key(
        "training.loss.risk.metric",
        "The risk of a translation is 1 minus this for the sentence.",
        oneOf(List.of("bleu", "chrf")));
    all.key("training.loss.risk.samples", "Translations drawn for each sentence.", atLeast(1));
    all.key(
        "training.loss.risk.sharpness", "Alpha of the probabilities p^alpha among them.", above(0));
    all.key(
        "training.loss.risk.reference",
        "Whether the known translation is one of them.",
        any("true or false"));
  }

  private void distillation() {
    all.section("training.loss.distillation", "Learning from the words of a teacher model.");
    all.key(
        "training.loss.distillation.teacher",
        "Folder of a model with the same vocabularies; none is off.",
        any("a folder or none"));
    all.key(
        "training.loss.distillation.weight",
        "Share of the teacher in the loss of words; 0 is off.",
        within(0, 1));
    all.key(
        "training.loss.distillation.temperature",
        "Both distributions are softened by this; 1 is not at all.",
        above(0));
  }
}
