package io.dragoman.tokenizers.moses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import io.dragoman.tokenizers.TextTokenizer;
import io.dragoman.tokenizers.TextTokenizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The published tokens of Multi30k: lowercased, then punctuation normalized, then tokenized, by
 * scripts of 2016.
 */
final class Multi30kTest {
  private static final Path DATA = Path.of("..", "..", "shared", "data", "multi30k");
  private static final Splitter LINES = Splitter.on('\n');
  private static final Splitter WORDS = Splitter.on(' ').omitEmptyStrings();

  /** Those scripts kept a stop after a letter or number at the end, and took U+2019 for a quote. */
  private static final ImmutableMap<String, Integer> KNOWN_DIFFERENCES =
      ImmutableMap.of("train.de", 13, "test_2016_flickr.de", 1);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train.de",
        "val.de",
        "test_2016_flickr.de",
        "train.en",
        "val.en",
        "test_2016_flickr.en"
      })
  void published_tokens_are_met(String file) throws IOException {
    Path raw = DATA.resolve(file);
    assumeThat(Files.exists(raw))
        .as("%s: put the corpus there to compare with its published tokens", raw)
        .isTrue();
    String language = file.substring(file.length() - 2);
    Path published = DATA.resolve(file.replace("." + language, ".tok." + language));
    TextTokenizer tokenizer =
        TextTokenizers.create(
            "lowercase:normalize:punctuation:%s/moses:%s".formatted(language, language));
    List<String> different = new ArrayList<>();
    List<String> lines = LINES.splitToList(Files.readString(raw));
    List<String> expected = LINES.splitToList(Files.readString(published));
    for (int i = 0; i < lines.size(); i++) {
      List<String> tokens = tokenizer.tokenize(lines.get(i));
      if (!tokens.equals(WORDS.splitToList(expected.get(i)))) {
        different.add(String.join(" ", tokens));
      }
    }
    assertThat(expected).hasSameSizeAs(lines);
    assertThat(different).hasSize(KNOWN_DIFFERENCES.getOrDefault(file, 0));
  }
}
