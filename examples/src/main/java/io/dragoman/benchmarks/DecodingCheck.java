package io.dragoman.benchmarks;

import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.experiment.TrialRun;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.EncoderOutput;
import io.dragoman.model.ParallelBatch;
import io.dragoman.tensor.Arena;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.translate.RankedText;
import io.dragoman.translate.Translation;
import io.dragoman.translate.Translator;
import java.util.Arrays;
import java.util.List;

/** Compares what a search says about its translations with the model's own probabilities. */
final class DecodingCheck {
  private static final int SENTENCES = 8;
  private static final double TOLERANCE = 1e-3;

  private DecodingCheck() {}

  /**
   * Translates some lines and scores the translations again, as training does.
   *
   * @throws IllegalStateException if a translation has another probability
   */
  static void run(TrialRun run, Translator translator, List<String> lines) {
    List<Translation> translations = translator.translate(lines);
    for (Translation each : translations.subList(0, Math.min(SENTENCES, lines.size()))) {
      RankedText best = each.nBest().get(0);
      double[] known = logProbabilities(run, each, best);
      // a translation that is as long as it may be has no end
      double cut = Arrays.stream(known, 0, known.length - 1).sum();
      double ended = cut + known[known.length - 1];
      double said = best.logProbability();
      double nearest = Math.abs(said - cut) < Math.abs(said - ended) ? cut : ended;
      Checks.close("decoding: log-probability of a translation", nearest, said, TOLERANCE);
    }
  }

  private static double[] logProbabilities(TrialRun run, Translation line, RankedText best) {
    EncoderDecoder model = run.model();
    Vocabulary words = run.target().vocabulary();
    int[] source = withEnd(run.source().vocabulary(), line.sourceTokens());
    int[][] target = {words.ids(best.tokens())};
    ParallelBatch batch =
        ParallelBatch.of(new int[][] {source}, target, words.bos(), words.eos(), new long[1]);
    try (Tape tape = Tape.inference(KernelsSelector.kernels(), new Arena())) {
      EncoderOutput encoded = model.encoder().encode(tape, batch.source());
      Variable logits =
          model.decoder().teacherForce(tape, encoded, batch.targetInput(), batch.sourceRow());
      double[] result = new double[batch.targetTokens()];
      for (int t = 0; t < result.length; t++) {
        double sum = 0;
        for (int word = 0; word < words.size(); word++) {
          sum += Math.exp(logits.value().get(t, word));
        }
        result[t] = logits.value().get(t, batch.gold()[t]) - Math.log(sum);
      }
      return result;
    }
  }

  private static int[] withEnd(Vocabulary words, List<String> tokens) {
    int[] ids = Arrays.copyOf(words.ids(tokens), tokens.size() + 1);
    ids[tokens.size()] = words.eos();
    return ids;
  }
}
