package io.dragoman.length;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.data.DataException;
import io.dragoman.data.EncodedCorpus;
import io.dragoman.data.EncodedPair;
import io.dragoman.kernels.scalar.ScalarKernels;
import io.dragoman.length.LengthLearning.Learned;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.search.ModelSearchModels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LengthLearningTest {
  private static final EncoderDecoder MODEL = ModelSearchModels.model(2);

  /** Word 4 becomes three words, all others one. */
  private static EncodedCorpus corpus(int count) {
    Random random = new Random(8);
    List<EncodedPair> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double share = random.nextDouble();
      int[] source =
          random.doubles(2 + random.nextInt(8)).mapToInt(x -> x < share ? 4 : 7).toArray();
      int length = 0;
      for (int id : source) {
        length += id == 4 ? 3 : 1;
      }
      pairs.add(new EncodedPair(i + 1, source, new int[length]));
    }
    return EncodedCorpus.of(pairs.iterator(), 100);
  }

  private static Learned learn(int count) {
    return LengthLearning.learn(MODEL, new ScalarKernels(), corpus(count), 2, read -> {});
  }

  @Test
  void what_words_become_is_learned_from_the_states() {
    LengthFit fit = learn(900).fit();
    assertThat(fit.pairs()).isEqualTo(810);
    assertThat(fit.held()).isEqualTo(90);
    assertThat(fit.constantRatio()).isBetween(1.5, 2.2);
    assertThat(fit.constant().determination()).isLessThan(0.2);
    assertThat(fit.learned().determination()).isGreaterThan(0.9);
    assertThat(fit.learned().meanError()).isLessThan(0.4 * fit.constant().meanError());
  }

  @Test
  void learning_repeats_bit_for_bit_and_tells_how_far_it_is() {
    long[] read = {0};
    Learned again =
        LengthLearning.learn(MODEL, new ScalarKernels(), corpus(205), 2, count -> read[0] += count);
    assertThat(again.model().weights()).containsExactly(learn(205).model().weights());
    assertThat(again.fit()).isEqualTo(learn(205).fit());
    assertThat(read[0]).isEqualTo(205);
  }

  @Test
  void predictions_are_limited_by_what_was_seen() {
    LengthModel model = learn(100).model();
    assertThat(model.least()).isGreaterThanOrEqualTo((float) Math.log(1));
    assertThat(model.most()).isLessThan((float) Math.log(3)).isGreaterThan(model.least());
    assertThat(model.units()).isEqualTo(18);
  }

  @Test
  void a_few_pairs_are_too_few() {
    assertThatThrownBy(() -> learn(19))
        .isInstanceOf(DataException.class)
        .hasMessage("length model: 19 sentence pairs are too few: give at least 20");
    assertThat(learn(20).fit().held()).isEqualTo(2);
  }
}
