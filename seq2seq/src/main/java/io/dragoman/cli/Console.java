package io.dragoman.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** Where a command reads and writes, all in UTF-8. */
public final class Console {
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final BooleanSupplier inputIsTerminal;
  private final IntSupplier columns;

  private Console(
      InputStream in,
      OutputStream out,
      OutputStream err,
      BooleanSupplier inputIsTerminal,
      IntSupplier columns) {
    this.in = in;
    this.out = new PrintStream(new BufferedOutputStream(out), false, UTF_8);
    this.err = new PrintStream(new BufferedOutputStream(err), true, UTF_8);
    this.inputIsTerminal = inputIsTerminal;
    this.columns = columns;
  }

  /** The streams of this process. */
  public static Console system() {
    return new Console(
        System.in,
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        Terminal::isInput,
        Terminal::errorColumns);
  }

  /**
   * Other streams, such as those of a test.
   *
   * @param columns the width of the terminal that {@code err} is; 0 if it is none
   */
  public static Console of(InputStream in, OutputStream out, OutputStream err, int columns) {
    return new Console(in, out, err, () -> false, () -> columns);
  }

  /** What a command reads. */
  public InputStream in() {
    return in;
  }

  /** Results, which may go into a pipe; buffered. */
  public PrintStream out() {
    return out;
  }

  /** Progress, remarks and errors. */
  public PrintStream err() {
    return err;
  }

  /** Whether somebody types {@link #in}. */
  boolean inputIsTerminal() {
    return inputIsTerminal.getAsBoolean();
  }

  /** The width of the terminal that {@link #err} is; 0 if it is none. */
  int columns() {
    return columns.getAsInt();
  }

  /**
   * Writes what is buffered.
   *
   * @throws CommandException if standard output cannot be written
   */
  void flush() {
    if (out.checkError()) {
      throw new CommandException("standard output: cannot be written: check where it goes");
    }
  }
}
