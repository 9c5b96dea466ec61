package io.dragoman.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.autograd.Parameter;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.scalar.ScalarKernels;
import io.dragoman.nn.Initializer;
import io.dragoman.nn.ParameterStore;
import io.dragoman.tensor.QuantizedMatrix;
import io.dragoman.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParameterFilesTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void file() {
    file = folder.resolve("model.safetensors");
  }

  private static ParameterStore store(long seed) {
    ParameterStore store = new ParameterStore(seed);
    store.create("encoder.weight", 3, 4, Initializer.uniform(1));
    store.create("encoder.bias", 1, 4, Initializer.normal(1));
    return store;
  }

  private static float[] values(ParameterStore store, String name) {
    return store.get(name).value().toArray();
  }

  @Test
  void parameters_and_metadata_come_back_bit_for_bit() {
    ParameterStore saved = store(1);
    ParameterStore loaded = store(2);
    ParameterFiles.save(file, saved, Map.of("update", "7"));
    assertThat(ParameterFiles.load(file, loaded)).isEqualTo(Map.of("update", "7"));
    for (String name : saved.byName().keySet()) {
      assertThat(values(loaded, name)).isEqualTo(values(saved, name));
    }
  }

  @Test
  void packed_weights_are_renewed_after_loading() {
    Kernels kernels = new ScalarKernels();
    ParameterFiles.save(file, store(1), Map.of());
    ParameterStore loaded = store(2);
    Parameter weight = loaded.get("encoder.weight");
    Tensor x = Tensor.of(new float[] {1, 0, 0}, 3);
    Tensor y = Tensor.zeros(1, 4);
    kernels.multiply(x, weight.packed(kernels), y, false);
    ParameterFiles.load(file, loaded);
    kernels.multiply(x, weight.packed(kernels), y, false);
    assertThat(y.toArray()).isEqualTo(Arrays.copyOf(values(store(1), "encoder.weight"), 4));
  }

  @Test
  void all_differences_are_listed_at_once_and_nothing_changes() {
    ParameterStore other = new ParameterStore(1);
    other.create("encoder.weight", 4, 3, Initializer.ZEROS);
    other.create("decoder.weight", 1, 1, Initializer.ZEROS);
    other.create("decoder.bias", 1, 1, Initializer.ZEROS);
    ParameterFiles.save(file, other, Map.of());
    ParameterStore loaded = store(2);
    assertThatThrownBy(() -> ParameterFiles.load(file, loaded))
        .isInstanceOf(ParameterFileException.class)
        .hasMessage(
            "%s: does not fit: 'encoder.weight' is [4, 3] but must be (3, 4), 'encoder.bias' is"
                + " missing, 'decoder.bias' is too many, 'decoder.weight' is too many:"
                + " use the configuration it was saved with",
            file);
    assertThat(values(loaded, "encoder.weight")).isEqualTo(values(store(2), "encoder.weight"));
  }

  @Test
  void a_truncated_file_changes_nothing() throws IOException {
    ParameterFiles.save(file, store(1), Map.of());
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
    ParameterStore loaded = store(2);
    assertThatThrownBy(() -> ParameterFiles.load(file, loaded))
        .hasMessageEndingWith("the file is truncated: copy it again");
    for (String name : loaded.byName().keySet()) {
      assertThat(values(loaded, name)).isEqualTo(values(store(2), name));
    }
  }

  @Test
  void whole_numbers_are_no_parameters() throws IOException {
    Path ids = folder.resolve("ids");
    Files.copy(ParameterFilesTest.class.getResourceAsStream("python_types.safetensors"), ids);
    ParameterStore store = new ParameterStore(1);
    store.create("ids", 1, 3, Initializer.ZEROS);
    assertThatThrownBy(() -> ParameterFiles.load(ids, store))
        .hasMessageContaining("'ids' is I64 but must be of floating point");
  }

  @Test
  void quantized_parameters_come_back_as_bytes_and_what_they_stand_for() {
    ParameterStore saved = store(1);
    ParameterFiles.saveQuantized(file, saved, Map.of("update", "7"));
    ParameterStore loaded = store(2);
    assertThat(ParameterFiles.load(file, loaded)).isEqualTo(Map.of("update", "7"));
    Parameter weight = loaded.get("encoder.weight");
    QuantizedMatrix expected = QuantizedMatrix.of(saved.get("encoder.weight").value());
    assertThat(weight.quantized().orElseThrow().values()).isEqualTo(expected.values());
    Tensor floats = Tensor.zeros(3, 4);
    expected.dequantize(floats);
    assertThat(weight.value().toArray()).isEqualTo(floats.toArray());
    assertThat(loaded.get("encoder.bias").quantized()).isEmpty();
    assertThat(values(loaded, "encoder.bias")).isEqualTo(values(saved, "encoder.bias"));
  }

  @Test
  void a_quantized_file_says_so_and_is_about_a_quarter_as_long() throws IOException {
    ParameterStore large = new ParameterStore(1);
    large.create("weight", 400, 300, Initializer.uniform(1));
    Path whole = folder.resolve("whole");
    ParameterFiles.save(whole, large, Map.of());
    ParameterFiles.saveQuantized(file, large, Map.of());
    assertThat(ParameterFiles.isQuantized(whole)).isFalse();
    assertThat(ParameterFiles.isQuantized(file)).isTrue();
    assertThat(Files.size(file)).isLessThan(Files.size(whole) * 26 / 100);
  }

  @Test
  void loading_floats_over_quantized_parameters_leaves_no_bytes() {
    ParameterStore store = store(1);
    ParameterFiles.saveQuantized(file, store, Map.of());
    ParameterFiles.load(file, store);
    ParameterFiles.save(file, store(2), Map.of());
    ParameterFiles.load(file, store);
    assertThat(store.get("encoder.weight").quantized()).isEmpty();
    assertThat(values(store, "encoder.weight")).isEqualTo(values(store(2), "encoder.weight"));
  }

  @Test
  void differences_of_a_quantized_file_are_listed_and_nothing_changes() {
    ParameterStore other = new ParameterStore(1);
    other.create("encoder.weight", 4, 3, Initializer.uniform(1));
    other.create("encoder.bias", 1, 4, Initializer.ZEROS);
    ParameterFiles.saveQuantized(file, other, Map.of());
    ParameterStore loaded = store(2);
    assertThatThrownBy(() -> ParameterFiles.load(file, loaded))
        .isInstanceOf(ParameterFileException.class)
        .hasMessage(
            "%s: does not fit: 'encoder.weight.scale' is [1, 3] but must be (1, 4),"
                + " 'encoder.weight' is [4, 3] but must be (3, 4):"
                + " use the configuration it was saved with",
            file);
    assertThat(values(loaded, "encoder.weight")).isEqualTo(values(store(2), "encoder.weight"));
    assertThat(loaded.get("encoder.weight").quantized()).isEmpty();
  }

  @Test
  void weights_that_are_not_finite_are_not_quantized() {
    ParameterStore broken = store(1);
    broken.get("encoder.weight").value().set(2, 1, Float.NaN);
    assertThatThrownBy(() -> ParameterFiles.saveQuantized(file, broken, Map.of()))
        .isInstanceOf(ParameterFileException.class)
        .hasMessage(
            "%s: tensor 'encoder.weight': row 2, column 1 is NaN: must be a finite number: train"
                + " again",
            file);
    assertThat(file).doesNotExist();
  }

  @Test
  void metadata_is_read_without_parameters(@TempDir Path elsewhere) {
    ParameterStore store = new ParameterStore(1);
    store.create("w", 2, 3, Initializer.normal(1));
    ParameterFiles.save(elsewhere.resolve("a"), store, Map.of("cell", "gru"));
    assertThat(ParameterFiles.metadata(elsewhere.resolve("a"))).isEqualTo(Map.of("cell", "gru"));
  }
}
