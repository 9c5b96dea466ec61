package io.dragoman.plot;

import static io.dragoman.plot.SvgDocuments.elements;
import static io.dragoman.plot.SvgDocuments.number;
import static io.dragoman.plot.SvgDocuments.parse;
import static io.dragoman.plot.SvgDocuments.texts;
import static io.dragoman.plot.SvgDocuments.withTip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class SpectrogramPictureTest {
  private static final List<String> WORDS = List.of("one", "two", "</s>");
  private static final float[][] WEIGHTS = {{0.9f, 0.1f}, {0.2f, 0.8f}, {0.4f, 0.6f}};

  private static float[][] frames(int count, int bands) {
    float[][] frames = new float[count][bands];
    for (int t = 0; t < count; t++) {
      for (int band = 0; band < bands; band++) {
        frames[t][band] = t + 10 * band;
      }
    }
    return frames;
  }

  private static Document draw(float[][] frames) {
    return parse(SpectrogramPicture.svg("one two", WORDS, WEIGHTS, frames, 0.06, 0.01));
  }

  @Test
  void weights_stand_above_the_sound_on_one_axis_of_time() {
    Document picture = draw(frames(12, 4));
    Element first = withTip(picture, "rect", "one: 0.900");
    Element right = withTip(picture, "rect", "one: 0.100");
    Element below = withTip(picture, "rect", "two: 0.200");

    assertThat(first.getAttribute("fill")).isEqualTo(ColorRamp.color(0.9f));
    assertThat(number(right, "x") - number(first, "x")).isEqualTo(380);
    assertThat(number(first, "width")).isEqualTo(380);
    assertThat(number(below, "y")).isGreaterThan(number(first, "y"));
    assertThat(texts(picture)).contains("one two", "one", "two", "</s>", "high", "low", "0 s");
  }

  @Test
  void each_frame_and_band_has_its_rectangle_while_there_are_few() {
    Document picture = draw(frames(12, 4));
    // the page, 3 x 2 weights, 12 x 4 values
    assertThat(elements(picture, "rect")).hasSize(1 + 6 + 48);
    List<String> colours =
        elements(picture, "rect").stream().map(each -> each.getAttribute("fill")).toList();
    assertThat(colours).contains(ColorRamp.color(0), ColorRamp.color(1));
  }

  @Test
  void long_sounds_are_drawn_by_means() {
    Document picture = draw(frames(1000, 40));
    assertThat(elements(picture, "rect")).hasSize(1 + 6 + 167 * 20);
  }

  @Test
  void the_last_state_ends_with_the_sound() {
    Document picture = draw(frames(10, 4)); // two states of 60 ms, but 100 ms of sound
    Element first = withTip(picture, "rect", "one: 0.900");
    Element last = withTip(picture, "rect", "one: 0.100");
    assertThat(number(last, "x") + number(last, "width") - number(first, "x")).isEqualTo(760);
  }

  @Test
  void what_does_not_fit_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SpectrogramPicture.svg("", List.of("one"), WEIGHTS, frames(3, 2), 0.03, 0.01))
        .withMessage(
            "spectrogram picture: 1 words, 3 rows of weights, 3 frames: give a row for each word");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpectrogramPicture.svg("", WORDS, WEIGHTS, new float[0][], 0.03, 0.01))
        .withMessage(
            "spectrogram picture: 3 words, 3 rows of weights, 0 frames: give a row for each word");
  }
}
