package io.dragoman.tensorboard;

import io.dragoman.autograd.Parameter;
import io.dragoman.nn.ParameterStore;
import io.dragoman.plot.PngImage;
import io.dragoman.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * A file of events that TensorBoard reads as it grows. A folder holds a file for each part of a
 * run; what an earlier file has of later steps than a new one starts from, TensorBoard forgets.
 */
public final class EventFile implements AutoCloseable {
  private static final int STRINGS = 7; // DT_STRING
  private static final int START = 1; // SessionLog.SessionStatus
  private static final int RGB = 3;

  private final Path file;
  private final RecordFile records;
  private final LongSupplier clock;

  private EventFile(Path file, RecordFile records, LongSupplier clock) {
    this.file = file;
    this.records = records;
    this.clock = clock;
  }

  /**
   * A new file in a folder, which is created if needed.
   *
   * @param firstStep the first step that the file will tell of
   * @throws IOException if it cannot be written
   */
  public static EventFile create(Path folder, long firstStep) throws IOException {
    return create(folder, firstStep, System::currentTimeMillis);
  }

  /** The same, by another clock. */
  static EventFile create(Path folder, long firstStep, LongSupplier clock) throws IOException {
    Files.createDirectories(folder);
    long seconds = clock.getAsLong() / 1000;
    int number = 0;
    Path file = name(folder, seconds, number);
    while (Files.exists(file)) { // another part of the run within a second
      file = name(folder, seconds, ++number);
    }
    EventFile events = new EventFile(file, RecordFile.create(file), clock);
    events.add(0, new Message().text(3, "brain.Event:2"));
    events.add(firstStep, new Message().message(7, new Message().integer(1, START)));
    return events;
  }

  private static Path name(Path folder, long seconds, int number) {
    return folder.resolve(
        String.format(Locale.ROOT, "events.out.tfevents.%010d.dragoman.%d", seconds, number));
  }

  /** Where it is. */
  public Path file() {
    return file;
  }

  /** Adds a number. */
  public void scalar(long step, String tag, double value) throws IOException {
    add(step, tag, new Message().floating(2, (float) value));
  }

  /** Adds how the values of a tensor are distributed; nothing if none is finite. */
  public void histogram(long step, String tag, Tensor values) throws IOException {
    Histogram histogram = new Histogram(values);
    if (!histogram.isEmpty()) {
      add(step, tag, new Message().message(5, histogram.message()));
    }
  }

  /** Adds a histogram of each parameter, under its name. */
  public void histograms(long step, ParameterStore parameters) throws IOException {
    for (Parameter each : parameters.all()) {
      histogram(step, each.name(), each.value());
    }
  }

  /** Adds an image. */
  public void image(long step, String tag, PngImage image) throws IOException {
    Message content =
        new Message()
            .integer(1, image.height())
            .integer(2, image.width())
            .integer(3, RGB)
            .bytes(4, image.bytes());
    add(step, tag, new Message().message(4, content));
  }

  /** Adds text in Markdown. */
  public void text(long step, String tag, String markdown) throws IOException {
    Message shape = new Message().message(2, new Message().integer(1, 1)); // of one dimension
    Message tensor = new Message().integer(1, STRINGS).message(2, shape).text(8, markdown);
    Message plugin = new Message().message(1, new Message().text(1, "text"));
    add(step, tag, new Message().message(8, tensor).message(9, plugin));
  }

  /** Lets readers see all so far. */
  public void flush() throws IOException {
    records.flush();
  }

  @Override
  public void close() throws IOException {
    records.close();
  }

  private void add(long step, String tag, Message content) throws IOException {
    Message value = new Message().text(1, tag).append(content);
    add(step, new Message().message(5, new Message().message(1, value)));
  }

  /** Adds an event with what it tells. */
  private void add(long step, Message content) throws IOException {
    Message event = new Message().doubled(1, clock.getAsLong() / 1e3).integer(2, step);
    records.add(event.append(content).toBytes());
  }
}
