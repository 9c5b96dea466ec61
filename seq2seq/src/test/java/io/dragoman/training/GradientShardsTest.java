package io.dragoman.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Randomness;
import io.dragoman.config.RunConfig;
import io.dragoman.data.Batch;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.ParallelBatch;
import io.dragoman.toys.Toys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class GradientShardsTest {
  private static final Randomness DROPOUT = new Randomness(3, 5);

  private final RunConfig config = Toys.config();
  private final EncoderDecoder model = Toys.model(config);
  private final Batch batch = Toys.batcher(Toys.corpus(8, 1), config).batches(1).get(0);

  private record Result(Loss loss, Map<String, float[]> gradients) {}

  private GradientShards<ParallelBatch> shards(Workers workers, int shards) {
    return new GradientShards<>(
        new CrossEntropy(model, 0.1),
        model.parameters().all(),
        Toys.kernels(),
        workers,
        shards,
        PhaseTimer.idle());
  }

  private Result compute(int shards, int threads) {
    try (Workers workers = new Workers(threads)) {
      return compute(shards(workers, shards), shards);
    }
  }

  private Result compute(GradientShards<ParallelBatch> gradients, int shards) {
    Loss loss = gradients.compute(cut(shards), DROPOUT);
    Map<String, float[]> found = new LinkedHashMap<>();
    for (Parameter each : model.parameters().all()) {
      found.put(each.name(), gradients.gradients().of(each).data().clone());
    }
    return new Result(loss, found);
  }

  private List<ParallelBatch> cut(int shards) {
    return batch.shards(shards);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 8, 20})
  void shards_add_up_to_the_whole_batch_whether_or_not_it_has_enough_sentences(int shards) {
    Result whole = compute(1, 1);
    Result sum = compute(shards, 1);

    assertThat(sum.loss().loss()).isCloseTo(whole.loss().loss(), within(1e-3));
    assertThat(sum.loss().negativeLogLikelihood())
        .isCloseTo(whole.loss().negativeLogLikelihood(), within(1e-3));
    assertThat(sum.loss().rows()).isEqualTo(whole.loss().rows()).isEqualTo(batch.targetTokens());
    assertThat(sum.loss().correct()).isEqualTo(whole.loss().correct());
    whole
        .gradients()
        .forEach(
            (name, expected) ->
                assertThat(sum.gradients().get(name))
                    .as(name)
                    .containsExactly(expected, within(2e-6f)));
  }

  @Test
  void every_parameter_gets_a_gradient() {
    compute(2, 1)
        .gradients()
        .forEach(
            (name, values) ->
                assertThat(IntStream.range(0, values.length).mapToDouble(i -> values[i]))
                    .as(name)
                    .anyMatch(value -> Math.abs(value) > 1e-7));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void gradients_have_the_same_bits_for_any_number_of_threads(int threads) {
    Result one = compute(4, 1);
    for (int round = 0; round < 5; round++) {
      Result several = compute(4, threads);
      assertThat(several.loss()).isEqualTo(one.loss());
      one.gradients()
          .forEach(
              (name, expected) ->
                  assertThat(Toys.bits(several.gradients().get(name), expected.length))
                      .as(name)
                      .isEqualTo(Toys.bits(expected, expected.length)));
    }
  }

  @Test
  void nothing_of_a_batch_is_left_for_the_next() {
    try (Workers workers = new Workers(2)) {
      GradientShards<ParallelBatch> gradients = shards(workers, 3);
      Result first = compute(gradients, 3);
      Result cleared = compute(gradients, 3);

      assertThat(cleared.gradients()).usingRecursiveComparison().isEqualTo(first.gradients());
    }
  }

  @Test
  void a_batch_that_failed_leaves_nothing_behind() {
    try (Workers workers = new Workers(2)) {
      GradientShards<ParallelBatch> gradients = shards(workers, 2);
      Result first = compute(gradients, 2);
      int[][] source = {{4, 5, Toys.EOS}};
      int[][] unknown = {{Toys.VOCABULARY}};
      ParallelBatch broken = ParallelBatch.of(source, unknown, Toys.BOS, Toys.EOS, new long[] {1});
      List<ParallelBatch> parts = List.of(batch.shards(2).get(0), broken);
      assertThatThrownBy(() -> gradients.compute(parts, DROPOUT))
          .isInstanceOf(RuntimeException.class);

      assertThat(compute(gradients, 2).gradients())
          .usingRecursiveComparison()
          .isEqualTo(first.gradients());
    }
  }
}
