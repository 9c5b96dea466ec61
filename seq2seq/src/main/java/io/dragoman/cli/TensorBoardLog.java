package io.dragoman.cli;

import io.dragoman.config.StoppingMetric;
import io.dragoman.experiment.AttentionExamples;
import io.dragoman.experiment.TrainingRun;
import io.dragoman.nn.ParameterStore;
import io.dragoman.plot.AttentionPicture;
import io.dragoman.plot.PictureException;
import io.dragoman.tensorboard.EventFile;
import io.dragoman.training.TrainingEvent;
import io.dragoman.training.TrainingEvent.CheckpointSaved;
import io.dragoman.training.TrainingEvent.Started;
import io.dragoman.training.TrainingEvent.UpdateDone;
import io.dragoman.training.TrainingEvent.Validated;
import io.dragoman.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tells TensorBoard how training goes: losses, rates and norms every so many updates; at each
 * validation its results, how parameters are distributed, and where the decoder looks in a few
 * sentences.
 */
final class TensorBoardLog implements TrainingListener, AutoCloseable {
  private static final int EVERY = 20;
  private static final int SENTENCES = 4;

  private final Path folder;
  private final EventFile events;
  private final ParameterStore parameters;
  private final AttentionExamples examples;
  private final Consumer<String> warnings;
  private final RecentUpdates recent = new RecentUpdates(System::nanoTime);
  private boolean draws = true;

  private TensorBoardLog(
      Path folder, EventFile events, TrainingRun run, Consumer<String> warnings) {
    this.folder = folder;
    this.events = events;
    this.warnings = warnings;
    parameters = run.model().parameters();
    examples = run.attentionExamples(SENTENCES);
  }

  /**
   * Opens a file of events for a run or the rest of one.
   *
   * @param settings of the run
   * @param warnings told in a line what cannot be shown
   * @throws CommandException if the folder cannot be written
   */
  static TensorBoardLog open(
      Path folder, TrainingRun run, Map<String, String> settings, Consumer<String> warnings) {
    try {
      EventFile events = EventFile.create(folder, run.resumedUpdate().orElse(0L) + 1);
      TensorBoardLog log = new TensorBoardLog(folder, events, run, warnings);
      StringBuilder table = new StringBuilder("| key | value |\n| --- | --- |\n");
      settings.forEach(
          (key, value) ->
              table.append("| ").append(key).append(" | ").append(cell(value)).append(" |\n"));
      events.text(0, "configuration", table.toString());
      events.flush();
      return log;
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  private static String cell(String value) {
    return value.replace("|", "\\|");
  }

  @Override
  public void on(TrainingEvent event) {
    try {
      if (event instanceof Started || event instanceof CheckpointSaved) {
        recent.pause();
      } else if (event instanceof UpdateDone done) {
        updated(done);
      } else if (event instanceof Validated validated) {
        recent.pause();
        validated(validated);
        recent.pause();
      }
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  private void updated(UpdateDone done) throws IOException {
    recent.add(done.result().targetTokens(), done.result().negativeLogLikelihood());
    long step = done.state().update();
    if (step % EVERY == 0) {
      events.scalar(step, "train/loss", recent.loss());
      events.scalar(step, "train/tokens_per_second", recent.tokensPerSecond());
      events.scalar(step, "train/gradient_norm", done.result().gradientNorm());
      events.scalar(step, "train/learning_rate", done.result().learningRate());
      events.scalar(step, "train/epoch", done.state().epoch());
      events.flush();
      recent.clear();
    }
  }

  private void validated(Validated validated) throws IOException {
    long step = validated.state().update();
    events.scalar(step, "valid/loss", validated.result().loss());
    events.scalar(step, "valid/perplexity", validated.result().perplexity());
    events.scalar(step, "valid/accuracy", validated.result().accuracy());
    events.scalar(step, "valid/bleu", validated.result().bleu());
    for (Map.Entry<StoppingMetric, Double> each : validated.result().others().entrySet()) {
      events.scalar(
          step, "valid/" + each.getKey().name().toLowerCase(Locale.ROOT), each.getValue());
    }
    events.histograms(step, parameters);
    if (draws) {
      draw(step);
    }
    events.flush();
  }

  private void draw(long step) throws IOException {
    int number = 0;
    try {
      for (AttentionExamples.Example each : examples.translate()) {
        number++;
        if (!each.target().isEmpty()) {
          var picture = AttentionPicture.of("", each.source(), each.target(), each.attention());
          events.image(step, "attention/" + number, picture.png(1));
        }
      }
    } catch (PictureException e) {
      draws = false;
      warnings.accept("no pictures for TensorBoard: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    try {
      events.close();
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  private static CommandException failure(Path folder, IOException e) {
    return new CommandException(
        folder + ": cannot be written (" + e + "): choose another --tensorboard");
  }
}
