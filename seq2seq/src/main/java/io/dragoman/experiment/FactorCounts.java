package io.dragoman.experiment;

import io.dragoman.data.ParallelCorpora;
import io.dragoman.data.SourceCodec;
import io.dragoman.model.Factors;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.tokenizers.vocab.VocabularyBuilder;
import java.util.ArrayList;
import java.util.List;

/** The values of factors in a text. */
final class FactorCounts {
  private FactorCounts() {}

  /** A vocabulary of all values of each factor, whose numbers in a line are not checked yet. */
  static List<Vocabulary> count(TrainingFiles files, Factors factors) {
    List<VocabularyBuilder> counts = new ArrayList<>();
    SourceCodec.inText(factors).forEach(name -> counts.add(new VocabularyBuilder()));
    if (!counts.isEmpty()) {
      try (ParallelCorpora pairs = files.openTraining()) {
        while (pairs.hasNext()) {
          for (String token : SourceCodec.tokensOf(pairs.next().source())) {
            add(SourceCodec.valuesOf(token), counts);
          }
        }
      }
    }
    List<Vocabulary> vocabularies = new ArrayList<>();
    int next = 0;
    for (String name : factors.names()) {
      VocabularyBuilder values =
          name.equals(Factors.SUBWORD)
              ? new VocabularyBuilder().require(SourceCodec.SUBWORD_TAGS)
              : counts.get(next++);
      vocabularies.add(values.build(0, 0));
    }
    return vocabularies;
  }

  private static void add(List<String> values, List<VocabularyBuilder> counts) {
    for (int n = 0; n < Math.min(values.size(), counts.size()); n++) {
      if (!values.get(n).isEmpty()) {
        counts.get(n).add(values.get(n));
      }
    }
  }
}
