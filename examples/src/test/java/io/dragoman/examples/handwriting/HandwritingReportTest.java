package io.dragoman.examples.handwriting;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.examples.frames.Recognized;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HandwritingReportTest {
  private static final WrittenString STRING =
      new WrittenString("4 2", new float[] {0, 10, 20, 30}, new float[] {0, 90, 5, 50});

  private static List<String> tips(String svg) {
    return Pattern.compile("<title>([^<]*)</title></circle>")
        .matcher(svg)
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  @Test
  void each_digit_has_its_weights_at_the_points() {
    Recognized found =
        new Recognized("4 2", new float[][] {{1, 0, 0, 0}, {0, 0.5f, 0.25f, 0.25f}, {0, 0, 0, 1}});
    assertThat(tips(HandwritingReport.picture(STRING, found)))
        .containsExactly(
            "4: 1.000",
            "4: 0.000",
            "4: 0.000",
            "4: 0.000",
            "2: 0.000",
            "2: 0.500",
            "2: 0.250",
            "2: 0.250");
  }

  @Test
  void points_that_share_a_state_share_its_weight() {
    Recognized found = new Recognized("4", new float[][] {{0.75f, 0.25f}, {0.5f, 0.5f}});
    assertThat(tips(HandwritingReport.picture(STRING, found)))
        .containsExactly("4: 0.750", "4: 0.750", "4: 0.250", "4: 0.250");
  }

  @Test
  void nothing_recognized_is_drawn_as_a_way_alone() {
    Recognized found = new Recognized("", new float[][] {{0.25f, 0.25f, 0.25f, 0.25f}});
    String svg = HandwritingReport.picture(STRING, found);
    assertThat(svg).contains("<polyline");
    assertThat(tips(svg)).hasSize(4);
  }
}
