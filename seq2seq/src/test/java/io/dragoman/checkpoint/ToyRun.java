package io.dragoman.checkpoint;

import io.dragoman.config.RunConfig;
import io.dragoman.tokenizers.subword.SubwordModel;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.tokenizers.vocab.VocabularyBuilder;
import io.dragoman.toys.Toys;
import io.dragoman.training.Learner;
import io.dragoman.training.Trainer;
import io.dragoman.training.TrainingState;
import io.dragoman.training.ValidationResult;
import io.dragoman.training.Workers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Trains a toy model, with checkpoints in a directory if one is given. */
final class ToyRun implements AutoCloseable {
  static final Vocabulary SOURCE = new VocabularyBuilder().add("ba").add("be").build(10, 1);
  static final Vocabulary TARGET = new VocabularyBuilder().add("Ra").build(10, 1);
  static final Provenance PROVENANCE =
      new Provenance(
          "1.2",
          "train --model m",
          "2020-01-02T03:04:05Z",
          7,
          "plain Java",
          "17 A",
          "B C",
          List.of(new Provenance.Corpus("train-source", "a.txt", "01ab")),
          List.of());

  final RunConfig config;
  final Learner learner;
  private final Workers workers;

  ToyRun(String... settings) {
    config = Toys.config(settings);
    workers = new Workers(config.training().threads());
    learner = new Learner(Toys.model(config), config.training(), Toys.kernels(), workers);
  }

  Checkpoint.Fixed fixed() {
    return fixed(SubwordModel.none());
  }

  Checkpoint.Fixed fixed(SubwordModel subwords) {
    return new Checkpoint.Fixed(
        config,
        new Checkpoint.Side(subwords, SOURCE),
        new Checkpoint.Side(subwords, TARGET),
        PROVENANCE);
  }

  /** Trains from the newest checkpoint or the start; five batches of at most 8 an epoch. */
  TrainingState train(CheckpointStore store) {
    store.newest().ifPresent(each -> each.loadLearner(learner));
    return train(
        store.newest().map(Checkpoint::state).orElse(TrainingState.start(learner.schedule())),
        store);
  }

  /** Trains without checkpoints. */
  TrainingState train() {
    return train(TrainingState.start(learner.schedule()), null);
  }

  private TrainingState train(TrainingState start, CheckpointStore store) {
    return new Trainer(
            learner,
            config.training(),
            Toys.batcher(Toys.corpus(35, 1), config),
            () -> new ValidationResult(1, 0, learner.optimizer().state().step() % 4),
            state -> {
              if (store != null) {
                store.save(fixed(), state, learner);
              }
            },
            List.of())
        .train(start);
  }

  /** One run, from the start or the newest checkpoint in the directory to its end. */
  static Map<String, Integer> bits(Path directory, String... settings) {
    try (ToyRun run = new ToyRun(settings);
        CheckpointStore store = CheckpointStore.open(directory, 1)) {
      run.train(store);
      return run.bits();
    }
  }

  /** Checksums of the parameters, the optimizer's state and the average. */
  Map<String, Integer> bits() {
    Map<String, Integer> bits = new TreeMap<>(Toys.bits(learner.model()));
    bits.put("step", (int) learner.optimizer().state().step());
    learner
        .optimizer()
        .state()
        .tensors()
        .forEach((name, each) -> bits.put(name, Toys.bits(each.data(), each.size())));
    learner
        .average()
        .ifPresent(
            average ->
                average
                    .state()
                    .tensors()
                    .forEach(
                        (name, each) ->
                            bits.put("average " + name, Toys.bits(each.data(), each.size()))));
    return bits;
  }

  @Override
  public void close() {
    workers.close();
  }
}
