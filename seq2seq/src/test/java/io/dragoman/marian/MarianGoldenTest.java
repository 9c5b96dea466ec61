package io.dragoman.marian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.dragoman.autograd.Tape;
import io.dragoman.experiment.TranslationModel;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.model.Decoder;
import io.dragoman.model.DecoderState;
import io.dragoman.model.DecoderStep;
import io.dragoman.model.SequenceBatch;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every architecture gives the log-probabilities and alignments that Marian's equations give. */
class MarianGoldenTest {
  @TempDir private Path directory;

  static Stream<String> names() {
    return Fixtures.golden().properties().stream().map(each -> each.getKey());
  }

  @ParameterizedTest
  @MethodSource("names")
  void log_probabilities_and_alignments_are_marians(String name) {
    JsonNode golden = Fixtures.golden().get(name);
    TranslationModel loaded = Fixtures.imported(name, directory);
    int[] target = ints(golden.get("target"));
    Tape tape = Tape.inference(KernelsSelector.kernels(), new Arena());
    Decoder decoder = loaded.model().decoder();
    SequenceBatch source = SequenceBatch.of(new int[][] {ints(golden.get("source"))});
    DecoderState state = decoder.start(tape, loaded.model().encoder().encode(tape, source));
    int[] previous = {loaded.target().vocabulary().bos()};
    for (int t = 0; t < target.length; t++) {
      DecoderStep step = decoder.step(tape, state, previous);
      Tensor logits = decoder.logits(tape, step).value();
      Tensor normalizer = Tensor.zeros(1, 1);
      tape.kernels().logSumExp(logits, normalizer);
      JsonNode expected = golden.get("logProbabilities").get(t);
      for (int word = 0; word < expected.size(); word++) {
        assertThat(logits.get(0, word) - normalizer.get(0, 0))
            .as("word %d at %d", word, t)
            .isCloseTo((float) expected.get(word).asDouble(), within(2e-5f));
      }
      JsonNode weights = golden.get("attention").get(t);
      for (int s = 0; s < weights.size(); s++) {
        assertThat(step.attention().get(0, s))
            .isCloseTo((float) weights.get(s).asDouble(), within(1e-5f));
      }
      state = step.state();
      previous = new int[] {target[t]};
    }
  }

  private static int[] ints(JsonNode node) {
    return IntStream.range(0, node.size()).map(i -> node.get(i).asInt()).toArray();
  }
}
