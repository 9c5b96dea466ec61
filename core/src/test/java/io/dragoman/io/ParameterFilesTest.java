package io.dragoman.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.autograd.Parameter;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.scalar.ScalarKernels;
import io.dragoman.nn.Initializer;
import io.dragoman.nn.ParameterStore;
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
}
