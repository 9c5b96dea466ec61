package io.dragoman.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TextTokenizersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "words",
        "whitespace",
        "lowercase:words",
        "analyzer:org.apache.lucene.analysis.standard.StandardAnalyzer"
      })
  void the_name_makes_the_tokenizer_again(String name) {
    assertThat(TextTokenizers.create(name).name()).isEqualTo(name);
  }

  @Test
  void lowercasing_comes_before_escapes_and_only_once() {
    TextTokenizer lower = TextTokenizers.create("words", true);
    assertThat(lower.name()).isEqualTo("lowercase:words");
    assertThat(lower.tokenize("ÄRGER\u00A0II")).containsExactly("ärger", "￭％00A0￭", "ii");
    assertThat(lower.detokenize(lower.tokenize("A,\u00A0B"))).isEqualTo("a,\u00A0b");
    assertThat(TextTokenizers.create("lowercase:words", true).name()).isEqualTo("lowercase:words");
    assertThat(TextTokenizers.create("words", false).name()).isEqualTo("words");
  }

  @Test
  void an_analyzer_object_keeps_its_given_name() {
    TextTokenizer tokenizer = TextTokenizers.of(new WhitespaceAnalyzer(), "mine");
    assertThat(tokenizer.name()).isEqualTo("mine");
    assertThat(tokenizer.tokenize("a  b")).containsExactly("a", "￭％0020％0020￭", "b");
  }

  @ParameterizedTest
  @CsvSource({"word,words", "White_space,whitespace", "analyser:x.Y,analyzer:NAME"})
  void an_unknown_name_lists_the_known_ones(String name, String nearest) {
    assertThatThrownBy(() -> TextTokenizers.create(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "tokenizer '%s' is unknown; did you mean '%s'? Known are whitespace, words, %s"
                .formatted(name, nearest, "analyzer:NAME, lowercase:NAME"));
  }

  @Test
  void an_analyzer_that_cannot_be_made_says_why() {
    fails("no.Such", "the class is not on the class path: add its jar");
    fails("java.lang.String", "the class is not a Lucene Analyzer: name one that is");
    fails(
        "org.apache.lucene.analysis.Analyzer",
        "the class has no public constructor without parameters: use another");
    fails(
        "org.apache.lucene.analysis.query.QueryAutoStopWordAnalyzer",
        "the class has no public constructor without parameters: use another");
    fails(
        "io.dragoman.tokenizers.TextTokenizersTest$Refusing",
        "its constructor failed with java.lang.IllegalStateException: no dictionary");
    fails(
        "io.dragoman.tokenizers.TextTokenizersTest$Incomplete",
        "the class cannot be loaded: java.lang.NoClassDefFoundError: org/x/Y: add the jar it needs");
  }

  private static void fails(String className, String what) {
    assertThatThrownBy(() -> TextTokenizers.create("analyzer:" + className))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tokenizer 'analyzer:" + className + "': " + what);
  }

  /** Cannot be made. */
  public static final class Refusing extends AnalyzerBase {
    /** Fails. */
    public Refusing() {
      throw new IllegalStateException("no dictionary");
    }
  }

  /** Lacks a class, as with an incomplete class path. */
  public static final class Incomplete extends AnalyzerBase {
    static {
      fail();
    }

    private static void fail() {
      throw new NoClassDefFoundError("org/x/Y");
    }
  }

  private abstract static class AnalyzerBase extends org.apache.lucene.analysis.Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
      throw new AssertionError("never asked");
    }
  }
}
