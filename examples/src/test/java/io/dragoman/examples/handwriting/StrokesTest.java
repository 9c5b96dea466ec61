package io.dragoman.examples.handwriting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.data.DataException;
import io.dragoman.examples.frames.FrameExample;
import io.dragoman.examples.frames.TrainingExamples;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StrokesTest {
  private static final Stroke SEVEN =
      new Stroke(7, new float[] {0, 100, 50}, new float[] {100, 100, 0});
  private static final Stroke ONE = new Stroke(1, new float[] {20, 20}, new float[] {100, 0});

  @Test
  void features_are_steps_directions_and_height() {
    float[][] features = StrokeFeatures.of(new float[] {10, 40, 40}, new float[] {50, 90, 90});
    assertThat(features)
        .isDeepEqualTo(
            new float[][] {
              {0, 0, 0, 0, 0}, {0.6f, 0.8f, 0.6f, 0.8f, 90f / 50 - 1}, {0, 0, 0, 0, 90f / 50 - 1},
            });
  }

  @Test
  void features_do_not_tell_where_a_string_starts() {
    float[][] here = StrokeFeatures.of(new float[] {10, 40}, new float[] {50, 90});
    float[][] there = StrokeFeatures.of(new float[] {310, 340}, new float[] {50, 90});
    assertThat(there).isDeepEqualTo(here);
  }

  @Test
  void joined_digits_stand_beside_each_other() {
    for (int seed = 0; seed < 20; seed++) {
      WrittenString string =
          WrittenString.join(List.of(SEVEN, ONE, SEVEN), new SplittableRandom(seed));
      assertThat(string.digits()).isEqualTo("7 1 7");
      assertThat(string.x()).hasSize(8);
      assertThat(string.y()).hasSize(8);
      float endOfFirst = string.x()[1];
      assertThat(endOfFirst).isBetween(80f, 110f);
      assertThat(string.x()[3] - endOfFirst).isBetween(10f + 0.8f * 20, 50f + 1.1f * 20);
      assertThat(string.y()[2]).isBetween(-10f, 10f);
    }
  }

  @Test
  void generated_digits_fill_their_box_and_all_occur() {
    List<Stroke> strokes = GeneratedStrokes.of(300, 1);
    Set<Integer> digits = new HashSet<>();
    for (Stroke stroke : strokes) {
      digits.add(stroke.digit());
      assertThat(stroke.length()).isEqualTo(8);
      float widest = 0;
      for (int n = 0; n < 8; n++) {
        assertThat(stroke.x()[n]).isBetween(-1e-3f, 100.001f);
        assertThat(stroke.y()[n]).isBetween(-1e-3f, 100.001f);
        widest = Math.max(widest, Math.max(stroke.x()[n], stroke.y()[n]));
      }
      assertThat(widest).isCloseTo(100, within(1e-3f));
    }
    assertThat(digits).hasSize(10);
    assertThat(GeneratedStrokes.of(300, 1).get(299).x()).containsExactly(strokes.get(299).x());
    assertThat(GeneratedStrokes.of(300, 2).get(299).x()).isNotEqualTo(strokes.get(299).x());
  }

  @Test
  void the_nearest_neighbour_knows_generated_digits() {
    List<Stroke> strokes = GeneratedStrokes.of(600, 1);
    NearestNeighbour neighbour = new NearestNeighbour(strokes.subList(0, 500));
    assertThat(neighbour.errorRate(strokes.subList(500, 600))).isLessThan(10);
    assertThat(neighbour.classify(strokes.get(3))).isEqualTo(strokes.get(3).digit());
    assertThat(neighbour.classify(ONE)).isEqualTo(-1); // no sample has two points
    NearestNeighbour two = new NearestNeighbour(List.of(SEVEN, ONE));
    Stroke close = new Stroke(1, new float[] {30, 22}, new float[] {90, 3});
    assertThat(two.classify(close)).isEqualTo(1);
    assertThat(two.errorRate(List.of(close, SEVEN, new Stroke(2, ONE.x(), ONE.y()))))
        .isCloseTo(100.0 / 3, within(1e-9));
  }

  @Test
  void a_seventh_is_held_out_and_no_digit_is_on_both_sides() {
    List<Stroke> all = GeneratedStrokes.of(70, 1);
    HandwritingCorpus corpus = HandwritingCorpus.split("x", all);
    assertThat(corpus.dev()).hasSize(10);
    assertThat(corpus.train()).hasSize(60);
    List<Stroke> together = new ArrayList<>(corpus.dev());
    together.addAll(corpus.train());
    assertThat(together).containsExactlyInAnyOrderElementsOf(all);
    assertThat(corpus.strings()).hasSize(400);
    for (WrittenString each : corpus.strings()) {
      assertThat(each.digits().split(" ")).hasSizeBetween(3, 6);
    }
    assertThat(HandwritingCorpus.split("x", all).strings().get(7).x())
        .containsExactly(corpus.strings().get(7).x());
    assertThatThrownBy(() -> HandwritingCorpus.split("x", all.subList(0, 13)))
        .isInstanceOf(DataException.class)
        .hasMessage("x: 13 digits: give at least 14");
  }

  @Test
  void training_digits_are_shaken_a_little_and_anew_in_every_epoch() {
    TrainingExamples examples = HandwritingExamples.digits(List.of(SEVEN, ONE), 1);
    assertThat(examples.size()).isEqualTo(2);
    FrameExample first = examples.get(1, 0);
    assertThat(first.words()).containsExactly(7);
    assertThat(examples.get(1, 0).frames()).isDeepEqualTo(first.frames());
    assertThat(examples.get(2, 0).frames()).isNotEqualTo(first.frames());
    for (int seed = 0; seed < 20; seed++) {
      Stroke shaken = HandwritingExamples.shaken(SEVEN, new SplittableRandom(seed));
      for (int n = 0; n < 3; n++) {
        assertThat(shaken.x()[n]).isCloseTo(SEVEN.x()[n], within(3 + 0.15f * 50));
        assertThat(shaken.y()[n]).isCloseTo(SEVEN.y()[n], within(3f));
      }
    }
  }

  @Test
  void training_strings_are_short_at_first() {
    TrainingExamples examples =
        HandwritingExamples.strings(
            List.of(SEVEN, ONE), text -> new int[text.split(" ").length], 40, 1);
    Set<Integer> first = new HashSet<>();
    Set<Integer> later = new HashSet<>();
    for (int i = 0; i < examples.size(); i++) {
      first.add(examples.get(1, i).words().length);
      later.add(examples.get(2, i).words().length);
      assertThat(examples.get(2, i).frames()[0]).hasSize(StrokeFeatures.COUNT);
    }
    assertThat(first).containsExactlyInAnyOrder(1, 2, 3);
    assertThat(later).containsExactlyInAnyOrder(2, 3, 4, 5, 6);
  }
}
