package io.dragoman.length;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.autograd.Tape;
import io.dragoman.data.DataException;
import io.dragoman.kernels.scalar.ScalarKernels;
import io.dragoman.length.LengthFit.Quality;
import io.dragoman.model.EncoderConfig;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.EncoderOutput;
import io.dragoman.model.ModelConfig;
import io.dragoman.model.SequenceBatch;
import io.dragoman.search.ModelSearchModels;
import io.dragoman.tensor.Arena;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LengthModelTest {
  private static final EncoderDecoder PLAIN = ModelSearchModels.model(1);
  private static final LengthFit FIT =
      new LengthFit(90, 10, 1e-3, new Quality(0.5, 1.25), 1.125, new Quality(0, 2));

  @TempDir Path folder;

  private static double ratio(EncoderDecoder model, LengthModel lengths, int[]... sources) {
    Tape tape = Tape.inference(new ScalarKernels(), new Arena());
    SequenceBatch batch = SequenceBatch.of(sources);
    EncoderOutput output = model.encoder().encode(tape, batch);
    int row = 0;
    while (batch.sentence(row) != 0) {
      row++;
    }
    return lengths.ratio(output, row, sources[0].length);
  }

  @Test
  void the_ratio_depends_on_the_length_alone_if_states_have_no_weight() {
    float[] weights = new float[20];
    weights[18] = -0.5f;
    weights[19] = 0.25f;
    LengthModel lengths = LengthModels.of(weights);
    assertThat(ratio(PLAIN, lengths, new int[] {4, 5, 6, 2}))
        .isCloseTo(Math.exp(0.25) / 2, within(1e-9));
    assertThat(ratio(PLAIN, lengths, new int[] {2})).isCloseTo(Math.exp(0.25), within(1e-9));
  }

  @Test
  void states_count_by_their_mean_whatever_is_beside_the_sentence() {
    LengthModel lengths = LengthModels.opinionated(18);
    int[] source = {4, 9, 6, 2};
    double alone = ratio(PLAIN, lengths, source);
    assertThat(ratio(PLAIN, lengths, source, new int[] {5, 6, 7, 8, 9, 2}, new int[] {2}))
        .isEqualTo(alone);
    Tape tape = Tape.inference(new ScalarKernels(), new Arena());
    EncoderOutput output = PLAIN.encoder().encode(tape, SequenceBatch.of(source));
    double sum = 0.2f - 0.3f * Math.log(4);
    for (int unit = 0; unit < 18; unit++) {
      for (int t = 0; t < 4; t++) {
        sum += (unit % 3 - 1) * 1.5 * output.states().value().get(t, unit) / 4;
      }
    }
    assertThat(Math.log(alone)).isCloseTo(sum, within(1e-6));
  }

  @Test
  void a_pyramid_has_fewer_states_than_words() {
    ModelConfig config = PLAIN.config();
    EncoderConfig encoder = new EncoderConfig(6, "gru", 9, 2, true).withPyramid(2);
    EncoderDecoder model =
        EncoderDecoder.create(
            new ModelConfig(encoder, config.decoder(), config.attention(), config.dropout()),
            20,
            20,
            17);
    int[] source = {4, 9, 6, 7, 2};
    Tape tape = Tape.inference(new ScalarKernels(), new Arena());
    EncoderOutput output = model.encoder().encode(tape, SequenceBatch.of(source));
    assertThat(output.layout().length(0)).isEqualTo(3);
    double mean = 0;
    for (int t = 0; t < 3; t++) {
      mean += output.states().value().get(t, 4) / 3.0;
    }
    assertThat(LengthModel.mean(output, 0, 4)).isCloseTo(mean, within(1e-9));
    LengthModel lengths = LengthModels.opinionated(18);
    assertThat(ratio(model, lengths, source, new int[] {5, 6, 7, 8, 9, 2}))
        .isEqualTo(ratio(model, lengths, source));
  }

  @Test
  void predictions_stay_within_what_was_seen() {
    float[] weights = new float[20];
    weights[19] = 9;
    LengthModel lengths = new LengthModel(weights, -0.5f, 0.5f);
    assertThat(ratio(PLAIN, lengths, new int[] {4, 2})).isCloseTo(Math.exp(0.5), within(1e-9));
    weights[19] = -9;
    assertThat(ratio(PLAIN, new LengthModel(weights, -0.5f, 0.5f), new int[] {4, 2}))
        .isCloseTo(Math.exp(-0.5), within(1e-9));
  }

  private Path translator() throws IOException {
    return Files.writeString(folder.resolve("model"), "weights");
  }

  @Test
  void a_file_gives_back_what_was_written() throws IOException {
    Path file = folder.resolve(LengthModelFile.NAME);
    LengthModel model = LengthModels.opinionated(5);
    LengthModelFile.write(file, model, FIT, translator());
    LengthModel read = LengthModelFile.read(file, translator(), 5);
    assertThat(read.weights()).containsExactly(model.weights());
    assertThat(read.least()).isEqualTo(-3);
    assertThat(read.most()).isEqualTo(3);
    byte[] first = Files.readAllBytes(file);
    LengthModelFile.write(file, model, FIT, translator());
    assertThat(Files.readAllBytes(file)).isEqualTo(first);
    assertThat(new String(first, java.nio.charset.StandardCharsets.ISO_8859_1))
        .contains(
            "90 pairs (ridge 1e-03); on 10 others R^2 0.500, mean error 1.250 tokens; constant"
                + " ratio 1.1250: R^2 0.000, mean error 2.000 tokens");
  }

  @Test
  void a_file_of_another_model_a_missing_and_a_damaged_one_are_refused() throws IOException {
    Path file = folder.resolve(LengthModelFile.NAME);
    assertRefused(
        file,
        file + ": does not exist: make it with \"dragoman length-model\" from the training text");
    LengthModelFile.write(file, LengthModels.opinionated(5), FIT, translator());
    Files.writeString(folder.resolve("model"), "other weights");
    assertThatThrownBy(() -> LengthModelFile.read(file, folder.resolve("model"), 5))
        .isInstanceOf(DataException.class)
        .hasMessage(
            file + ": was made for another model: make it again with \"dragoman length-model\"");
    translator();
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 4));
    assertThatThrownBy(() -> LengthModelFile.read(file, translator(), 5))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageEndingWith("; make it again with \"dragoman length-model\"");
    Files.write(file, bytes);
    assertThatThrownBy(() -> LengthModelFile.read(file, translator(), 6))
        .hasMessageContaining("state.weight");
  }

  private void assertRefused(Path file, String message) {
    assertThatThrownBy(() -> LengthModelFile.read(file, translator(), 5))
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }
}
