package io.dragoman.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dragoman.explain.Explanation.Choice;
import io.dragoman.explain.Explanation.Fate;
import io.dragoman.explain.Explanation.Node;
import io.dragoman.explain.Explanation.Reference;
import io.dragoman.explain.Explanation.Scored;
import io.dragoman.explain.Explanation.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ExplainPageTest {
  private static final Pattern DATA =
      Pattern.compile("<script id=\"data\" type=\"application/json\">(.*?)</script>");

  private static Explanation explanation(String word) {
    Scored best =
        new Scored(
            word, List.of(word), List.of(-0.123456), -0.123456, 0, 1, -0.25, 0, -0.373456, false);
    Scored forced =
        new Scored("r", List.of("r"), List.of(Double.NEGATIVE_INFINITY), -1, 0, 1, 0, 0, -1, true);
    return new Explanation(
        3,
        word,
        List.of(word, "</s>"),
        5,
        1,
        Optional.empty(),
        "length^0.6",
        Optional.of(1.25),
        List.of(best),
        new float[][] {{0.25f, 0.75f}},
        List.of(new Node(0, 0, -1, word, -0.1, -0.1, Fate.KEPT, true, false)),
        List.of(List.of(new Choice(word, -0.1))),
        Optional.of(
            new Reference(forced, List.of(), Verdict.MODEL_PREFERS_OTHER, 0, Optional.empty())));
  }

  static JsonNode data(String page) throws IOException {
    Matcher found = DATA.matcher(page);
    assertThat(found.find()).isTrue();
    return new ObjectMapper().readTree(found.group(1));
  }

  @Test
  void the_page_holds_the_data_and_needs_nothing_else() throws IOException {
    String page = ExplainPage.html("de-en", List.of(explanation("Haus")));
    assertThat(page).startsWith("<!DOCTYPE html>").doesNotContain("/*DATA*/");
    assertThat(page).doesNotContain("src=\"").doesNotContain("<link").doesNotContain("@import");
    assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("://");
    JsonNode data = data(page);
    assertThat(data.get("title").asText()).isEqualTo("de-en");
    JsonNode sentence = data.get("sentences").get(0);
    assertThat(sentence.get("source").asText()).isEqualTo("Haus");
    assertThat(sentence.get("attention").get(0).get(1).asInt()).isEqualTo(750);
    assertThat(sentence.at("/nBest/0/wordLogProbabilities/0").asDouble()).isEqualTo(-0.1235);
    assertThat(sentence.at("/reference/forced/wordLogProbabilities/0").isNull()).isTrue();
    assertThat(sentence.at("/nBest/0/brevity").asDouble()).isEqualTo(-0.25);
    assertThat(sentence.get("expected").asDouble()).isEqualTo(1.25);
    assertThat(sentence.at("/reference/loss").isNull()).isTrue();
    assertThat(sentence.at("/lattice/0/fate").asText()).isEqualTo("KEPT");
  }

  @Test
  void text_cannot_leave_the_data() throws IOException {
    String bad = "</script><script>alert(1)</script><!-- \u2028 & \"'";
    String page = ExplainPage.html(bad, List.of(explanation(bad)));
    assertThat(page).doesNotContain("alert(1)</script>").doesNotContain("\u2028");
    assertThat(data(page).at("/sentences/0/source").asText()).isEqualTo(bad);
    assertThat(data(page).get("title").asText()).isEqualTo(bad);
  }

  @Test
  void nothing_of_the_data_becomes_markup() {
    String page = ExplainPage.html("", List.of());
    assertThat(page).doesNotContain("innerHTML").doesNotContain("document.write");
    assertThat(page).contains("Content-Security-Policy");
  }
}
