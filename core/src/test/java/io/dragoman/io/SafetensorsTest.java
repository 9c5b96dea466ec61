package io.dragoman.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
  @TempDir Path folder;

  private Path resource(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = SafetensorsTest.class.getResourceAsStream(name)) {
      Files.copy(in, file);
    }
    return file;
  }

  @Test
  void every_type_written_by_pythons_library_is_read() throws IOException {
    try (SafetensorsReader reader = Safetensors.open(resource("python_types.safetensors"))) {
      assertThat(reader.names())
          .containsExactlyInAnyOrder(
              "half", "brain", "double", "single", "ids", "small_ids", "nothing");
      assertThat(reader.metadata()).isEqualTo(Map.of("note", "größer \"x\"\n"));
      assertThat(reader.floats("half")).containsExactly(1.5f, -0.0f, 65504f, 0x1p-24f);
      assertThat(reader.floats("brain")).startsWith(1.5f, -3f, 0x1p-100f).hasSize(4);
      assertThat(reader.shape("double")).isEmpty();
      assertThat(reader.floats("double")).containsExactly(0.1f);
      assertThat(reader.shape("single")).containsExactly(1L, 2L, 3L);
      assertThat(reader.floats("single"))
          .containsExactly(0f, 1 / 7f, 2 / 7f, 3 / 7f, 4 / 7f, 5 / 7f);
      assertThat(reader.longs("ids")).containsExactly(1, -2, 1L << 40);
      assertThat(reader.longs("small_ids")).containsExactly(7, -8);
      assertThat(reader.shape("nothing")).containsExactly(0L, 4L);
      assertThat(reader.floats("nothing")).isEmpty();
    }
  }

  @Test
  void the_bytes_are_those_that_pythons_library_writes() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("decoder.weight", Tensor.of(new float[] {9, 0.1f, -2.5f, 3e-39f}, 1, 1, 3));
    tensors.put("decoder.bias", Tensor.of(new float[] {1, 2}, 1));
    Path file = folder.resolve("ours");
    Safetensors.write(file, tensors, Map.of("step", "a\tb\"\\é\u0001"));
    assertThat(file).hasSameBinaryContentAs(resource("python_floats.safetensors"));
  }

  @Test
  void large_tensors_come_back_bit_for_bit() {
    Random random = new Random(5);
    float[] data = new float[3 * 70_001];
    for (int i = 0; i < data.length; i++) {
      data[i] = Float.intBitsToFloat(random.nextInt() & 0xbfffffff);
    }
    Map<String, Tensor> tensors =
        Map.of("b", Tensor.of(data, 1, 2, 70_001), "a", Tensor.of(new float[] {7}, 1));
    Path file = folder.resolve("large");
    Safetensors.write(file, tensors, Map.of());
    Tensor target = Tensor.of(new float[2 * 70_001 + 9], 9, 2, 70_001);
    try (SafetensorsReader reader = Safetensors.open(file)) {
      reader.readInto("b", target);
      assertThat(reader.metadata()).isEmpty();
    }
    assertThat(target.toArray()).isEqualTo(Arrays.copyOfRange(data, 1, 1 + 2 * 70_001));
    assertThat(target.data()).startsWith(new float[9]);
  }

  @Test
  void the_same_tensors_give_the_same_bytes_and_replace_a_longer_file() throws IOException {
    Tensor one = Tensor.of(new float[] {1, 2, 3}, 3);
    Map<String, Tensor> forwards = new LinkedHashMap<>();
    Map<String, Tensor> backwards = new LinkedHashMap<>();
    Map<String, String> notes = new LinkedHashMap<>();
    Map<String, String> reversed = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      forwards.put("t" + i, one);
      backwards.put("t" + (19 - i), one);
      notes.put("k" + i, "v");
      reversed.put("k" + (19 - i), "v");
    }
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    Files.write(second, new byte[100_000]);
    Safetensors.write(first, forwards, notes);
    Safetensors.write(second, backwards, reversed);
    assertThat(second).hasSameBinaryContentAs(first);
    assertThat(Files.size(first)).isLessThan(100_000);
  }

  @Test
  void leading_dimensions_count_as_rows() throws IOException {
    try (SafetensorsReader reader = Safetensors.open(resource("python_types.safetensors"))) {
      Tensor matrix = Tensor.zeros(2, 3);
      reader.readInto("single", matrix);
      assertThat(matrix.get(1, 0)).isEqualTo(3 / 7f);
      Tensor scalar = Tensor.zeros(1, 1);
      reader.readInto("double", scalar);
      assertThat(scalar.get(0, 0)).isEqualTo(0.1f);
    }
  }

  @Test
  void a_tensor_of_another_name_shape_or_type_is_refused() throws IOException {
    Path file = resource("python_types.safetensors");
    try (SafetensorsReader reader = Safetensors.open(file)) {
      assertThatThrownBy(() -> reader.readInto("single", Tensor.zeros(3, 2)))
          .isInstanceOf(ParameterFileException.class)
          .hasMessage(file + ": tensor 'single': is [1, 2, 3] but must be (3, 2)");
      assertThatThrownBy(() -> reader.floats("ids"))
          .hasMessage(file + ": tensor 'ids': is I64 but must be of floating point");
      assertThatThrownBy(() -> reader.longs("half"))
          .hasMessage(file + ": tensor 'half': is F16 but must be I64, I32 or I8");
      assertThatThrownBy(() -> reader.shape("halve"))
          .hasMessage(
              file + ": tensor 'halve': is missing: the file has " + List.copyOf(reader.names()));
    }
  }

  @Test
  void a_missing_file_or_folder_is_named() {
    Path file = folder.resolve("none").resolve("model.safetensors");
    assertThatThrownBy(() -> Safetensors.open(file))
        .hasMessage(file + ": does not exist: check the path");
    assertThatThrownBy(() -> Safetensors.write(file, Map.of(), Map.of()))
        .isInstanceOf(ParameterFileException.class)
        .hasMessage(
            "%s: cannot be written (NoSuchFileException: %s): check path, rights and space",
            file, file);
  }

  @Test
  void the_reserved_name_is_refused_before_the_file_is_touched() {
    Path file = folder.resolve("f");
    assertThatThrownBy(
            () -> Safetensors.write(file, Map.of("__metadata__", Tensor.zeros(1, 1)), Map.of()))
        .hasMessage(file + ": tensor '__metadata__': the name is reserved: choose another");
    assertThat(file).doesNotExist();
  }
}
