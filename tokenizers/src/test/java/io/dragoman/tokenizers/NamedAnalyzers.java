package io.dragoman.tokenizers;

import java.util.List;
import java.util.Set;

/** The named analyzers whose jars tests have. */
final class NamedAnalyzers {
  private static final Set<String> ABSENT = Set.of("polish", "ukrainian");

  private NamedAnalyzers() {}

  static List<String> present() {
    return NamedAnalyzer.all().stream()
        .map(NamedAnalyzer::name)
        .filter(name -> !ABSENT.contains(name))
        .toList();
  }
}
