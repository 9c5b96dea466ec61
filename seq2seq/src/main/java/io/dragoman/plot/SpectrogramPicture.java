package io.dragoman.plot;

import io.dragoman.plot.Drawing.Anchor;
import io.dragoman.plot.Drawing.Style;
import java.util.List;
import java.util.Locale;

/**
 * Draws where a recognizer listened: attention weights, a row per word and a column per encoder
 * state, above the spectrogram of the sound, on one axis of time (after figure 2 of Chan et al.
 * 2016).
 */
public final class SpectrogramPicture {
  private static final double WIDTH = 760;
  private static final double ROW = 24;
  private static final double BAND_AREA = 120;
  private static final double MARGIN = 20;
  private static final double GAP = 14;
  private static final int MOST_COLUMNS = 190;
  private static final int MOST_BANDS = 20;

  private final List<String> words;
  private final float[][] weights;
  private final float[][] frames;
  private final double secondsPerState;
  private final double secondsPerFrame;
  private final double left;
  private final double top;

  private SpectrogramPicture(
      List<String> words,
      float[][] weights,
      float[][] frames,
      double secondsPerState,
      double secondsPerFrame) {
    this.words = words;
    this.weights = weights;
    this.frames = frames;
    this.secondsPerState = secondsPerState;
    this.secondsPerFrame = secondsPerFrame;
    left = MARGIN + 14 * words.stream().mapToDouble(TextMetrics::width).max().orElse(0) + 12;
    top = MARGIN + 34;
  }

  /**
   * Draws a sound.
   *
   * @param title what was recognized
   * @param words the words, one for each row of weights
   * @param weights {@code [word][state]}, from 0 to 1
   * @param frames {@code [time][band]}, low bands first, of any range
   * @param secondsPerState from one state of the encoder to the next
   * @param secondsPerFrame from one frame to the next
   * @return an SVG document
   * @throws IllegalArgumentException if there are no words or frames, or sizes differ
   */
  public static String svg(
      String title,
      List<String> words,
      float[][] weights,
      float[][] frames,
      double secondsPerState,
      double secondsPerFrame) {
    return of(title, words, weights, frames, secondsPerState, secondsPerFrame).svg();
  }

  /** The same as a picture that may become an image too. */
  public static Picture of(
      String title,
      List<String> words,
      float[][] weights,
      float[][] frames,
      double secondsPerState,
      double secondsPerFrame) {
    if (words.isEmpty() || frames.length == 0 || weights.length != words.size()) {
      throw new IllegalArgumentException(
          "spectrogram picture: %d words, %d rows of weights, %d frames: give a row for each word"
              .formatted(words.size(), weights.length, frames.length));
    }
    return new SpectrogramPicture(words, weights, frames, secondsPerState, secondsPerFrame)
        .picture(title);
  }

  private double pixels(double seconds) {
    return WIDTH * seconds / (frames.length * secondsPerFrame);
  }

  private Picture picture(String title) {
    double height = top + ROW * words.size() + GAP + BAND_AREA + 34 + MARGIN;
    return new Picture(left + WIDTH + MARGIN, height, title, drawing -> draw(drawing, title));
  }

  private void draw(Drawing drawing, String title) {
    double attention = ROW * words.size();
    drawing.label(MARGIN, MARGIN + 14, title, Style.of(16, Drawing.INK, Anchor.START));
    attention(drawing);
    double bands = top + attention + GAP;
    spectrogram(drawing, bands);
    time(drawing, bands + BAND_AREA);
  }

  private void attention(Drawing drawing) {
    Style beside = Style.of(13, Drawing.INK, Anchor.END);
    for (int word = 0; word < words.size(); word++) {
      double y = top + word * ROW;
      drawing.label(left - 8, y + ROW / 2 + 5, words.get(word), beside);
      for (int state = 0; state < weights[word].length; state++) {
        double x = pixels(state * secondsPerState);
        double end = Math.min(WIDTH, pixels((state + 1) * secondsPerState));
        float weight = weights[word][state];
        String tip = String.format(Locale.ROOT, "%s: %.3f", words.get(word), weight);
        drawing.rectangle(left + x, y + 0.5, end - x, ROW - 1, ColorRamp.color(weight), tip);
      }
    }
  }

  /** Means of so many frames and bands that there are not too many rectangles. */
  private void spectrogram(Drawing drawing, double y) {
    int wide = (frames.length + MOST_COLUMNS - 1) / MOST_COLUMNS;
    int high = (frames[0].length + MOST_BANDS - 1) / MOST_BANDS;
    float[][] means = means(wide, high);
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (float[] column : means) {
      for (float value : column) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    double range = Math.max(1e-6, most - least);
    double band = BAND_AREA / means[0].length;
    for (int i = 0; i < means.length; i++) {
      double x = pixels(i * wide * secondsPerFrame);
      double end = Math.min(WIDTH, pixels((i + 1) * wide * secondsPerFrame));
      for (int j = 0; j < means[i].length; j++) {
        double from = y + BAND_AREA - (j + 1) * band;
        String color = ColorRamp.color((means[i][j] - least) / range);
        drawing.rectangle(left + x, from, end - x + 0.3, band + 0.3, color, "");
      }
    }
    Style beside = Style.of(12, Drawing.FAINT_INK, Anchor.END);
    drawing.label(left - 8, y + 12, "high", beside);
    drawing.label(left - 8, y + BAND_AREA - 2, "low", beside);
  }

  private float[][] means(int wide, int high) {
    int columns = (frames.length + wide - 1) / wide;
    int rows = (frames[0].length + high - 1) / high;
    float[][] means = new float[columns][rows];
    for (int i = 0; i < columns; i++) {
      for (int j = 0; j < rows; j++) {
        int count = 0;
        for (int t = i * wide; t < Math.min(frames.length, (i + 1) * wide); t++) {
          for (int b = j * high; b < Math.min(frames[0].length, (j + 1) * high); b++, count++) {
            means[i][j] += frames[t][b];
          }
        }
        means[i][j] /= count;
      }
    }
    return means;
  }

  private void time(Drawing drawing, double y) {
    double seconds = frames.length * secondsPerFrame;
    double step = seconds > 4 ? 1 : seconds > 1 ? 0.5 : 0.1;
    Style below = Style.of(11, Drawing.FAINT_INK, Anchor.MIDDLE);
    for (int tick = 0; tick * step <= seconds; tick++) {
      double x = left + pixels(tick * step);
      drawing.line(x, y, x, y + 5, Drawing.FAINT_INK);
      drawing.label(x, y + 18, Svg.number(tick * step) + (tick == 0 ? " s" : ""), below);
    }
  }
}
