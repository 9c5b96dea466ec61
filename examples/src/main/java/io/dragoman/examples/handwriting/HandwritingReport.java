package io.dragoman.examples.handwriting;

import io.dragoman.examples.frames.ErrorReport;
import io.dragoman.examples.frames.Recognized;
import io.dragoman.examples.frames.Recognizer;
import io.dragoman.plot.StrokePicture;
import io.dragoman.training.Workers;
import java.util.ArrayList;
import java.util.List;

/** What a recognizer makes of strings, and how much of it is wrong. */
final class HandwritingReport {
  private HandwritingReport() {}

  /** Recognizes strings. */
  static List<Recognized> read(
      Recognizer recognizer, List<WrittenString> strings, Workers workers) {
    List<float[][]> frames = new ArrayList<>();
    for (WrittenString each : strings) {
      frames.add(StrokeFeatures.of(each.x(), each.y()));
    }
    return recognizer.recognize(frames, workers);
  }

  /** Counts the errors, also by the number of digits. */
  static ErrorReport of(Recognizer recognizer, List<WrittenString> strings, Workers workers) {
    List<Recognized> found = read(recognizer, strings, workers);
    ErrorReport report = new ErrorReport("digits");
    for (int i = 0; i < found.size(); i++) {
      String right = strings.get(i).digits();
      report.add(right.split(" ").length + " digits", found.get(i).text(), right);
    }
    return report;
  }

  /** Draws where the recognizer looked for each digit that it wrote. */
  static String picture(WrittenString string, Recognized found) {
    List<String> digits = List.of(found.text().split(" "));
    int points = string.x().length;
    float[][] weights = new float[digits.size()][points];
    for (int digit = 0; digit < weights.length; digit++) {
      float[] states = found.attention()[digit];
      int perState = (points + states.length - 1) / states.length;
      for (int n = 0; n < points; n++) {
        weights[digit][n] = states[n / perState];
      }
    }
    return StrokePicture.svg(found.text(), digits, weights, string.x(), string.y());
  }
}
