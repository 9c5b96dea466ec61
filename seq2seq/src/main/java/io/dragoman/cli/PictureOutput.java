package io.dragoman.cli;

import io.dragoman.plot.AttentionPicture;
import io.dragoman.plot.Picture;
import io.dragoman.translate.Translation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A picture of the attention weights of each of the first translations, in files of a folder. */
final class PictureOutput {
  private static final String END = "</s>";

  /** How pictures are written. */
  enum Format {
    /** Text that scales. */
    SVG,
    /** Pixels. */
    PNG;

    /** The end of a file's name. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Path folder;
  private final Format format;
  private int left;

  /**
   * Pictures in a folder.
   *
   * @param limit so many at most
   */
  PictureOutput(Path folder, Format format, int limit) {
    this.folder = folder;
    this.format = format;
    left = limit;
  }

  /** Draws a translation unless there is nothing to draw or all are drawn. */
  void add(Translation translation) {
    float[][] attention = translation.attention();
    if (left == 0 || attention.length == 0) {
      return;
    }
    left--;
    List<String> source = new ArrayList<>(translation.sourceTokens());
    source.add(END);
    List<String> target = new ArrayList<>(translation.targetTokens());
    if (attention.length > target.size()) {
      target.add(END);
    }
    Picture picture = AttentionPicture.of(translation.text(), source, target, attention);
    Path file =
        folder.resolve(String.format(Locale.ROOT, "line-%06d.%s", translation.line(), format));
    try {
      Files.createDirectories(folder);
      picture.write(file);
    } catch (IOException e) {
      throw new CommandException(file + ": cannot be written (" + e + "): choose another folder");
    }
  }
}
