package io.dragoman.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.plot.Drawing.Anchor;
import io.dragoman.plot.Drawing.Style;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureTest {
  private static final String RED = "#ff0000";
  private static final String BLUE = "#0000ff";

  @TempDir private Path folder;

  private static BufferedImage image(PngImage png) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png.bytes()));
    assertThat(image.getWidth()).isEqualTo(png.width());
    assertThat(image.getHeight()).isEqualTo(png.height());
    return image;
  }

  private static String color(BufferedImage image, double x, double y) {
    return "#%06x".formatted(image.getRGB((int) x, (int) y) & 0xffffff);
  }

  /** Pixels that are not white in a part of an image. */
  private static int inked(BufferedImage image, int fromX, int fromY, int toX, int toY) {
    int count = 0;
    for (int y = fromY; y < toY; y++) {
      for (int x = fromX; x < toX; x++) {
        count += image.getRGB(x, y) == Color.WHITE.getRGB() ? 0 : 1;
      }
    }
    return count;
  }

  @Test
  void an_image_is_twice_as_large_and_has_the_same_shapes() throws IOException {
    Picture picture =
        new Picture(
            60.2,
            40,
            "shapes",
            drawing -> {
              drawing.rectangle(10, 10, 10, 10, RED, "tip");
              drawing.dot(40, 20, 6, BLUE, "");
              drawing.line(0, 35.5, 60, 35.5, BLUE);
              drawing.polyline(List.of(new double[] {2, 2}, new double[] {2, 38}), RED, 2);
            });
    BufferedImage image = image(picture.png());
    assertThat(image.getWidth()).isEqualTo(121);
    assertThat(image.getHeight()).isEqualTo(80);
    assertThat(color(image, 30, 30)).isEqualTo(RED);
    assertThat(color(image, 80, 40)).isEqualTo(BLUE);
    assertThat(color(image, 50, 71)).isEqualTo(BLUE);
    assertThat(color(image, 4, 40)).isEqualTo(RED);
    assertThat(color(image, 60, 10)).isEqualTo("#ffffff");
    assertThat(image(picture.png(1)).getWidth()).isEqualTo(61);
    assertThat(SvgDocuments.elements(SvgDocuments.parse(picture.svg()), "circle")).hasSize(1);
  }

  @Test
  void text_is_where_its_anchor_says() throws IOException {
    for (Anchor anchor : Anchor.values()) {
      Style style = Style.of(12, RED, anchor);
      Picture picture =
          new Picture(100, 20, "text", drawing -> drawing.label(50, 15, "mmmm", style));
      BufferedImage image = image(picture.png());
      int before = inked(image, 0, 0, 98, 40);
      int behind = inked(image, 102, 0, 200, 40);
      assertThat(before > 0).isEqualTo(anchor != Anchor.START);
      assertThat(behind > 0).isEqualTo(anchor != Anchor.END);
    }
  }

  @Test
  void rotated_text_goes_up() throws IOException {
    Style up = Style.of(12, RED, Anchor.START).rotated(-90);
    Picture picture = new Picture(60, 60, "text", drawing -> drawing.label(30, 55, "mmm", up));
    BufferedImage image = image(picture.png(1));
    assertThat(inked(image, 0, 15, 60, 50)).isPositive();
    assertThat(inked(image, 40, 0, 60, 60)).isZero();
    assertThat(inked(image, 0, 0, 60, 15)).isZero();
  }

  @Test
  void attention_has_the_colours_of_its_weights() throws IOException {
    float[][] weights = {{1, 0}, {0.25f, 0.75f}};
    Picture picture =
        AttentionPicture.of("", List.of("ein", "Haus"), List.of("a", "house"), weights);
    var cell =
        SvgDocuments.withTip(SvgDocuments.parse(picture.svg()), "rect", "Haus → house: 0.750");
    double x = SvgDocuments.number(cell, "x") + SvgDocuments.number(cell, "width") / 2;
    double y = SvgDocuments.number(cell, "y") + SvgDocuments.number(cell, "height") / 2;
    assertThat(color(image(picture.png()), 2 * x, 2 * y)).isEqualTo(ColorRamp.color(0.75));
  }

  @Test
  void every_picture_can_be_an_image() throws IOException {
    LearningCurve curve = new LearningCurve("run");
    curve.addValidation(10, 3, 12);
    curve.addValidation(20, 2, 14);
    Histograms histograms = new Histograms("lengths");
    histograms.add("tokens", 0, 1, List.of(new Histograms.Series("de", new long[] {1, 3})));
    LineChart chart = new LineChart("").panel("x", "y", false);
    chart.curve("c", new double[] {1, 2}, new double[] {3, 4});
    float[][] one = {{1}};
    List<Picture> all =
        List.of(
            curve.picture(),
            new LearningCurve("").picture(),
            histograms.picture(),
            chart.picture(),
            SpectrogramPicture.of("six", List.of("six"), one, one, 1, 1),
            StrokePicture.of("6", List.of("6"), one, new float[] {1}, new float[] {1}));
    for (Picture each : all) {
      BufferedImage image = image(each.png(1));
      assertThat(inked(image, 0, 0, image.getWidth(), image.getHeight())).isPositive();
    }
  }

  @Test
  void a_file_is_what_its_name_says() throws IOException {
    Picture picture = new Picture(8, 8, "p", drawing -> {});
    picture.write(folder.resolve("a.PNG"));
    picture.write(folder.resolve("a.svg"));
    assertThat(ImageIO.read(folder.resolve("a.PNG").toFile()).getWidth()).isEqualTo(16);
    assertThat(Files.readString(folder.resolve("a.svg"))).isEqualTo(picture.svg());
    assertThat(Picture.isPng(Path.of("x.svg"))).isFalse();
  }

  @Test
  void a_system_without_fonts_is_told_what_to_do() {
    Raster raster =
        Raster.create(
            10,
            10,
            1,
            () -> {
              throw new InternalError("Fontconfig head is null");
            });
    raster.rectangle(0, 0, 5, 5, RED, "");
    assertThatThrownBy(() -> raster.label(5, 5, "x", Style.of(9, RED, Anchor.START)))
        .isInstanceOf(PictureException.class)
        .hasMessage(
            "picture: text cannot be drawn (java.lang.InternalError: Fontconfig head is null):"
                + " install fontconfig and a font such as DejaVu Sans, or write .svg");
  }

  @Test
  void a_picture_that_no_memory_holds_is_refused() {
    Picture huge = new Picture(20_000, 20_000, "p", drawing -> {});
    assertThatThrownBy(huge::png)
        .isInstanceOf(PictureException.class)
        .hasMessage("picture: 40,000 x 40,000 pixels are too many for PNG: write .svg");
  }
}
