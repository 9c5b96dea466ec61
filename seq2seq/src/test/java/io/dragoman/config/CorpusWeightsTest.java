package io.dragoman.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorpusWeightsTest {
  @Test
  void there_is_a_number_for_each_corpus() {
    assertThat(CorpusWeights.of("none", 3)).isEmpty();
    assertThat(CorpusWeights.of("1, 2.5,0.25", 3)).containsExactly(1.0, 2.5, 0.25);
    assertThatThrownBy(() -> CorpusWeights.of("1,2", 3))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "'data.corpus-weights' is '1,2' but the number of corpora is 3: give a weight for each");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0,1", "1,,2", "-1", "1001", "one", "1,none", "1e3"})
  void other_values_are_refused(String value) {
    assertThatThrownBy(() -> RunConfig.standard().with("data.corpus-weights=" + value))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "override: 'data.corpus-weights' is '"
                + value
                + "': it must be none or a number above 0 and at most 1,000 for each corpus, joined"
                + " by commas");
  }

  @Test
  void what_is_written_is_read() {
    RunConfig config = RunConfig.standard().with("data.corpus-weights=1,0.5");
    assertThat(ConfigReader.parse("c.yaml", ConfigWriter.format(config))).isEqualTo(config);
  }
}
