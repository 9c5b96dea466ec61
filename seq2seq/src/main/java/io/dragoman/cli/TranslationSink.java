package io.dragoman.cli;

import io.dragoman.translate.Translation;
import java.util.Optional;
import java.util.function.Consumer;

/** Where translations go: lines of text, and what else is asked for. */
final class TranslationSink implements Consumer<Translation>, AutoCloseable {
  private final TranslationPrinter printer;
  private final Optional<ExplainOutput> explaining;
  private final Optional<PictureOutput> pictures;
  private final Output out;
  private final Console console;

  TranslationSink(
      TranslationPrinter printer,
      Optional<ExplainOutput> explaining,
      Optional<PictureOutput> pictures,
      Output out,
      Console console) {
    this.printer = printer;
    this.explaining = explaining;
    this.pictures = pictures;
    this.out = out;
    this.console = console;
  }

  @Override
  public void accept(Translation translation) {
    translation.warning().ifPresent(each -> console.err().println("dragoman: warning: " + each));
    printer.print(translation, out);
    explaining.ifPresent(page -> page.add(translation));
    pictures.ifPresent(all -> all.add(translation));
  }

  /** Completes all files after the last translation. */
  void finish() {
    out.commit();
    explaining.ifPresent(page -> page.write(console));
  }

  @Override
  public void close() {
    explaining.ifPresent(ExplainOutput::close);
  }
}
