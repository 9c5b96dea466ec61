package io.dragoman.tokenizers.subword.sentencepiece;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.tokenizers.RandomText;
import io.dragoman.tokenizers.vocab.DataFormatException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SentencePieceModelTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"tiny_uni", "tiny_bpe", "tiny_raw", "tiny_char"})
  void text_is_cut_and_joined_as_sentencepiece_does(String name) {
    assertGolden(Models.model(name + ".model"), name + ".golden");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny_uni", "tiny_bpe"})
  void text_is_cut_without_pieces_out_of_use_as_sentencepiece_does(String name) {
    ModelSpec spec = ModelFormat.parse(Models.bytes(name + ".model"), Path.of(name));
    List<Piece> pieces = new ArrayList<>(spec.pieces());
    for (int i = 0; i < pieces.size(); i += 3) {
      Piece piece = pieces.get(i);
      if (piece.type() == Piece.Type.NORMAL
          && piece.text().codePointCount(0, piece.text().length()) > 1) {
        pieces.set(i, new Piece(piece.text(), piece.score(), Piece.Type.UNUSED));
      }
    }
    ModelSpec fewer =
        new ModelSpec(
            spec.kind(),
            pieces,
            spec.byteFallback(),
            spec.suffix(),
            spec.unknownSurface(),
            spec.normalization(),
            spec.denormalization());
    assertGolden(new SentencePieceModel(fewer, Path.of(name)), name + "_unused.golden");
  }

  /** Lines of text, pieces, ids, text of the pieces and text of the ids. */
  private static void assertGolden(SentencePieceModel model, String file) {
    String[] cases = new String(Models.bytes(file), UTF_8).split("\n");
    assertThat(cases).hasSize(100);
    for (String each : cases) {
      String[] fields = each.split("\u0002", -1);
      List<String> pieces = model.encode(fields[0]);
      int[] ids = model.encodeIds(fields[0]);
      assertThat(String.join("\u0001", pieces)).isEqualTo(fields[1]);
      assertThat(Arrays.stream(ids).mapToObj(Integer::toString).collect(Collectors.joining(" ")))
          .isEqualTo(fields[2]);
      assertThat(model.decode(pieces)).isEqualTo(fields[3]);
      assertThat(model.decodeIds(ids)).isEqualTo(fields[4]);
    }
  }

  @Test
  void bytes_that_are_no_character_become_replacement_characters() {
    SentencePieceModel model = Models.unigram();
    assertThat(model.decode(List.of("▁a", "<0xE6>", "<0x97>", "<0xA5>"))).isEqualTo("a日");
    assertThat(model.decode(List.of("<0xE6>", "<0x97>", "b", "<0xFF>"))).isEqualTo("��b�");
    assertThat(model.decode(List.of("<s>", "▁a", "</s>", "<unk>"))).isEqualTo("a ⁇ ");
  }

  @Test
  void pieces_have_ids_and_types() {
    SentencePieceModel model = Models.unigram();
    assertThat(model.piece(0)).isEqualTo(new Piece("<unk>", 0, Piece.Type.UNKNOWN));
    assertThat(model.piece(model.id("<ctl>")).type()).isEqualTo(Piece.Type.CONTROL);
    assertThat(model.piece(model.id("tokens")).type()).isEqualTo(Piece.Type.USER_DEFINED);
    assertThat(model.piece(model.id("<0x41>")).type()).isEqualTo(Piece.Type.BYTE);
    assertThat(model.id("no such piece")).isZero();
    assertThat(model.size()).isEqualTo(700);
    assertThat(model.normalization()).isEqualTo("identity");
    assertThatThrownBy(() -> model.piece(700)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void text_is_normalized_by_the_rules_of_the_model() {
    SentencePieceModel model = Models.merges();
    assertThat(model.normalize(" cafe\u0301\u00A0\uFB01n\u200B  ½ ")).isEqualTo("café▁fin▁1/2▁");
    assertThat(model.normalize("")).isEmpty();
  }

  @Test
  void a_model_is_written_as_it_was_read() {
    for (String name : List.of("tiny_uni.model", "tiny_bpe.model")) {
      SentencePieceModel model = Models.model(name);
      SentencePieceModel copy = SentencePieceModel.parse(model.toBytes(), Path.of("copy"));
      SplittableRandom random = new SplittableRandom(4);
      for (int i = 0; i < 300; i++) {
        String line = RandomText.line(random);
        assertThat(copy.encode(line)).isEqualTo(model.encode(line));
        assertThat(copy.decode(copy.encode(line))).isEqualTo(model.decode(model.encode(line)));
      }
    }
  }

  @Test
  void samples_have_the_frequencies_of_their_probabilities() {
    // As SentencePiece drew them: 0.779 and 0.221 of 40,000.
    Map<String, Integer> unigram = drawn(Models.unigram(), "model.", -1, 0.5);
    assertThat(unigram.get("▁model .") / 20_000.0).isBetween(0.765, 0.793);
    assertThat(unigram.get("▁ model .") / 20_000.0).isBetween(0.207, 0.235);
    // 0.394 and 0.131
    Map<String, Integer> merges = drawn(Models.merges(), "model", -1, 0.2);
    assertThat(merges.get("model▁") / 20_000.0).isBetween(0.38, 0.41);
    assertThat(merges.get("m o d el▁") / 20_000.0).isBetween(0.12, 0.143);
  }

  @Test
  void of_the_n_best_each_is_drawn_by_its_probability() {
    Map<String, Integer> two = drawn(Models.unigram(), "model.", 2, 0.5);
    assertThat(two).containsOnlyKeys("▁model .", "▁ model .");
    assertThat(two.get("▁model .") / 20_000.0).isBetween(0.765, 0.793);
    Map<String, Integer> flat = drawn(Models.unigram(), "model.", 2, 0);
    assertThat(flat.get("▁model .") / 20_000.0).isBetween(0.485, 0.515);
  }

  private static Map<String, Integer> drawn(
      SentencePieceModel model, String text, int nBest, double alpha) {
    SplittableRandom random = new SplittableRandom(9);
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      counts.merge(String.join(" ", model.sample(text, nBest, alpha, random)), 1, Integer::sum);
    }
    return counts;
  }

  @Test
  void a_seed_repeats_a_sample() {
    String line = "The tokens of a line are drawn.";
    repeats(Models.unigram(), 0.1, line);
    repeats(Models.merges(), 0.5, line);
  }

  private static void repeats(SentencePieceModel model, double alpha, String line) {
    List<String> pieces = model.sample(line, -1, alpha, new SplittableRandom(1));
    assertThat(model.sample(line, -1, alpha, new SplittableRandom(1))).isEqualTo(pieces);
    assertThat(model.sample(line, -1, alpha, new SplittableRandom(2))).isNotEqualTo(pieces);
    assertThat(model.decode(pieces).strip()).isEqualTo(line);
  }

  @Test
  void a_model_of_characters_knows_one_way_to_cut_a_line() {
    SentencePieceModel model = Models.model("tiny_char.model");
    String line = "Ein <num> tokens 日";

    assertThat(model.encode(line))
        .containsExactly("▁", "E", "i", "n", "▁", "<num>", "▁", "tokens", "▁", "日");
    assertThat(model.sample(line, 5, 0.1, new SplittableRandom(1))).isEqualTo(model.encode(line));
    assertThat(model.encode("ä€\uD83D\uDE00 o")).containsExactly("▁", "ä€\uD83D\uDE00", "▁", "o");
    assertThat(model.isUnigram()).isFalse();
    assertThat(model.hasMerges()).isFalse();
    assertThat(model.bytes()).isEmpty();
  }

  @Test
  void hostile_files_are_refused_in_one_line_or_do_no_harm() {
    SplittableRandom random = new SplittableRandom(6);
    byte[] good = Models.bytes("tiny_raw.model");
    int refused = 0;
    for (int i = 0; i < 400; i++) {
      byte[] bad = Arrays.copyOf(good, i % 4 == 0 ? random.nextInt(good.length) : good.length);
      for (int j = random.nextInt(6); j > 0 && bad.length > 0; j--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      try {
        SentencePieceModel model = SentencePieceModel.parse(bad, Path.of("bad.model"));
        model.decode(model.encode("tokens of a ｌine\u00A0½"));
      } catch (DataFormatException e) {
        refused++;
        assertThat(e).hasMessageStartingWith("bad.model: ").hasMessageNotContaining("\n");
      }
    }
    assertThat(refused).isBetween(50, 400);
  }

  @Test
  void other_files_are_refused() {
    refused(new byte[0], "is no SentencePiece model: it has no pieces: give a .model file");
    refused(
        "#version: 0.2\na b\n".getBytes(UTF_8),
        "is no SentencePiece model: field 4 has wire type 3:"
            + " give the .model file as it was trained");
    refused(
        new WireWriter().bytes(1, new byte[0]).toBytes(),
        "piece 0 is empty: give the .model file as it was trained");
    WireWriter unknown = new WireWriter().text(1, "<unk>").number(3, 2);
    refused(
        new WireWriter().message(1, unknown).message(1, unknown).toBytes(),
        "is a damaged model: piece 1 repeats piece 0: give the .model file as it was trained");
    refused(
        new WireWriter().message(1, new WireWriter().text(1, "a")).toBytes(),
        "is a damaged model: it has no unknown piece: give the .model file as it was trained");
    refused(
        new WireWriter().message(1, unknown).message(2, new WireWriter().number(3, 3)).toBytes(),
        "is a model of type 3 (word): train one of type unigram, bpe or char");
    refused(
        new WireWriter().message(1, unknown).message(2, new WireWriter().flag(35, true)).toBytes(),
        "is a damaged model: it has byte fallback but not all 256 bytes:"
            + " give the .model file as it was trained");
    refused(
        new WireWriter()
            .message(1, unknown)
            .message(3, new WireWriter().bytes(2, new byte[] {8, 0, 0, 0, 1}))
            .toBytes(),
        "has damaged normalization rules: its trie has 8 bytes: give the .model as it was trained");
    refused(
        new WireWriter().message(1, unknown).message(3, new WireWriter().flag(5, false)).toBytes(),
        "does not escape spaces: train with escape_whitespaces=true");
  }

  @Test
  void damaged_pieces_are_refused() {
    WireWriter unknown = new WireWriter().text(1, "<unk>").number(3, 2);
    String remedy = ": give the .model file as it was trained";
    for (int type : new int[] {0, 7}) {
      refused(
          new WireWriter()
              .message(1, unknown)
              .message(1, new WireWriter().text(1, "a").number(3, type))
              .toBytes(),
          "piece 1 has type " + type + remedy);
    }
    refused(
        new WireWriter().message(1, new WireWriter().text(1, "a").real(2, Float.NaN)).toBytes(),
        "piece 0 has no score" + remedy);
  }

  @Test
  void a_missing_file_is_named() {
    assertThatThrownBy(() -> SentencePieceModel.read(folder.resolve("none.model")))
        .isInstanceOf(DataFormatException.class)
        .hasMessage(folder.resolve("none.model") + ": no such file: check the path");
    assertThatThrownBy(() -> SentencePieceModel.read(folder))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(folder + ": cannot be read: ");
  }

  private static void refused(byte[] bytes, String message) {
    assertThatThrownBy(() -> SentencePieceModel.parse(bytes, Path.of("m")))
        .isInstanceOf(DataFormatException.class)
        .hasMessage("m: " + message);
  }
}
