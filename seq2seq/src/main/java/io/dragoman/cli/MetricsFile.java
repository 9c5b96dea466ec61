package io.dragoman.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import io.dragoman.plot.LearningCurve;
import io.dragoman.plot.Picture;
import io.dragoman.training.TrainingEvent;
import io.dragoman.training.TrainingEvent.CheckpointSaved;
import io.dragoman.training.TrainingEvent.Finished;
import io.dragoman.training.TrainingEvent.Started;
import io.dragoman.training.TrainingEvent.UpdateDone;
import io.dragoman.training.TrainingEvent.Validated;
import io.dragoman.training.TrainingListener;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * Writes a table of training losses, every so many updates, and of validations; and the same rows
 * as lines of JSON into a file beside it.
 *
 * <p>When a run goes on, rows of updates that it does again are dropped first.
 */
final class MetricsFile implements TrainingListener, AutoCloseable {
  private static final int EVERY = 20;
  private static final int POINTS = 400;
  private static final String HEADER =
      String.join(
          "\t",
          "update",
          "epoch",
          "train_loss",
          "tokens_per_second",
          "gradient_norm",
          "learning_rate",
          "valid_loss",
          "valid_perplexity",
          "valid_accuracy",
          "valid_bleu");
  private static final int COLUMNS = 10;
  private static final int TRAIN_LOSS = 2;
  private static final int VALID_LOSS = 6;
  private static final int BLEU = 9;

  private final Path file;
  private final BufferedWriter writer;
  private final BufferedWriter jsonWriter;
  private final RecentUpdates recent = new RecentUpdates(System::nanoTime);

  private MetricsFile(Path file, BufferedWriter writer, BufferedWriter jsonWriter) {
    this.file = file;
    this.writer = writer;
    this.jsonWriter = jsonWriter;
  }

  /**
   * Opens a table for more rows.
   *
   * @param lastUpdate rows of later updates are dropped
   * @throws CommandException if it cannot be read or written
   */
  static MetricsFile open(Path file, long lastUpdate) {
    try {
      List<String> lines = new ArrayList<>(List.of(HEADER));
      List<String> json = new ArrayList<>();
      for (List<String> row : rows(file)) {
        if (Long.parseLong(row.get(0)) <= lastUpdate) {
          lines.add(String.join("\t", row));
          json.add(json(row));
        }
      }
      return new MetricsFile(
          file, append(file, lines), append(file.resolveSibling("metrics.jsonl"), json));
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /** Makes these the lines of a file and goes on behind them. */
  private static BufferedWriter append(Path file, List<String> lines) throws IOException {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    Files.write(partial, lines, UTF_8);
    Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    return Files.newBufferedWriter(file, UTF_8, StandardOpenOption.APPEND);
  }

  /** A row as an object without its empty cells; values that JSON lacks become null. */
  private static String json(List<String> row) {
    List<String> names = Splitter.on('\t').splitToList(HEADER);
    StringJoiner object = new StringJoiner(",", "{", "}");
    for (int i = 0; i < row.size(); i++) {
      if (!row.get(i).isEmpty()) {
        boolean finite = Double.isFinite(Double.parseDouble(row.get(i)));
        object.add('"' + names.get(i) + "\":" + (finite ? row.get(i) : "null"));
      }
    }
    return object.toString();
  }

  /** The complete rows; a row that a crash cut short is left out. */
  private static List<List<String>> rows(Path file) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file, UTF_8)) {
        List<String> cells = Splitter.on('\t').splitToList(line);
        if (cells.size() == COLUMNS && cells.get(0).matches("[0-9]{1,18}")) {
          rows.add(cells);
        }
      }
    }
    return rows;
  }

  @Override
  public void on(TrainingEvent event) {
    if (event instanceof Started || event instanceof CheckpointSaved) {
      recent.pause();
    } else if (event instanceof UpdateDone done) {
      recent.add(done.result().targetTokens(), done.result().negativeLogLikelihood());
      if (done.state().update() % EVERY == 0) {
        write(
            "%d\t%d\t%.6f\t%.0f\t%.6g\t%.6g\t\t\t\t",
            done.state().update(),
            done.state().epoch(),
            recent.loss(),
            recent.tokensPerSecond(),
            done.result().gradientNorm(),
            done.result().learningRate());
        recent.clear();
      }
    } else if (event instanceof Validated validated) {
      recent.pause();
      write(
          "%d\t%d\t\t\t\t%.6g\t%.6f\t%.4f\t%.6f\t%.4f",
          validated.state().update(),
          validated.state().epoch(),
          validated.learningRate(),
          validated.result().loss(),
          validated.result().perplexity(),
          validated.result().accuracy(),
          validated.result().bleu());
    } else if (event instanceof Finished) {
      recent.clear();
    }
  }

  private void write(String format, Object... values) {
    try {
      String row = String.format(Locale.ROOT, format, values);
      writer.write(row + "\n");
      writer.flush();
      jsonWriter.write(json(Splitter.on('\t').splitToList(row)) + "\n");
      jsonWriter.flush();
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /** Draws the table, with training losses averaged to at most some hundred points. */
  Picture learningCurve(String title) {
    try {
      LearningCurve curve = new LearningCurve(title);
      List<List<String>> rows = rows(file);
      List<List<String>> losses =
          rows.stream().filter(row -> !row.get(TRAIN_LOSS).isEmpty()).toList();
      int together = Math.max(1, (losses.size() + POINTS - 1) / POINTS);
      for (int from = 0; from < losses.size(); from += together) {
        List<List<String>> part = losses.subList(from, Math.min(losses.size(), from + together));
        double sum = part.stream().mapToDouble(row -> number(row, TRAIN_LOSS)).sum();
        curve.addTraining(Long.parseLong(part.get(part.size() - 1).get(0)), sum / part.size());
      }
      for (List<String> row : rows) {
        if (!row.get(VALID_LOSS).isEmpty()) {
          curve.addValidation(
              Long.parseLong(row.get(0)), number(row, VALID_LOSS), number(row, BLEU));
        }
      }
      return curve.picture();
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private static double number(List<String> row, int column) {
    return Double.parseDouble(row.get(column));
  }

  @Override
  public void close() {
    try {
      writer.close();
      jsonWriter.close();
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private static CommandException failure(Path file, IOException e) {
    return new CommandException(file + ": cannot be read or written (" + e + "): check the folder");
  }
}
