package io.dragoman.marian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.autograd.Parameter;
import io.dragoman.checkpoint.Checkpoint;
import io.dragoman.experiment.TranslationModel;
import io.dragoman.io.NpzReader;
import io.dragoman.model.ModelConfig;
import io.dragoman.tensor.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarianExportTest {
  @TempDir private Path directory;

  static Stream<String> names() {
    return MarianGoldenTest.names();
  }

  private Path exported(TranslationModel loaded, boolean nematus) {
    Path file = directory.resolve("back.npz");
    Checkpoint checkpoint = loaded.checkpoint();
    MarianExport.write(
        file,
        loaded.config().model(),
        loaded.model().parameters(),
        checkpoint.source(),
        checkpoint.target(),
        loaded.config().search(),
        nematus);
    return file;
  }

  /** All arrays of a model under Marian's names. */
  private static Map<String, Tensor> arrays(Path file) {
    try (MarianModel model = MarianModel.open(file, Optional.empty())) {
      return model.arrays();
    }
  }

  private static void requireSame(Map<String, Tensor> actual, Map<String, Tensor> expected) {
    assertThat(actual.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
    expected.forEach(
        (name, value) -> assertThat(Arrays.equals(actual.get(name).data(), value.data())).isTrue());
  }

  @ParameterizedTest
  @MethodSource("names")
  void arrays_come_back_with_the_same_bits(String name) {
    Path file = exported(Fixtures.imported(name, directory), false);
    Map<String, Tensor> before = arrays(Fixtures.file(name + ".npz"));
    Map<String, Tensor> after = arrays(file);
    Tensor legacy = before.remove("decoder_ff_logit_l2_W");
    if (legacy != null) { // Marian has turned it since
      Tensor turned = after.remove("decoder_ff_logit_l2_Wt");
      for (int row = 0; row < legacy.rows(); row++) {
        for (int column = 0; column < legacy.columns(); column++) {
          assertThat(turned.get(column, row)).isEqualTo(legacy.get(row, column));
        }
      }
    }
    requireSame(after, before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nematus",
        "nematus-layer-norm",
        "nematus-deep",
        "nematus-deep-layer-norm",
        "plain"
      })
  void arrays_may_have_the_names_of_nematus(String name) {
    TranslationModel loaded = Fixtures.imported(name, directory);
    Path file = exported(loaded, true);
    try (NpzReader reader = NpzReader.open(file)) {
      assertThat(reader.names())
          .contains("Wemb", "encoder_Ux", "decoder_Wc", "ff_logit_ctx_W", "decoder_c_tt");
    }
    Path again = directory.resolve("again");
    Fixtures.of(file, directory, 9, 8).write(again, Fixtures.PROVENANCE);
    TranslationModel back = TranslationModel.load(again);
    for (Parameter each : loaded.model().parameters().all()) {
      assertThat(back.model().parameters().get(each.name()).value().data())
          .isEqualTo(each.value().data());
    }
  }

  @Test
  void networks_that_nematus_lacks_keep_the_names_of_marian() {
    TranslationModel loaded = Fixtures.imported("lstm", directory);
    assertThatThrownBy(() -> exported(loaded, true))
        .isInstanceOf(MarianException.class)
        .hasMessage(
            "export: the model's cells or layers are none that Nematus has: leave out --nematus");
    TranslationModel skip = Fixtures.imported("stacked-skip", directory);
    assertThatThrownBy(() -> exported(skip, true)).isInstanceOf(MarianException.class);
  }

  @Test
  void vocabularies_and_settings_stand_beside() {
    TranslationModel plain = Fixtures.imported("plain", directory);
    Path file = exported(plain, false);
    MarianImport again =
        new MarianImport(
            file,
            Optional.empty(),
            directory.resolve("back.npz.source.yml"),
            directory.resolve("back.npz.target.yml"),
            Optional.empty());
    again.write(directory.resolve("again"), Fixtures.PROVENANCE);
    TranslationModel back = TranslationModel.load(directory.resolve("again"));
    assertThat(back.config()).isEqualTo(plain.config());
  }

  @Test
  void networks_that_marian_lacks_are_refused_with_what_differs() {
    ModelConfig own = ModelConfig.standard();
    assertThatThrownBy(() -> MarianExport.options(own, 9, 8))
        .isInstanceOf(MarianException.class)
        .hasMessageStartingWith(
            "export: Marian has no such network: model.encoder.cell is gru but must be"
                + " gru:input-bias; ")
        .hasMessageContaining("model.decoder.conditional is false but must be true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nematus-deep", "nematus-deep-layer-norm"})
  void layers_of_nematus_become_marians(String name) {
    Path file = directory.resolve("marian.npz");
    MarianExport.convert(Fixtures.file(name + ".npz"), Optional.empty(), file);
    try (NpzReader reader = NpzReader.open(file)) {
      assertThat(reader.names())
          .contains("encoder_bi_r_l2_cell1_Wx", "decoder_l2_cell1_U", "special:model.yml")
          .doesNotContain("decoder_2_U", "encoder_r_2_Wx");
      if (name.equals("nematus-deep-layer-norm")) {
        try (NpzReader before = NpzReader.open(Fixtures.file(name + ".npz"))) {
          assertThat(reader.matrix("encoder_bi_r_l2_cell1_Wx").data())
              .as("what read forward stands in the chain that began backward")
              .isEqualTo(before.matrix("encoder_2_Wx").data());
          assertThat(reader.matrix("decoder_cell2_Wx").get(0, 0))
              .isEqualTo(before.matrix("decoder_Wcx").get(5, 0));
        }
      }
    }
    requireSame(arrays(file), arrays(Fixtures.file(name + ".npz")));
    TranslationModel first = Fixtures.imported(name, directory);
    Fixtures.of(file, directory, 9, 8).write(directory.resolve("second"), Fixtures.PROVENANCE);
    TranslationModel second = TranslationModel.load(directory.resolve("second"));
    assertThat(second.config().model()).isEqualTo(first.config().model());
    for (Parameter each : first.model().parameters().all()) {
      assertThat(second.model().parameters().get(each.name()).value().data())
          .isEqualTo(each.value().data());
    }
  }

  @Test
  void a_model_of_nematus_becomes_one_of_marian() {
    Path file = directory.resolve("marian.npz");
    MarianExport.convert(Fixtures.file("nematus.npz"), Optional.empty(), file);
    try (NpzReader reader = NpzReader.open(file)) {
      assertThat(reader.names())
          .contains("encoder_Wemb", "decoder_cell3_Ux", "special:model.yml")
          .doesNotContain("decoder_c_tt", "uidx", "zipped_params");
    }
    requireSame(arrays(file), arrays(Fixtures.file("nematus.npz")));
  }
}
