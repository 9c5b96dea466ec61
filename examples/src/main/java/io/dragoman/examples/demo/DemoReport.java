package io.dragoman.examples.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dragoman.cli.CommandException;
import io.dragoman.examples.demo.DemoCorpus.Pair;
import io.dragoman.experiment.TranslationModel;
import io.dragoman.plot.AttentionPicture;
import io.dragoman.search.SearchOptions;
import io.dragoman.translate.Translation;
import io.dragoman.translate.Translator;
import io.dragoman.translate.TranslatorOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Translates the test set and shows how well. */
final class DemoReport {
  private static final int SAMPLES = 8;
  private static final int FEWEST_TOKENS = 8;
  private static final int MOST_TOKENS = 12;

  private final DemoCorpus corpus;
  private final List<Translation> translations;

  private DemoReport(DemoCorpus corpus, List<Translation> translations) {
    this.corpus = corpus;
    this.translations = translations;
  }

  /** Translates the test set. */
  static DemoReport of(DemoCorpus corpus, Path model, int threads) {
    TranslationModel loaded = TranslationModel.load(model);
    SearchOptions search =
        SearchOptions.ofBeam(loaded.config().search().beam()).withAttention(true);
    try (Translator translator =
        loaded.translator(TranslatorOptions.of(search).withThreads(threads))) {
      return new DemoReport(
          corpus, translator.translate(corpus.test().stream().map(Pair::source).toList()));
    }
  }

  /** Prints some translations and the scores of all. */
  void print(PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%n%d of the %,d test sentences, none of which is in the training set:%n",
        Math.min(SAMPLES, corpus.test().size()),
        corpus.test().size());
    for (int i = 0; i < SAMPLES; i++) {
      int sample = (int) ((i + 0.5) * corpus.test().size() / SAMPLES);
      printSample(out, sample);
    }
    List<String> references = corpus.test().stream().map(Pair::target).toList();
    double bleu = corpus.bleu().corpus(texts(), references).score();
    long right = IntStream.range(0, translations.size()).filter(this::isRight).count();
    out.printf(
        Locale.ROOT,
        "%ntest BLEU %.2f (over %s); %.1f%% of the sentences exactly as in the reference%n",
        bleu,
        corpus.bleuUnit(),
        100.0 * right / translations.size());
  }

  private void printSample(PrintStream out, int index) {
    Pair pair = corpus.test().get(index);
    String text = translations.get(index).text();
    out.printf("%n  %s%n", pair.source());
    if (isRight(index)) {
      out.printf("  %s  ✓%n", text);
    } else {
      out.printf("  %s  ✗%n  %s  (reference)%n", text, pair.target());
    }
  }

  private boolean isRight(int index) {
    return translations.get(index).text().equals(corpus.test().get(index).target());
  }

  private List<String> texts() {
    return translations.stream().map(Translation::text).toList();
  }

  /**
   * Writes all translations and the picture of one sentence's attention.
   *
   * @throws CommandException if a file cannot be written
   */
  void write(DemoFiles files) {
    try {
      Files.write(files.translations(corpus.target()), texts(), UTF_8);
      Translation shown = translations.get(picture());
      Files.writeString(files.attention(), draw(shown), UTF_8);
    } catch (IOException e) {
      throw new CommandException(
          files.directory() + ": cannot be written (" + e + "): choose another --output");
    }
  }

  /** The sentence whose words are looked at most clearly, right and of a fitting length if any. */
  private int picture() {
    int best = 0;
    for (int i = 1; i < translations.size(); i++) {
      if (worth(i) > worth(best)) {
        best = i;
      }
    }
    return best;
  }

  private double worth(int index) {
    int length = translations.get(index).sourceTokens().size();
    boolean fitting = length >= FEWEST_TOKENS && length <= MOST_TOKENS;
    return (isRight(index) ? 2 : 0) + (fitting ? 1 : 0) + clarity(translations.get(index));
  }

  /** Mean over the source words of the greatest weight that a target word gives them. */
  static double clarity(Translation translation) {
    int words = translation.sourceTokens().size();
    double sum = 0;
    for (int word = 0; word < words; word++) {
      float greatest = 0;
      for (float[] weights : translation.attention()) {
        greatest = Math.max(greatest, weights[word]);
      }
      sum += greatest;
    }
    return words == 0 ? 0 : sum / words;
  }

  private static String draw(Translation translation) {
    float[][] attention = translation.attention();
    List<String> source = labels(translation.sourceTokens(), attention[0].length);
    List<String> target = labels(translation.targetTokens(), attention.length);
    return AttentionPicture.svg(translation.text(), source, target, attention);
  }

  /** Tokens without the marks that join them, and the end of the sentence if it counts. */
  private static List<String> labels(List<String> tokens, int size) {
    List<String> labels = new ArrayList<>();
    for (String token : tokens) {
      String bare = token.replace("￭", "");
      labels.add(bare.isEmpty() ? token : bare);
    }
    if (labels.size() < size) {
      labels.add("</s>");
    }
    return labels;
  }
}
