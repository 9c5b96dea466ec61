package io.dragoman.plot;

import io.dragoman.plot.Drawing.Anchor;
import io.dragoman.plot.Drawing.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Draws histograms below each other; the bars of several series stand side by side. */
public final class Histograms {
  private static final List<String> COLORS =
      List.of("#1f5fa8", "#d9730d", "#3b8f5a", "#8a4fa3", "#b03a48", "#5b6675");

  private static final double WIDTH = 860;
  private static final double LEFT = 76;
  private static final double RIGHT = WIDTH - 30;
  private static final double HEAD = 56;
  private static final double PANEL = 320;
  private static final double ABOVE = 44; // of a panel, for the legend
  private static final double BELOW = 64; // for the axis

  /**
   * Counts of one thing.
   *
   * @param counts of each bin; the last one has everything beyond too
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of counts, never compared
  public record Series(String name, long[] counts) {}

  /** A histogram. */
  private record Panel(String axis, double from, double width, List<Series> series) {
    int bins() {
      return series.stream().mapToInt(each -> each.counts().length).max().orElse(0);
    }
  }

  private final String title;
  private final List<Panel> panels = new ArrayList<>();

  /**
   * A picture without histograms.
   *
   * @param title the title, empty for none
   */
  public Histograms(String title) {
    this.title = title;
  }

  /**
   * Adds a histogram.
   *
   * @param axis what the values are
   * @param from where the first bin begins
   * @param width of a bin
   * @throws IllegalArgumentException if there is no series or no bin
   */
  public void add(String axis, double from, double width, List<Series> series) {
    Panel panel = new Panel(axis, from, width, List.copyOf(series));
    if (panel.bins() == 0) {
      throw new IllegalArgumentException("histogram of " + axis + ": give a series with a bin");
    }
    panels.add(panel);
  }

  /**
   * Draws all histograms.
   *
   * @return an SVG document
   */
  public String svg() {
    return picture().svg();
  }

  /** The same as a picture that may become an image too. */
  public Picture picture() {
    double height = HEAD + panels.size() * PANEL;
    return new Picture(WIDTH, height, title.isEmpty() ? "Histograms" : title, this::draw);
  }

  private void draw(Drawing drawing) {
    if (!title.isEmpty()) {
      drawing.label(LEFT, 34, title, Style.of(18, Drawing.INK, Anchor.START));
    }
    for (int i = 0; i < panels.size(); i++) {
      draw(drawing, panels.get(i), HEAD + i * PANEL);
    }
  }

  private static void draw(Drawing drawing, Panel panel, double y) {
    double top = y + ABOVE;
    double bottom = y + PANEL - BELOW;
    double range = panel.bins() * panel.width();
    int ticks =
        panel.width() >= 1 ? (int) Math.min(10, range) : 10; // whole numbers have whole ticks
    Axis values = Axis.tight(panel.from(), panel.from() + range, ticks, LEFT, RIGHT);
    Axis shares = Axis.covering(0, Math.max(1e-3, 100 * highest(panel)), 4, bottom, top);
    for (double tick : shares.ticks()) {
      double at = shares.pixel(tick);
      drawing.line(LEFT, at, RIGHT, at, Drawing.GRID);
      String text = shares.text(tick) + "%";
      drawing.label(LEFT - 10, at + 4.5, text, Style.of(13, Drawing.FAINT_INK, Anchor.END));
    }
    double x = LEFT;
    for (int i = 0; i < panel.series().size(); i++) {
      bars(drawing, panel, i, values, shares);
      x = legend(drawing, x, y + 20, panel.series().get(i).name(), color(i));
    }
    drawing.line(LEFT, bottom, RIGHT, bottom, Drawing.FAINT_INK);
    for (double tick : values.ticks()) {
      double at = values.pixel(tick);
      drawing.line(at, bottom, at, bottom + 5, Drawing.FAINT_INK);
      drawing.label(
          at, bottom + 21, values.text(tick), Style.of(13, Drawing.FAINT_INK, Anchor.MIDDLE));
    }
    Style caption = Style.of(14, Drawing.INK, Anchor.MIDDLE);
    drawing.label((LEFT + RIGHT) / 2, bottom + 44, panel.axis(), caption);
  }

  private static void bars(Drawing drawing, Panel panel, int index, Axis values, Axis shares) {
    Series series = panel.series().get(index);
    double total = Math.max(1, total(series));
    for (int bin = 0; bin < series.counts().length; bin++) {
      long count = series.counts()[bin];
      if (count > 0) {
        double low = values.pixel(panel.from() + bin * panel.width());
        double high = values.pixel(panel.from() + (bin + 1) * panel.width());
        double wide = (high - low) * 0.86 / panel.series().size();
        double left = low + (high - low) * 0.07 + index * wide;
        double share = 100 * count / total;
        double up = shares.pixel(share);
        String tip =
            String.format(
                Locale.ROOT, "%s: %s %.2f%% (%,d)", range(panel, bin), series.name(), share, count);
        drawing.rectangle(left, up, wide, shares.pixel(0) - up, color(index), tip);
      }
    }
  }

  /** What a bin has, such as {@code 12}, {@code 10 to 14}, {@code 0.95 to 1.00}. */
  private static String range(Panel panel, int bin) {
    double low = panel.from() + bin * panel.width();
    boolean whole = panel.width() >= 1; // whole numbers, from half to half
    String first = text(whole ? low + 0.5 : low, whole);
    double high = low + panel.width();
    String last = text(whole ? high - 0.5 : high, whole);
    if (bin == panel.bins() - 1) {
      return first + " and more";
    }
    return first.equals(last) ? first : first + " to " + last;
  }

  private static String text(double value, boolean whole) {
    return String.format(Locale.ROOT, whole ? "%,.0f" : "%.2f", value);
  }

  private static double legend(Drawing drawing, double x, double y, String name, String color) {
    drawing.rectangle(x, y - 10, 14, 12, color, "");
    drawing.label(x + 21, y + 1, name, Style.of(13, Drawing.INK, Anchor.START));
    return x + 21 + TextMetrics.width(name) * 13 + 18;
  }

  private static String color(int index) {
    return COLORS.get(index % COLORS.size());
  }

  private static double highest(Panel panel) {
    double highest = 0;
    for (Series series : panel.series()) {
      long most = Arrays.stream(series.counts()).max().orElse(0);
      highest = Math.max(highest, most / Math.max(1, total(series)));
    }
    return highest;
  }

  private static double total(Series series) {
    return Arrays.stream(series.counts()).sum();
  }
}
