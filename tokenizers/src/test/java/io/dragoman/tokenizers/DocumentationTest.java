package io.dragoman.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class DocumentationTest {
  private static final Path CHAPTER = Path.of("..", "docs", "tokenization.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("^\\| `([^`]+)` \\| `([^`]+)` \\|$", Pattern.MULTILINE);

  private static final Pattern ANALYZED =
      Pattern.compile(
          "^\\| `(analyzer:[^`]+)` \\| `([^`]+)` \\| `([^`]+)` \\|$", Pattern.MULTILINE);

  @Test
  void the_examples_of_analyzers_and_factors_are_true() throws IOException {
    int examples = 0;
    for (MatchResult row : ANALYZED.matcher(Files.readString(CHAPTER)).results().toList()) {
      TextTokenizer tokenizer = TextTokenizers.create(row.group(1));
      boolean factored = row.group(3).indexOf(FactoredToken.SEPARATOR) > 0;
      List<String> tokens =
          factored
              ? tokenizer.factored().orElseThrow().tokenize(row.group(2)).stream()
                  .map(FactoredToken::text)
                  .toList()
              : tokenizer.tokenize(row.group(2));
      assertThat(String.join(" ", tokens)).isEqualTo(row.group(3));
      examples++;
    }
    assertThat(examples).isEqualTo(6);
  }

  @Test
  void every_named_analyzer_is_in_the_chapter() throws IOException {
    String chapter = Files.readString(CHAPTER);
    for (NamedAnalyzer each : NamedAnalyzer.all()) {
      assertThat(chapter).containsPattern("(?i)\\b" + each.name() + "\\b");
    }
  }

  private static final Pattern MOSES_EXAMPLE =
      Pattern.compile("^    (\\S.*?) +--(moses:\\S+)--> +(\\S.*)$", Pattern.MULTILINE);

  @Test
  void the_examples_of_moses_are_true() throws IOException {
    String chapter = Files.readString(CHAPTER);
    int examples = 0;
    for (MatchResult line : MOSES_EXAMPLE.matcher(chapter).results().toList()) {
      TextTokenizer moses = TextTokenizers.create(line.group(2));
      assertThat(String.join(" ", moses.tokenize(line.group(1)))).isEqualTo(line.group(3));
      examples++;
    }
    assertThat(examples).isEqualTo(2);
  }

  @Test
  void the_examples_of_the_chapter_are_true() throws IOException {
    TextTokenizer words = TextTokenizers.create("words");
    String chapter = Files.readString(CHAPTER);
    int examples = 0;
    for (MatchResult row : EXAMPLE.matcher(chapter).results().toList()) {
      String line = row.group(1);
      assertThat(String.join(" ", words.tokenize(line))).isEqualTo(row.group(2));
      assertThat(words.detokenize(words.tokenize(line))).isEqualTo(line);
      examples++;
    }
    assertThat(examples).isEqualTo(14);
  }
}
