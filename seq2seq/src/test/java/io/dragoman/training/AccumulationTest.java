package io.dragoman.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.autograd.Parameter;
import io.dragoman.config.RunConfig;
import io.dragoman.model.ParallelBatch;
import io.dragoman.toys.Toys;
import io.dragoman.training.TrainingEvent.UpdateDone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several batches that make one update. */
@Timeout(60)
class AccumulationTest {
  private static final UpdatePosition FIRST = new UpdatePosition(1, 1, false);

  private static List<ShardedBatch> batches(RunConfig config) {
    return Toys.batcher(Toys.corpus(64, 1), config).batches(1).stream()
        .map(each -> ShardedBatch.of(each, 2))
        .toList();
  }

  private static Learner learner(RunConfig config, Workers workers) {
    return new Learner(Toys.model(config), config.training(), Toys.kernels(), workers);
  }

  @Test
  void one_update_of_several_batches_is_that_of_a_batch_of_all_their_pairs() {
    RunConfig config = Toys.config("training.shards=16", "training.optimizer.type=sgd");
    List<ShardedBatch> parts = batches(config);
    List<ParallelBatch> together = new ArrayList<>();
    parts.forEach(each -> together.addAll(each.shards()));
    try (Workers workers = new Workers(1)) {
      Learner accumulating = learner(config, workers);
      Learner whole = learner(config, workers);

      Learner.Update a = accumulating.update(parts, FIRST);
      Learner.Update b =
          whole.update(List.of(new ShardedBatch(parts.get(0).batch(), together)), FIRST);

      assertThat(a.targetTokens()).isEqualTo(b.targetTokens());
      assertThat(a.loss().loss()).isCloseTo(b.loss().loss(), within(1e-3));
      assertThat(a.gradientNorm()).isCloseTo(b.gradientNorm(), within(1e-6));
      for (Parameter each : accumulating.model().parameters().all()) {
        assertThat(each.value().toArray())
            .as(each.name())
            .containsExactly(
                whole.model().parameters().get(each.name()).value().toArray(), within(1e-6f));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void bits_are_the_same_for_any_number_of_threads(int threads) {
    RunConfig config = Toys.config();
    List<Map<String, Integer>> bits = new ArrayList<>();
    for (int count : new int[] {1, threads}) {
      try (Workers workers = new Workers(count)) {
        Learner learner = learner(config, workers);
        learner.update(batches(config).subList(0, 3), FIRST);
        learner.update(batches(config).subList(3, 4), new UpdatePosition(2, 1, false));
        learner.update(batches(config).subList(4, 8), new UpdatePosition(3, 1, true));
        bits.add(Toys.bits(learner.model()));
      }
    }
    assertThat(bits.get(1)).isEqualTo(bits.get(0));
  }

  @ParameterizedTest
  @CsvSource({"1, '1 2 3 4 5 6 7 8'", "2, '2 4 6 8'", "3, '3 6 8'", "100, '8'"})
  void an_epoch_ends_with_what_is_left(int together, String batches) {
    List<String> done = new ArrayList<>();
    RunConfig config = Toys.config("training.accumulate=" + together, "training.max-epochs=1");
    int[] sentences = new int[1];
    try (Workers workers = new Workers(1)) {
      Learner learner = learner(config, workers);
      new Trainer(
              learner,
              config.training(),
              Toys.batcher(Toys.corpus(64, 1), config),
              () -> new ValidationResult(1, 1, 1),
              state -> {},
              List.of(
                  event -> {
                    if (event instanceof UpdateDone update) {
                      done.add(Integer.toString(update.state().batch()));
                      sentences[0] += update.sentences();
                    }
                  }))
          .train(TrainingState.start(learner.schedule()));
    }
    assertThat(String.join(" ", done)).isEqualTo(batches);
    assertThat(sentences[0]).isEqualTo(64);
  }
}
