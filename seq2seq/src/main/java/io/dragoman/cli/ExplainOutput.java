package io.dragoman.cli;

import io.dragoman.data.DataException;
import io.dragoman.data.Utf8Lines;
import io.dragoman.explain.ExplainPage;
import io.dragoman.explain.Explainer;
import io.dragoman.explain.Explanation;
import io.dragoman.translate.Translation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The page that explains the first lines of a translation, written at the end. */
final class ExplainOutput implements AutoCloseable {
  private final Path page;
  private final Optional<Utf8Lines> references;
  private final int limit;
  private final Explainer explainer;
  private final String title;
  private final List<Explanation> explanations = new ArrayList<>();

  private ExplainOutput(
      Path page, Optional<Utf8Lines> references, int limit, Explainer explainer, String title) {
    this.page = page;
    this.references = references;
    this.limit = limit;
    this.explainer = explainer;
    this.title = title;
  }

  /** Opens the references, if there are any. */
  static ExplainOutput open(
      Path page, Optional<Path> references, int limit, Explainer explainer, String title) {
    return new ExplainOutput(page, references.map(Utf8Lines::open), limit, explainer, title);
  }

  /** Takes note of the next line. */
  void add(Translation translation) {
    if (explanations.size() == limit) {
      return;
    }
    Optional<String> reference = references.map(lines -> next(lines, translation.line()));
    if (!translation.sourceTokens().isEmpty()) {
      explanations.add(
          explainer.explain(
              translation.line(),
              translation.source(),
              translation.sourceTokens(),
              translation.guidance(),
              reference.filter(each -> !each.isBlank())));
    }
  }

  private static String next(Utf8Lines lines, long number) {
    String line = lines.next();
    if (line == null) {
      throw new DataException(
          lines.name() + ": ends before line " + number + ": it must have a line for each line");
    }
    return line;
  }

  /** Writes the page. */
  void write(Console console) {
    try (Output out = Output.open(Optional.of(page), console)) {
      out.line(ExplainPage.html(title, explanations));
      out.commit();
    }
  }

  @Override
  public void close() {
    references.ifPresent(Utf8Lines::close);
  }
}
