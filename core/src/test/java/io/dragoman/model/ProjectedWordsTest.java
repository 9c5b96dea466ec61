package io.dragoman.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.Tensors;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Tape;
import io.dragoman.kernels.Kernels;
import io.dragoman.nn.Embedding;
import io.dragoman.nn.ParameterStore;
import io.dragoman.nn.rnn.Cell;
import io.dragoman.nn.rnn.Cells;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import java.lang.reflect.Proxy;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProjectedWordsTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";
  private static final int VOCABULARY = 50;

  private final ParameterStore store = new ParameterStore(3);
  private final Embedding embedding = Embedding.create(store, "words", VOCABULARY, 19);
  private final Cell cell = Cells.create("gru", store, "cell", 19, 13);
  private final ProjectedWords words = new ProjectedWords(store, embedding, cell, VOCABULARY);

  private Tensor product(Kernels kernels, int[] ids) {
    Tape tape = Tape.inference(kernels, new Arena());
    return cell.projectInputs(tape, embedding.apply(tape, ids)).value();
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void what_is_kept_has_the_bits_of_the_product(Kernels kernels) {
    Random random = new Random(1);
    for (int n = 0; n < 40; n++) {
      int[] ids = random.ints(1 + random.nextInt(20), 0, VOCABULARY).toArray();
      Tape tape = Tape.inference(kernels, new Arena());
      Tensor found = words.apply(tape, ids, ids.length).value();
      Tensors.assertSameBits("words", found, product(kernels, ids));
      found.fill(7f); // the caller may overwrite its copy
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void changed_parameters_give_new_products(Kernels kernels) {
    int[] ids = {4, 9, 4};
    Tape tape = Tape.inference(kernels, new Arena());
    float[] before = words.apply(tape, ids, 3).value().toArray();
    for (Parameter each : store.all()) {
      each.value().set(0, 0, each.value().get(0, 0) + 1f);
      each.changed();
      Tensors.assertSameBits("words", words.apply(tape, ids, 3).value(), product(kernels, ids));
    }
    assertThat(words.apply(tape, ids, 3).value().toArray()).isNotEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void further_ids_are_ignored(Kernels kernels) {
    Tape tape = Tape.inference(kernels, new Arena());
    Tensor found = words.apply(tape, new int[] {8, 3, -1, 999}, 2).value();
    Tensors.assertSameBits("words", found, product(kernels, new int[] {8, 3}));
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void a_word_is_multiplied_once(Kernels kernels) {
    AtomicInteger rows = new AtomicInteger();
    Kernels counting =
        (Kernels)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Kernels.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("multiply")) {
                    rows.addAndGet(((Tensor) arguments[0]).rows());
                  }
                  return method.invoke(kernels, arguments);
                });
    Tape tape = Tape.inference(counting, new Arena());
    words.apply(tape, new int[] {5, 6, 5, 5}, 4);
    assertThat(rows).hasValue(2);
    words.apply(tape, new int[] {6, 5, 7}, 3);
    assertThat(rows).hasValue(3);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void words_beyond_the_limit_of_memory_are_computed_every_time(Kernels kernels) {
    ParameterStore wideStore = new ParameterStore(5);
    Embedding wideWords = Embedding.create(wideStore, "words", 9000, 1);
    Cell wide = Cells.create("gru", wideStore, "cell", 1, 700);
    ProjectedWords projected = new ProjectedWords(wideStore, wideWords, wide, 9000);
    int[] ids = new int[100];
    Arena arena = new Arena();
    for (int from = 0; from < 9000; from += ids.length) { // 2,100 floats a word: 75 MB in all
      for (int i = 0; i < ids.length; i++) {
        ids[i] = from + i;
      }
      try (Tape tape = Tape.inference(kernels, arena)) {
        Tensor found = projected.apply(tape, ids, ids.length).value();
        Tensor expected = wide.projectInputs(tape, wideWords.apply(tape, ids)).value();
        Tensors.assertSameBits("words", found, expected);
      }
    }
    assertThat(projected.keptBytes()).isBetween(60L << 20, 64L << 20);
  }
}
