package io.dragoman.tokenizers.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.tokenizers.SubwordSampler;
import io.dragoman.tokenizers.Subwords;
import io.dragoman.tokenizers.TextTokenizer;
import io.dragoman.tokenizers.TextTokenizers;
import io.dragoman.tokenizers.casing.CaseMarkedTokenizer;
import io.dragoman.tokenizers.casing.CaseMarks;
import io.dragoman.tokenizers.casing.TruecasedTokenizer;
import io.dragoman.tokenizers.subword.SubwordModel;
import io.dragoman.tokenizers.subword.SubwordSampling;
import io.dragoman.tokenizers.subword.SubwordType;
import io.dragoman.tokenizers.subword.bpe.BpeLearner;
import io.dragoman.tokenizers.subword.bpe.WordCounts;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTagsTest {
  private static final LineTags TAGS = LineTags.of(List.of("<2en>", "<BT>"));

  private static SubwordModel merges() {
    WordCounts words = new WordCounts();
    words.add("<2en>", 9);
    words.add("house", 5);
    return SubwordModel.of(BpeLearner.learn(words, 8, 2, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"words", "whitespace", "moses:en", "lowercase:words", "analyzer:standard"})
  void tags_before_a_line_are_tokens_whatever_cuts_it(String name) {
    TextTokenizer inner = TextTokenizers.create(name);
    TextTokenizer tokenizer = TAGS.around(inner);
    String line = "My house, isn't it?";
    List<String> tokens = tokenizer.tokenize("<BT> <2en> " + line);
    assertThat(tokens.subList(0, 2)).containsExactly("<BT>", "<2en>");
    assertThat(tokens.subList(2, tokens.size())).isEqualTo(inner.tokenize(line));
    assertThat(tokenizer.detokenize(tokens))
        .isEqualTo("<BT> <2en> " + inner.detokenize(inner.tokenize(line)));
    assertThat(tokenizer.tokenize("<BT>")).containsExactly("<BT>");
    assertThat(tokenizer.detokenize(List.of("<BT>"))).isEqualTo("<BT>");
    for (String other : List.of(line, "", "a <BT> b", "<BT>b", "<bt> b", " <BT> b", "< BT> b")) {
      assertThat(tokenizer.tokenize(other)).isEqualTo(inner.tokenize(other));
      assertThat(tokenizer.detokenize(inner.tokenize(other)).strip())
          .isEqualTo(inner.detokenize(inner.tokenize(other)).strip());
    }
    assertThat(tokenizer.marksJoins()).isEqualTo(inner.marksJoins());
    assertThat(tokenizer.name()).isEqualTo("tags:" + inner.name());
  }

  @Test
  void tags_before_nothing_but_white_space_are_nothing() {
    TextTokenizer tokenizer = TAGS.around(TextTokenizers.create("whitespace"));
    assertThat(tokenizer.tokenize("<BT>  \t")).isEmpty();
  }

  @Test
  void case_is_that_of_the_line_without_tags() {
    TextTokenizer words = TextTokenizers.create("words");
    TextTokenizer marked = TAGS.around(new CaseMarkedTokenizer(words));
    assertThat(marked.tokenize("<BT> My dog"))
        .containsExactly("<BT>", CaseMarks.CAPITAL, "my", "dog");
    assertThat(marked.detokenize(marked.tokenize("<BT> My dog"))).isEqualTo("<BT> My dog");

    TruecasedTokenizer.Learning learning = new TruecasedTokenizer.Learning(words);
    learning.add("so my dog");
    TextTokenizer truecased = TAGS.around(new TruecasedTokenizer(words, learning.learn()));
    assertThat(truecased.tokenize("<2en> My dog")).containsExactly("<2en>", "my", "dog");
    assertThat(truecased.detokenize(List.of("<2en>", "my", "dog"))).isEqualTo("<2en> My dog");
  }

  @Test
  void subwords_leave_tags_at_the_beginning_whole() {
    List<SubwordModel> models =
        List.of(merges(), SubwordModel.read(SubwordType.CHARACTERS, Path.of("none")));
    for (SubwordModel model : models) {
      Subwords inner = model.subwords();
      Subwords subwords = TAGS.around(inner);
      List<String> rest = List.of("house", "<BT>", "use");
      List<String> pieces = subwords.split(List.of("<2en>", "<BT>", "house", "<BT>", "use"));
      assertThat(pieces.subList(0, 2)).containsExactly("<2en>", "<BT>");
      assertThat(pieces.subList(2, pieces.size()))
          .isEqualTo(inner.split(rest))
          .doesNotContain("<BT>");
      assertThat(subwords.join(pieces)).containsExactly("<2en>", "<BT>", "house", "<BT>", "use");
      assertThat(subwords.split(rest)).isEqualTo(inner.split(rest));
    }
  }

  @Test
  void samplers_leave_them_whole_and_draw_the_rest_as_without() {
    SubwordSampler inner = merges().sampler(new SubwordSampling(0.5, 0, 0)).orElseThrow();
    SubwordSampler sampler = TAGS.around(inner);
    for (int seed = 0; seed < 20; seed++) {
      List<String> pieces = sampler.sample(List.of("<2en>", "house"), new SplittableRandom(seed));
      assertThat(pieces.get(0)).isEqualTo("<2en>");
      assertThat(pieces.subList(1, pieces.size()))
          .isEqualTo(inner.sample(List.of("house"), new SplittableRandom(seed)));
    }
    SubwordSampler.Pieces possible = sampler.pieces();
    possible.add(List.of("<2en>", "house"));
    SubwordSampler.Pieces expected = inner.pieces();
    expected.add(List.of("house"));
    assertThat(possible.all()).isEqualTo(expected.all());
  }

  @Test
  void without_tags_nothing_changes() {
    LineTags none = LineTags.of(List.of());
    TextTokenizer words = TextTokenizers.create("words");
    assertThat(none.around(words)).isSameAs(words);
    assertThat(none.around(Subwords.none())).isSameAs(Subwords.none());
    assertThat(none.rest("<BT> a")).isEqualTo("<BT> a");
  }

  @Test
  void a_tag_goes_before_lines_that_are_not_blank() {
    assertThat(LineTags.before("<BT>", "a b")).isEqualTo("<BT> a b");
    assertThat(LineTags.before("<BT>", " ")).isEqualTo(" ");
    assertThat(TAGS.rest("<2en> <BT> <BT>x")).isEqualTo("<BT>x");
    assertThat(TAGS.rest("<2en>")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "bt", "<bt", "bt>", "<>", "<a b>", "<a,b>", "<<a>", "<s>", "<unk>", "<a>x"})
  void other_forms_are_refused(String tag) {
    assertThat(LineTags.isValid(tag)).isFalse();
    assertThatThrownBy(() -> LineTags.of(List.of(tag)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tag '" + tag + "': write a word between < and >, such as <2en>");
  }
}
