package io.dragoman.plot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/** A picture, as an SVG document or as a PNG image of the same drawing. */
public final class Picture {
  /** Pixels of an image for one of the drawing, so that it is sharp on any screen. */
  private static final double SCALE = 2;

  private final double width;
  private final double height;
  private final String title;
  private final Consumer<Drawing> content;

  /**
   * A picture of a size in pixels.
   *
   * @param title for screen readers and tips, never empty
   * @param content draws it; called once for each document or image
   */
  Picture(double width, double height, String title, Consumer<Drawing> content) {
    this.width = width;
    this.height = height;
    this.title = title;
    this.content = content;
  }

  /** The picture as an SVG document. */
  public String svg() {
    Svg svg = new Svg(width, height, title);
    content.accept(svg);
    return svg.document();
  }

  /**
   * The picture as a PNG image, twice as large to be sharp.
   *
   * @throws PictureException if it would be too large or the system lacks fonts
   */
  public PngImage png() {
    return png(SCALE);
  }

  /** The same with other pixels of the image for one of the drawing. */
  public PngImage png(double scale) {
    Raster raster = Raster.create(width, height, scale);
    content.accept(raster);
    return raster.png();
  }

  /**
   * Writes a file: an image if its name ends in {@code .png}, an SVG document otherwise.
   *
   * @throws IOException if it cannot be written
   * @throws PictureException if it cannot be made an image
   */
  public void write(Path file) throws IOException {
    if (isPng(file)) {
      Files.write(file, png().bytes());
    } else {
      Files.writeString(file, svg(), UTF_8);
    }
  }

  /** Whether {@link #write} makes an image of this name. */
  public static boolean isPng(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".png");
  }
}
