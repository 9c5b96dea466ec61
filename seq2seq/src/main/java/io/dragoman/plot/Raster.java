package io.dragoman.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** An image of pixels; tips are left out. Needs no screen. */
final class Raster implements Drawing {
  private static final long MOST_PIXELS = 100_000_000;
  private static final Color RIM = Color.WHITE;
  private static final String NO_FONTS =
      "picture: text cannot be drawn (%s): install fontconfig and a font such as DejaVu Sans, or"
          + " write .svg";

  private final BufferedImage image;
  private final Graphics2D graphics;
  private final Supplier<Font> fonts;

  private Raster(BufferedImage image, double scale, Supplier<Font> fonts) {
    this.image = image;
    this.fonts = fonts;
    graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.scale(scale, scale);
  }

  /**
   * A white image.
   *
   * @param scale pixels of the image for one of the drawing
   * @throws PictureException if it would be too large
   */
  static Raster create(double width, double height, double scale) {
    return create(width, height, scale, () -> new Font(Font.SANS_SERIF, Font.PLAIN, 1));
  }

  /** The same with a font from elsewhere. */
  static Raster create(double width, double height, double scale, Supplier<Font> fonts) {
    double columns = Math.ceil(width * scale);
    double rows = Math.ceil(height * scale);
    if (columns * rows > MOST_PIXELS) {
      throw new PictureException(
          String.format(
              Locale.ROOT,
              "picture: %,.0f x %,.0f pixels are too many for PNG: write .svg",
              columns,
              rows));
    }
    int type = BufferedImage.TYPE_INT_RGB;
    return new Raster(new BufferedImage((int) columns, (int) rows, type), scale, fonts);
  }

  @Override
  public void rectangle(double x, double y, double width, double height, String fill, String tip) {
    graphics.setColor(Color.decode(fill));
    graphics.fill(new Rectangle2D.Double(x, y, width, height));
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, String stroke) {
    graphics.setColor(Color.decode(stroke));
    graphics.setStroke(new BasicStroke(1));
    graphics.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  @Override
  public void polyline(List<double[]> points, String stroke, double width) {
    Path2D.Double path = new Path2D.Double();
    for (double[] point : points) {
      if (path.getCurrentPoint() == null) {
        path.moveTo(point[0], point[1]);
      } else {
        path.lineTo(point[0], point[1]);
      }
    }
    graphics.setColor(Color.decode(stroke));
    graphics.setStroke(
        new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(path);
  }

  @Override
  public void dot(double x, double y, double radius, String fill, String tip) {
    Ellipse2D.Double circle = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    graphics.setColor(Color.decode(fill));
    graphics.fill(circle);
    graphics.setColor(RIM);
    graphics.setStroke(new BasicStroke(1.5f));
    graphics.draw(circle);
  }

  @Override
  public void label(double x, double y, String content, Style style) {
    AffineTransform before = graphics.getTransform();
    try {
      graphics.setFont(fonts.get().deriveFont((float) style.size()));
      graphics.setColor(Color.decode(style.color()));
      graphics.translate(x, y);
      graphics.rotate(Math.toRadians(style.rotation()));
      double width =
          graphics.getFont().getStringBounds(content, graphics.getFontRenderContext()).getWidth();
      double left =
          switch (style.anchor()) {
            case START -> 0;
            case MIDDLE -> -width / 2;
            case END -> -width;
          };
      graphics.drawString(content, (float) left, 0f);
    } catch (RuntimeException | Error e) { // as the JDK throws all kinds where fonts are missing
      if (e instanceof OutOfMemoryError) {
        throw e;
      }
      throw new PictureException(NO_FONTS.formatted(e), e);
    } finally {
      graphics.setTransform(before);
    }
  }

  /** Ends the drawing. */
  PngImage png() {
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(image, "png", out)) {
        throw new PictureException("picture: this JDK writes no PNG: write .svg");
      }
    } catch (IOException e) {
      throw new PictureException("picture: cannot be written to memory: " + e, e);
    }
    return new PngImage(bytes.toByteArray(), image.getWidth(), image.getHeight());
  }
}
