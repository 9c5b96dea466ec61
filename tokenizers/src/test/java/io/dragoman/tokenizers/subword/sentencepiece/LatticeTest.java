package io.dragoman.tokenizers.subword.sentencepiece;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.tokenizers.subword.sentencepiece.UnigramSegmenter.Scored;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LatticeTest {
  private static final UnigramSegmenter SEGMENTER =
      new UnigramSegmenter(
          new PieceTable(
              ModelFormat.parse(Models.bytes("tiny_uni.model"), Path.of("m")), Path.of("m")));

  private static List<String> texts(Scored scored, byte[] text) {
    return scored.spans().stream().map(each -> Utf8.text(text, each.start(), each.end())).toList();
  }

  @Test
  void the_best_ways_come_first() {
    byte[] text = "▁The▁model▁directory".getBytes(UTF_8);
    List<Scored> best = SEGMENTER.nBest(text, 5);
    assertThat(best.stream().map(each -> texts(each, text)))
        .containsExactly(
            List.of("▁The", "▁model", "▁directory"),
            List.of("▁The", "▁", "model", "▁directory"),
            List.of("▁", "T", "h", "e", "▁model", "▁directory"),
            List.of("▁The", "▁", "m", "o", "de", "l", "▁directory"),
            List.of("▁", "T", "h", "e", "▁", "model", "▁directory"));
    for (int i = 1; i < best.size(); i++) {
      assertThat(best.get(i).score()).isLessThanOrEqualTo(best.get(i - 1).score());
    }
  }

  @Test
  void the_first_of_the_best_is_the_segmentation() {
    for (String line : List.of("▁a", "▁It's▁late,▁don't▁go!", "▁日本<x>tokens", "▁")) {
      byte[] text = line.getBytes(UTF_8);
      assertThat(SEGMENTER.nBest(text, 1).get(0).spans()).isEqualTo(SEGMENTER.segment(text));
    }
  }

  @Test
  void an_empty_text_has_one_way() {
    assertThat(SEGMENTER.nBest(new byte[0], 3)).containsExactly(new Scored(List.of(), 0));
    assertThat(SEGMENTER.segment(new byte[0])).isEmpty();
  }

  @Test
  void there_are_no_more_ways_than_there_are() {
    byte[] text = "日本".getBytes(UTF_8);
    assertThat(SEGMENTER.nBest(text, 100)).hasSize(1);
  }
}
