package io.dragoman.config;

import io.dragoman.model.Factors;
import io.dragoman.tokenizers.subword.SubwordSpec;

/** What other settings must be where words are copied or sources have more than words. */
final class SourceChecks {
  private SourceChecks() {}

  /**
   * Checks a configuration.
   *
   * @throws ConfigException if settings exclude each other
   */
  static void check(RunConfig config) {
    DataConfig data = config.data();
    boolean copies = config.model().decoder().variant().copy();
    boolean factors = !config.model().encoder().factors().equals(Factors.NONE);
    boolean further = config.model().encoder().sources() > 1;
    if (copies) {
      checkCopy(config, "'model.decoder.variant.copy' is true");
    }
    if (factors) {
      checkFactors(config, "'model.encoder.factors' is " + config.model().encoder().factors());
    }
    if (copies || factors || further) {
      String what =
          copies
              ? "'model.decoder.variant.copy' is true"
              : factors
                  ? "'model.encoder.factors' is " + config.model().encoder().factors()
                  : "'model.encoder.sources' is " + config.model().encoder().sources();
      require(
          data.subwordDropout() == 0 && data.subwordSampling() == 0,
          what,
          "subwords are cut at random",
          "set data.subword-dropout and data.subword-sampling to 0");
      require(
          config.training().loss().distillation().isOff(),
          what,
          "'training.loss.distillation' has a teacher of plain words",
          "set training.loss.distillation.weight to 0");
    }
  }

  private static void checkCopy(RunConfig config, String what) {
    LossConfig loss = config.training().loss();
    require(
        loss.focalGamma() == 0 && loss.rDrop() == 0 && loss.risk().weight() == 0,
        what,
        "training.loss has focal-gamma, r-drop or risk.weight, which are for the vocabulary alone",
        "set these to 0");
    DataConfig data = config.data();
    boolean alike =
        SubwordSpec.parse(data.sourceSubwords()).type()
                == SubwordSpec.parse(data.targetSubwords()).type()
            && data.sourceTokenizer().equals(data.targetTokenizer());
    require(
        alike,
        what,
        "source and target are cut in different ways, so that their pieces are not the same",
        "give both the same tokenizer and kind of subwords");
  }

  private static void checkFactors(RunConfig config, String what) {
    DataConfig data = config.data();
    require(
        data.sourceTokenizer().equals("whitespace") && data.sourceNormalization().equals("none"),
        what,
        "'data.source-tokenizer' is "
            + data.sourceTokenizer()
            + " and 'data.source-normalization' "
            + data.sourceNormalization(),
        "set them to whitespace and none: factors are behind words of a text cut before");
    require(
        data.textCase() == TextCase.KEEP || data.textCase() == TextCase.LOWER,
        what,
        "'data.case' is " + ConfigValues.format(data.textCase()),
        "set it to keep or lower, and give case as a factor");
    require(
        data.tags().all().all().isEmpty(),
        what,
        "'data.tags' put words without factors before lines",
        "set these to none, and give the tag as a factor");
    require(
        config.training().loss().alignment() == 0,
        what,
        "'training.loss.alignment' is for words without factors",
        "set it to 0");
  }

  private static void require(boolean fits, String what, String but, String remedy) {
    if (!fits) {
      throw new ConfigException(what + " but " + but + ": " + remedy);
    }
  }
}
