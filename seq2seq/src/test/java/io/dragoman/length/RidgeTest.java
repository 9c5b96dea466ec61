package io.dragoman.length;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RidgeTest {
  private static List<double[]> plane(int count, double noise, long seed) {
    Random random = new Random(seed);
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double x = 3 + random.nextGaussian();
      double y = x + 0.1 * random.nextGaussian();
      double z = 2 * x - 5 * y + 7 + noise * random.nextGaussian();
      points.add(new double[] {x, y, 4, z});
    }
    return points;
  }

  private static Moments moments(List<double[]> points) {
    Moments moments = new Moments(4);
    points.forEach(moments::add);
    return moments;
  }

  @Test
  void a_weak_ridge_finds_the_plane_and_gives_a_constant_no_weight() {
    double[] weights = Ridge.solve(moments(plane(300, 0, 1)), 1e-12).weights();
    assertThat(weights[0]).isCloseTo(2, within(1e-6));
    assertThat(weights[1]).isCloseTo(-5, within(1e-6));
    assertThat(weights[2]).isZero();
    assertThat(weights[3]).isCloseTo(7, within(1e-6));
  }

  @Test
  void one_input_has_the_solution_of_the_textbook() {
    Moments moments = new Moments(2);
    double[][] points = {{1, 2}, {2, 2}, {3, 5}, {6, 7}};
    for (double[] each : points) {
      moments.add(each);
    }
    double xy = (1 * 2 + 2 * 2 + 3 * 5 + 6 * 7) / 4.0 - 3 * 4;
    double xx = (1 + 4 + 9 + 36) / 4.0 - 9;
    double slope = xy / xx / 1.25; // covariance / variance / (1 + strength)
    double[] weights = Ridge.solve(moments, 0.25).weights();
    assertThat(weights[0]).isCloseTo(slope, within(1e-12));
    assertThat(weights[1]).isCloseTo(4 - 3 * slope, within(1e-12));
  }

  @Test
  void no_other_weights_have_a_smaller_cost() {
    List<double[]> points = plane(50, 0.5, 2);
    double[] weights = Ridge.solve(moments(points), 0.1).weights();
    double least = cost(points, weights, 0.1);
    for (int i : new int[] {0, 1, 3}) {
      for (double step : new double[] {-1e-4, 1e-4}) {
        double[] moved = weights.clone();
        moved[i] += step;
        assertThat(cost(points, moved, 0.1)).isGreaterThan(least);
      }
    }
  }

  private static double cost(List<double[]> points, double[] weights, double strength) {
    Moments moments = moments(points);
    double cost = error(points, weights);
    for (int i = 0; i < 3; i++) {
      cost += strength * weights[i] * weights[i] * moments.covariance(i, i);
    }
    return cost;
  }

  private static double error(List<double[]> points, double[] weights) {
    double sum = 0;
    for (double[] each : points) {
      double missed = each[3] - weights[3];
      for (int i = 0; i < 3; i++) {
        missed -= weights[i] * each[i];
      }
      sum += missed * missed;
    }
    return sum / points.size();
  }

  @Test
  void the_error_is_that_of_the_predictions() {
    List<double[]> others = plane(40, 1, 4);
    Ridge ridge = Ridge.solve(moments(plane(70, 0.5, 3)), 0.01);
    assertThat(ridge.error(moments(others)))
        .isCloseTo(error(others, ridge.weights()), within(1e-9));
  }

  @Test
  void moments_are_those_of_all_vectors_however_they_are_added() {
    List<double[]> points = plane(150, 1, 5); // more than two blocks
    Moments parts = moments(points.subList(0, 70));
    parts.add(moments(points.subList(70, 150)));
    Moments whole = moments(points);
    assertThat(parts.count()).isEqualTo(150);
    for (int i = 0; i < 4; i++) {
      int at = i;
      double mean = points.stream().mapToDouble(each -> each[at]).average().orElseThrow();
      assertThat(whole.mean(i)).isCloseTo(mean, within(1e-9));
      assertThat(parts.mean(i)).isCloseTo(mean, within(1e-9));
      for (int j = 0; j < 4; j++) {
        assertThat(parts.covariance(i, j)).isCloseTo(whole.covariance(j, i), within(1e-9));
      }
    }
    assertThat(whole.covariance(0, 0)).isCloseTo(1, within(0.3));
  }
}
