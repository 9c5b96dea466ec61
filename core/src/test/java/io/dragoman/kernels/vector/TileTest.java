package io.dragoman.kernels.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.kernels.PackedMatrix;
import io.dragoman.tensor.Tensor;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TileTest {
  static List<Tile> tiles() {
    return List.of(new WideTile(6), new TallTile(8), new TallTile(6));
  }

  @ParameterizedTest
  @MethodSource("tiles")
  void every_value_is_one_chain_of_fused_multiply_adds(Tile tile) {
    VectorKernels kernels = new VectorKernels(tile);
    for (int rows = 1; rows <= 20; rows++) {
      for (int columns : new int[] {1, tile.columns(), tile.columns() + 5, 150}) {
        for (int inner : new int[] {1, 19, 520}) {
          Tensor a = random(rows, inner);
          Tensor b = random(inner, columns);
          PackedMatrix packed = kernels.pack(b, false, null);
          Tensor c = random(rows, columns);
          Tensor sum = Tensor.of(c.toArray(), columns);
          kernels.multiply(a, packed, c, false);
          kernels.multiply(a, packed, sum, true);
          for (int i = 0; i < rows; i++) {
            int j = (i * 7) % columns;
            assertThat(c.get(i, j)).isEqualTo(chain(a, i, b, j, 0f));
          }
          int j = columns - 1;
          float start = random(rows, columns).get(rows - 1, j);
          assertThat(sum.get(rows - 1, j)).isEqualTo(chain(a, rows - 1, b, j, start));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tiles")
  void transposed_products_are_the_same_chains(Tile tile) {
    VectorKernels kernels = new VectorKernels(tile);
    for (int rows : new int[] {1, 5, 13, 40}) {
      Tensor a = random(1030, rows);
      Tensor b = random(1030, 70);
      Tensor c = Tensor.zeros(rows, 70);
      kernels.multiplyTransposed(List.of(a), List.of(b), 0, c, false);
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < 70; j += 3) {
          float sum = 0f;
          for (int k = 0; k < 1030; k++) {
            sum = Math.fma(a.get(k, i), b.get(k, j), sum);
          }
          assertThat(c.get(i, j)).isEqualTo(sum);
        }
      }
    }
  }

  @Test
  void tiles_of_different_shape_do_not_share_a_packed_matrix() {
    Tensor b = random(20, 30);
    PackedMatrix wide = new VectorKernels(new WideTile(6)).pack(b, false, null);
    assertThat(new VectorKernels(new TallTile(8)).pack(b, false, wide)).isNotSameAs(wide);
  }

  @Test
  void blocks_share_the_inner_dimension_evenly() {
    assertThat(VectorMatrix.blockLength(0, 512)).isZero();
    assertThat(VectorMatrix.blockLength(512, 512)).isEqualTo(512);
    assertThat(VectorMatrix.blockLength(513, 512)).isEqualTo(257);
    assertThat(VectorMatrix.blockLength(1536, 512)).isEqualTo(512);
  }

  private static float chain(Tensor a, int row, Tensor b, int column, float start) {
    float sum = start;
    for (int k = 0; k < a.columns(); k++) {
      sum = Math.fma(a.get(row, k), b.get(k, column), sum);
    }
    return sum;
  }

  private static Tensor random(int rows, int columns) {
    Random random = new Random(rows * 1000L + columns);
    Tensor x = Tensor.zeros(rows, columns);
    for (int i = 0; i < x.size(); i++) {
      x.data()[i] = (float) random.nextGaussian();
    }
    return x;
  }
}
