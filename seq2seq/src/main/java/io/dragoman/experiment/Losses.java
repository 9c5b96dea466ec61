package io.dragoman.experiment;

import io.dragoman.checkpoint.Provenance.Corpus;
import io.dragoman.config.ConfigException;
import io.dragoman.config.DataConfig;
import io.dragoman.config.LossConfig;
import io.dragoman.config.RunConfig;
import io.dragoman.evaluation.Bleu;
import io.dragoman.evaluation.BleuOptions;
import io.dragoman.evaluation.Chrf;
import io.dragoman.evaluation.ChrfOptions;
import io.dragoman.evaluation.Metric;
import io.dragoman.evaluation.Smoothing;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.training.LossInputs;
import io.dragoman.training.LossInputs.Alignments;
import io.dragoman.training.LossInputs.Risk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the losses of a configuration need: a teacher, alignments, a metric. */
final class Losses {
  private static final int SHOWN = 3;

  private Losses() {}

  /**
   * Reads what is needed.
   *
   * @param provenance gets names and hashes of files
   * @throws ConfigException if settings and files do not go together
   */
  static LossInputs read(
      TrainingFiles files, RunConfig config, Codecs codecs, List<Corpus> provenance) {
    LossConfig losses = config.training().loss();
    return new LossInputs(
        losses.distillation().isOff()
            ? Optional.empty()
            : Optional.of(teacher(Path.of(losses.distillation().teacher()), codecs)),
        alignments(files, config, codecs, provenance),
        losses.risk().weight() == 0 ? Optional.empty() : Optional.of(risk(config, codecs)));
  }

  private static Optional<Alignments> alignments(
      TrainingFiles files, RunConfig config, Codecs codecs, List<Corpus> provenance) {
    double weight = config.training().loss().alignment();
    if (files.alignments().isEmpty() && weight == 0) {
      return Optional.empty();
    }
    if (files.alignments().isEmpty()) {
      throw new ConfigException(
          "'training.loss.alignment' is "
              + weight
              + " but there is no file of alignments: give one with --alignments");
    }
    if (weight == 0) {
      throw new ConfigException(
          files.alignments().get(0)
              + ": 'training.loss.alignment' is 0: set the weight of alignments, such as to 0.5");
    }
    DataConfig data = config.data();
    if (data.subwordDropout() > 0 || data.subwordSampling() > 0) {
      throw new ConfigException(
          "'training.loss.alignment' needs pieces that stay the same in every epoch: set"
              + " data.subword-dropout and data.subword-sampling to 0");
    }
    return Optional.of(PieceAlignments.read(files, data, codecs, provenance));
  }

  private static EncoderDecoder teacher(Path directory, Codecs codecs) {
    TranslationModel teacher = TranslationModel.load(directory);
    if (!teacher.sources().form().isPlain()) {
      throw new ConfigException(
          directory
              + ": the teacher copies words, reads factors or several sources: take one that reads"
              + " plain words");
    }
    requireSame(directory, "source", teacher.source(), codecs.source());
    requireSame(directory, "target", teacher.target(), codecs.target());
    if (teacher.target().rightToLeft() != codecs.target().rightToLeft()) {
      throw new ConfigException(
          directory
              + ": the teacher writes translations the other way: set data.target-direction to "
              + (teacher.target().rightToLeft() ? "right-to-left" : "left-to-right"));
    }
    return teacher.model();
  }

  private static void requireSame(Path teacher, String side, TextCodec its, TextCodec ours) {
    Vocabulary theirs = its.vocabulary();
    Vocabulary own = ours.vocabulary();
    if (theirs.equals(own)) {
      return;
    }
    List<String> differences = new ArrayList<>();
    int most = Math.max(theirs.size(), own.size());
    int count = 0;
    for (int id = 0; id < most; id++) {
      String there = id < theirs.size() ? "'" + theirs.token(id) + "'" : "missing";
      String here = id < own.size() ? "'" + own.token(id) + "'" : "missing";
      if (!there.equals(here) && count++ < SHOWN) {
        differences.add(String.format(Locale.ROOT, "id %,d is %s not %s", id, there, here));
      }
    }
    if (count > SHOWN) {
      differences.add(String.format(Locale.ROOT, "%,d more differ", count - SHOWN));
    }
    throw new ConfigException(
        teacher
            + ": the teacher's "
            + side
            + " vocabulary is another: "
            + String.join(", ", differences)
            + ": train with --"
            + side
            + "-vocabulary of the teacher and its subwords");
  }

  /** One minus the score of a sentence as text. */
  private static Risk risk(RunConfig config, Codecs codecs) {
    Metric metric =
        config.training().loss().risk().metric().equals("bleu")
            ? Bleu.of(
                BleuOptions.defaults()
                    .withTokenization(ValidationBleu.of(config))
                    .withSmoothing(Smoothing.ADD_K)
                    .withEffectiveOrder(true))
            : Chrf.of(ChrfOptions.defaults());
    TextCodec target = codecs.target();
    return (hypothesis, reference) -> {
      List<String> right = List.of(target.decode(reference));
      return 1 - metric.sentence(target.decode(hypothesis), right).score() / 100;
    };
  }
}
