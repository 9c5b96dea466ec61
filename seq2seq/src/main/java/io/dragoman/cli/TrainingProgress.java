package io.dragoman.cli;

import io.dragoman.config.TrainingConfig;
import io.dragoman.training.TrainingEvent;
import io.dragoman.training.TrainingEvent.CheckpointSaved;
import io.dragoman.training.TrainingEvent.Recovered;
import io.dragoman.training.TrainingEvent.Started;
import io.dragoman.training.TrainingEvent.UpdateDone;
import io.dragoman.training.TrainingEvent.Validated;
import io.dragoman.training.TrainingListener;
import io.dragoman.training.ValidationResult;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * Shows how training goes: on a terminal a bar that moves, elsewhere a line every ten seconds, and
 * a line for every validation on both.
 */
final class TrainingProgress implements TrainingListener, AutoCloseable {
  private static final long LINE_NANOS = 10_000_000_000L;
  private static final long BAR_NANOS = 100_000_000L;
  private static final int BAR = 20;

  private final TrainingConfig config;
  private final Console console;
  private final LongSupplier nanoTime;
  private final int columns;
  private final StatusLine status;
  private final RecentUpdates recent;
  private final TimeLeft timeLeft;
  private OptionalDouble bleu = OptionalDouble.empty();
  private long shownAt;

  TrainingProgress(TrainingConfig config, Console console, LongSupplier nanoTime) {
    this.config = config;
    this.console = console;
    this.nanoTime = nanoTime;
    columns = console.columns();
    status = new StatusLine(console.err());
    recent = new RecentUpdates(nanoTime);
    timeLeft = new TimeLeft(config);
    shownAt = nanoTime.getAsLong();
  }

  @Override
  public void on(TrainingEvent event) {
    if (event instanceof Started) {
      recent.pause();
    } else if (event instanceof UpdateDone done) {
      recent.add(done.result().targetTokens(), done.result().negativeLogLikelihood());
      updated(done);
    } else if (event instanceof Validated validated) {
      timeLeft.validated(recent.pause());
      bleu = OptionalDouble.of(validated.result().bleu());
      status.clear();
      console.err().println(line(validated));
    } else if (event instanceof Recovered recovered) {
      status.clear();
      console.err().println(recovered.message());
    } else if (event instanceof CheckpointSaved) {
      timeLeft.saved(recent.pause());
    }
  }

  /** Whether there is a bar. */
  boolean isOnTerminal() {
    return columns > 0;
  }

  /** Takes the bar away. */
  @Override
  public void close() {
    status.clear();
  }

  private void updated(UpdateDone done) {
    long now = nanoTime.getAsLong();
    if (now - shownAt >= (columns > 0 ? BAR_NANOS : LINE_NANOS)) {
      shownAt = now;
      if (columns > 0) {
        status.show(fitted(done));
      } else {
        console.err().println(line(done, "", true, true));
      }
    }
  }

  /** As much as the terminal has room for: first the rate goes, then the update, then the bar. */
  private String fitted(UpdateDone done) {
    String line = line(done, bar(done, BAR), true, true);
    if (line.length() >= columns) {
      line = line(done, bar(done, BAR / 2), true, false);
    }
    if (line.length() >= columns) {
      line = line(done, bar(done, BAR / 2), false, false);
    }
    if (line.length() >= columns) {
      line = line(done, "", false, false);
    }
    return line.length() < columns ? line : line.substring(0, columns - 1);
  }

  private String line(UpdateDone done, String bar, boolean update, boolean rate) {
    StringBuilder line = new StringBuilder();
    line.append(text("epoch %d/%d%s", done.state().epoch(), config.maxEpochs(), bar));
    if (update) {
      line.append(text("  update %,d", done.state().update()));
    }
    line.append(text("  %,.0f tokens/s  loss %.3f", recent.tokensPerSecond(), recent.loss()));
    bleu.ifPresent(score -> line.append(text("  BLEU %.1f", score)));
    if (rate) {
      line.append("  lr ").append(brief(done.result().learningRate()));
    }
    Duration left =
        timeLeft.estimate(done.state(), done.batchesInEpoch(), recent.secondsPerUpdate());
    return line.append("  ETA ").append(TimeLeft.format(left)).toString();
  }

  /** The epoch's part that is done. */
  private static String bar(UpdateDone done, int width) {
    int total = Math.max(1, done.batchesInEpoch());
    int batch = Math.min(total, done.state().batch());
    int filled = (int) ((long) width * batch / total);
    return text(
        " %s%s %d%%", "━".repeat(filled), "┄".repeat(width - filled), (int) (100L * batch / total));
  }

  private static String line(Validated event) {
    ValidationResult result = event.result();
    return text(
        "epoch %d  update %,d  validation: loss %.3f  perplexity %.2f  accuracy %.1f%%  BLEU %.2f%s%s"
            + "  lr %s",
        event.state().epoch(),
        event.state().update(),
        result.loss(),
        result.perplexity(),
        100 * result.accuracy(),
        result.bleu(),
        others(result),
        event.improved() ? " (best)" : "",
        brief(event.learningRate()));
  }

  private static String others(ValidationResult result) {
    StringBuilder line = new StringBuilder();
    result.others().forEach((metric, value) -> line.append("  ").append(metric.describe(value)));
    return line.toString();
  }

  /** Three digits, such as {@code 0.0005} and {@code 1.25e-5}. */
  static String brief(double value) {
    if (value != 0 && Math.abs(value) < 1e-4) {
      return String.format(Locale.ROOT, "%.2e", value).replaceFirst("\\.?0*e-0?", "e-");
    }
    return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
