package io.dragoman.plot;

import java.util.Locale;

/**
 * Colours from near white to deep blue, even to the eye: lightness falls linearly in Oklab.
 *
 * <p>B. Ottosson (2020), "A perceptual color space for image processing".
 */
final class ColorRamp {

  private static final double LIGHTEST = 0.975;
  private static final double DARKEST = 0.32;
  private static final double HUE = Math.toRadians(258);
  private static final double CHROMA = 0.145;

  private ColorRamp() {}

  /** The colour {@code #rrggbb} of a value, which is first clamped to [0, 1]. */
  static String color(double value) {
    double v = Math.min(1, Math.max(0, value));
    double lightness = LIGHTEST + v * (DARKEST - LIGHTEST);
    double chroma = CHROMA * Math.sin(Math.PI * (0.02 + 0.75 * v));
    return srgb(lightness, chroma * Math.cos(HUE), chroma * Math.sin(HUE));
  }

  private static String srgb(double lightness, double a, double b) {
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    return String.format(
        Locale.ROOT,
        "#%02x%02x%02x",
        channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
        channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
        channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
  }

  /** Gamma-encodes a linear light intensity as a byte. */
  private static int channel(double linear) {
    double c = Math.min(1, Math.max(0, linear));
    double encoded = c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * encoded);
  }

  private static double cube(double x) {
    return x * x * x;
  }
}
