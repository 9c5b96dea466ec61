package io.dragoman.tokenizers.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.junit.jupiter.api.Test;

final class WordAnalyzerTest {

  @Test
  void terms_have_offsets_types_and_positions() throws IOException {
    assertThat(analyze("Er zahlt 3,50 €: a@b.de"))
        .containsExactly(
            "Er 0-2 word",
            "zahlt 3-8 word",
            "3,50 9-13 number",
            "€ 14-15 symbol",
            ": 15-16 symbol",
            "a@b.de 17-23 address",
            "end 23");
  }

  @Test
  void one_analyzer_serves_text_after_text() throws IOException {
    try (WordAnalyzer analyzer = new WordAnalyzer()) {
      assertThat(collect(analyzer.tokenStream("f", "a b ")))
          .containsExactly("a 0-1 word", "b 2-3 word", "end 4");
      assertThat(collect(analyzer.tokenStream("f", ""))).containsExactly("end 0");
      assertThat(collect(analyzer.tokenStream("f", new StringReader("c"))))
          .containsExactly("c 0-1 word", "end 1");
    }
  }

  @Test
  void text_longer_than_the_buffer_is_read_whole() throws IOException {
    String text = "wort ".repeat(1_000) + "ende";
    List<String> terms = analyze(text);
    assertThat(terms).hasSize(1_002).endsWith("ende 5000-5004 word", "end 5004");
  }

  @Test
  void offsets_pass_through_char_filters() throws IOException {
    NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
    map.add("&amp;", "&");
    WordTokenizer tokenizer = new WordTokenizer();
    Reader filtered = new MappingCharFilter(map.build(), new StringReader("a &amp; b"));
    tokenizer.setReader(filtered);
    assertThat(collect(tokenizer))
        .containsExactly("a 0-1 word", "& 2-7 symbol", "b 8-9 word", "end 9");
  }

  @Test
  void a_stream_that_was_not_closed_takes_no_new_text() throws IOException {
    WordTokenizer tokenizer = new WordTokenizer();
    tokenizer.setReader(new StringReader("a"));
    tokenizer.reset();
    assertThatThrownBy(() -> tokenizer.setReader(new StringReader("b")))
        .isInstanceOf(IllegalStateException.class);
  }

  private static List<String> analyze(String text) throws IOException {
    try (WordAnalyzer analyzer = new WordAnalyzer()) {
      return collect(analyzer.tokenStream("field", text));
    }
  }

  private static List<String> collect(TokenStream stream) throws IOException {
    List<String> terms = new ArrayList<>();
    try (stream) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      TypeAttribute type = stream.addAttribute(TypeAttribute.class);
      PositionIncrementAttribute position = stream.addAttribute(PositionIncrementAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        assertThat(position.getPositionIncrement()).isEqualTo(1);
        terms.add(term + " " + offset.startOffset() + "-" + offset.endOffset() + " " + type.type());
      }
      assertThat(stream.incrementToken()).isFalse();
      stream.end();
      terms.add("end " + offset.endOffset());
    }
    return terms;
  }
}
