package io.dragoman.plot;

import java.util.List;
import java.util.Locale;

/** An SVG document that grows element by element. */
final class Svg implements Drawing {

  private static final String FONTS =
      "system-ui, 'Segoe UI', 'Helvetica Neue', 'Noto Sans', 'DejaVu Sans', 'Noto Sans CJK JP',"
          + " sans-serif";

  private final StringBuilder text = new StringBuilder();

  /** Starts a white page whose title readers of the file and screen readers see. */
  Svg(double width, double height, String title) {
    String w = number(Math.ceil(width));
    String h = number(Math.ceil(height));
    text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        .append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"")
        .append(attribute("width", w))
        .append(attribute("height", h))
        .append(attribute("viewBox", "0 0 " + w + " " + h))
        .append(attribute("font-family", FONTS))
        .append(">\n<title>")
        .append(escape(title))
        .append("</title>\n");
    rectangle(0, 0, width, height, "#ffffff", "");
  }

  @Override
  public void rectangle(double x, double y, double width, double height, String fill, String tip) {
    text.append("<rect")
        .append(attribute("x", number(x)))
        .append(attribute("y", number(y)))
        .append(attribute("width", number(width)))
        .append(attribute("height", number(height)))
        .append(attribute("fill", fill));
    text.append(tip.isEmpty() ? "/>\n" : "><title>" + escape(tip) + "</title></rect>\n");
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, String stroke) {
    text.append("<line")
        .append(attribute("x1", number(x1)))
        .append(attribute("y1", number(y1)))
        .append(attribute("x2", number(x2)))
        .append(attribute("y2", number(y2)))
        .append(attribute("stroke", stroke))
        .append("/>\n");
  }

  @Override
  public void polyline(List<double[]> points, String stroke, double width) {
    StringBuilder path = new StringBuilder();
    for (double[] point : points) {
      path.append(path.length() == 0 ? "" : " ").append(number(point[0]));
      path.append(',').append(number(point[1]));
    }
    text.append("<polyline fill=\"none\" stroke-linejoin=\"round\" stroke-linecap=\"round\"")
        .append(attribute("points", path.toString()))
        .append(attribute("stroke", stroke))
        .append(attribute("stroke-width", number(width)))
        .append("/>\n");
  }

  @Override
  public void dot(double x, double y, double radius, String fill, String tip) {
    text.append("<circle stroke=\"#ffffff\" stroke-width=\"1.5\"")
        .append(attribute("cx", number(x)))
        .append(attribute("cy", number(y)))
        .append(attribute("r", number(radius)))
        .append(attribute("fill", fill))
        .append("><title>")
        .append(escape(tip))
        .append("</title></circle>\n");
  }

  @Override
  public void label(double x, double y, String content, Style style) {
    text.append("<text")
        .append(attribute("x", number(x)))
        .append(attribute("y", number(y)))
        .append(attribute("font-size", number(style.size())))
        .append(attribute("fill", style.color()))
        .append(attribute("text-anchor", style.anchor().name().toLowerCase(Locale.ROOT)));
    if (style.rotation() != 0) {
      String turn = number(style.rotation()) + " " + number(x) + " " + number(y);
      text.append(attribute("transform", "rotate(" + turn + ")"));
    }
    text.append('>').append(escape(content)).append("</text>\n");
  }

  /** The whole document. */
  String document() {
    return text + "</svg>\n";
  }

  /** Escapes what XML reserves and replaces what it cannot hold, such as control characters. */
  static String escape(String raw) {
    StringBuilder safe = new StringBuilder(raw.length());
    raw.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(isXml(c) ? c : 0xFFFD);
              }
            });
    return safe.toString();
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  private static String attribute(String name, String value) {
    return " " + name + "=\"" + escape(value) + "\"";
  }

  /** At most two decimals, none that are zero, with a point in every locale. */
  static String number(double value) {
    String fixed = String.format(Locale.ROOT, "%.2f", value);
    return fixed.replaceAll("\\.?0+$", "").replaceAll("^-0$", "0");
  }
}
