package io.dragoman.corpus.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.data.SentencePair;
import io.dragoman.tokenizers.TextTokenizer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidatePairTest {
  /** Remembers what it was asked. */
  private static final class Recorder implements TextTokenizer {
    private final List<String> asked = new ArrayList<>();

    @Override
    public List<String> tokenize(String line) {
      asked.add(line);
      return List.of(line.split(" "));
    }

    @Override
    public String detokenize(List<String> tokens) {
      return String.join(" ", tokens);
    }

    @Override
    public String name() {
      return "recorder";
    }
  }

  @Test
  void a_side_is_tokenized_once_and_only_when_needed() {
    Recorder source = new Recorder();
    Recorder target = new Recorder();
    CandidatePair pair = new CandidatePair(new SentencePair(7, "a b", "x y z"), source, target);

    assertThat(pair.text(Side.SOURCE)).isEqualTo("a b");
    assertThat(pair.text(Side.TARGET)).isEqualTo("x y z");
    assertThat(source.asked).isEmpty();
    assertThat(pair.tokens(Side.TARGET)).containsExactly("x", "y", "z");
    assertThat(pair.tokens(Side.TARGET)).containsExactly("x", "y", "z");
    assertThat(target.asked).containsExactly("x y z");
    assertThat(source.asked).isEmpty();
    assertThat(pair.tokens(Side.SOURCE)).containsExactly("a", "b");
    assertThat(pair.pair().line()).isEqualTo(7);
  }
}
