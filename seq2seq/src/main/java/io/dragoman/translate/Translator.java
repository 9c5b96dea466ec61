package io.dragoman.translate;

import com.google.common.collect.Iterators;
import io.dragoman.alignment.Shortlist;
import io.dragoman.data.SourceCodec;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.length.LengthModel;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.search.Hypothesis;
import io.dragoman.search.ModelScorer;
import io.dragoman.search.Searcher;
import io.dragoman.search.SentenceConstraints;
import io.dragoman.search.SpecialIds;
import io.dragoman.search.StepScorer;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.tokenizers.vocab.Vocabulary;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Translates lines of text; may be used by many threads.
 *
 * <p>Lines are read a window at a time, sorted by length, translated in batches on the workers, and
 * delivered in their order. A translation's bits depend on its line alone: not on batch size,
 * threads, or the lines beside it.
 */
public final class Translator implements AutoCloseable {
  private final SourceCodec source;
  private final TextCodec target;
  private final TranslatorOptions options;
  private final Terminology terms;
  private final TargetWords targetWords;
  private final WorkerPool<Searcher> workers;

  /**
   * Starts the workers.
   *
   * @param scorers gives each worker a scorer of its own
   * @throws IllegalArgumentException if the target vocabulary lacks {@code <s>}
   */
  public Translator(
      Supplier<? extends StepScorer> scorers,
      TextCodec source,
      TextCodec target,
      TranslatorOptions options) {
    this(scorers, SourceCodec.of(source), target, options);
  }

  /** The same for sources of any form, whose lines are joined as {@link SourceCodec} says. */
  public Translator(
      Supplier<? extends StepScorer> scorers,
      SourceCodec source,
      TextCodec target,
      TranslatorOptions options) {
    this.source = source;
    this.target = target;
    this.options = options;
    terms = new Terminology(options.rewriting().terms(), source.words(), target);
    targetWords = new TargetWords(target, options.rewriting());
    Vocabulary words = target.vocabulary();
    SpecialIds special = new SpecialIds(words.pad(), words.bos(), words.eos(), words.unk());
    workers =
        new WorkerPool<>(
            "dragoman-translate",
            options.threads(),
            () -> Searcher.create(scorers.get(), special, options.searchForRewriting()));
  }

  /** A translator with one model and the kernels of this process. */
  public static Translator of(
      EncoderDecoder model, TextCodec source, TextCodec target, TranslatorOptions options) {
    return of(model, SourceCodec.of(source), target, options, Optional.empty(), Optional.empty());
  }

  /**
   * A translator that considers the words on a shortlist only, if there is one, and expects the
   * lengths that a model predicts, if there is one.
   */
  public static Translator of(
      EncoderDecoder model,
      SourceCodec source,
      TextCodec target,
      TranslatorOptions options,
      Optional<Shortlist> shortlist,
      Optional<LengthModel> lengths) {
    return new Translator(
        () -> new ModelScorer(model, KernelsSelector.kernels(), shortlist, lengths),
        source,
        target,
        options);
  }

  /**
   * Translates lines as they come; one translation per line, in the order of the lines. No more
   * than a window of lines is held at a time.
   *
   * @throws TranslationException if a line cannot be translated
   * @throws IllegalStateException if the translator is closed or the thread interrupted
   */
  public void translate(Iterator<String> lines, Consumer<? super Translation> sink) {
    translateRequests(Iterators.transform(lines, LineRequest::of), sink);
  }

  /**
   * Translates lines with constraints as they come; one translation per line, in the order of the
   * lines. A blank line's stays empty.
   *
   * @throws TranslationException if a line cannot be translated or its constraints not be met
   * @throws IllegalStateException if the translator is closed or the thread interrupted
   */
  public void translateRequests(Iterator<LineRequest> lines, Consumer<? super Translation> sink) {
    int size = options.batchSize() * options.window();
    long number = 0;
    List<SourceLine> window = new ArrayList<>();
    while (lines.hasNext()) {
      window.add(line(++number, lines.next()));
      if (window.size() == size || !lines.hasNext()) {
        for (Translation translation : translateWindow(window)) {
          sink.accept(translation);
        }
        window.clear();
      }
    }
  }

  private SourceLine line(long number, LineRequest request) {
    SourceLine line = SourceLine.of(number, request.text(), source, options.maxSourceLength());
    boolean plain =
        request.constraints().equals(LineConstraints.NONE) && options.rewriting().terms().isEmpty();
    return plain || line.isEmpty() ? line : line.with(request.constraints(), terms);
  }

  /** Translates lines. */
  public List<Translation> translate(List<String> lines) {
    List<Translation> translations = new ArrayList<>(lines.size());
    translate(lines.iterator(), translations::add);
    return translations;
  }

  /** Translates one line. */
  public Translation translate(String line) {
    return translate(List.of(line)).get(0);
  }

  /** Ends the workers. */
  @Override
  public void close() {
    workers.close();
  }

  private Translation[] translateWindow(List<SourceLine> lines) {
    Translation[] translations = new Translation[lines.size()];
    for (int place = 0; place < translations.length; place++) {
      if (lines.get(place).isEmpty()) {
        translations[place] = empty(lines.get(place));
      }
    }
    List<Consumer<Searcher>> jobs = new ArrayList<>();
    for (int[] places : Batches.cut(lines, options.batchSize())) {
      jobs.add(searcher -> translateBatch(searcher, lines, places, translations));
    }
    workers.runAll(jobs);
    return translations;
  }

  /** A batch that fails is tried again line by line, so that the error can name the line. */
  private void translateBatch(
      Searcher searcher, List<SourceLine> lines, int[] places, Translation[] translations) {
    try {
      search(searcher, lines, places, translations);
    } catch (RuntimeException | OutOfMemoryError failure) {
      if (places.length == 1) {
        throw new TranslationException(lines.get(places[0]).number(), failure);
      }
      for (int place : places) {
        translateBatch(searcher, lines, new int[] {place}, translations);
      }
    }
  }

  private void search(
      Searcher searcher, List<SourceLine> lines, int[] places, Translation[] translations) {
    int[][] ids = new int[places.length][];
    for (int i = 0; i < places.length; i++) {
      ids[i] = lines.get(places[i]).ids();
    }
    List<SentenceConstraints> constraints = new ArrayList<>();
    for (int place : places) {
      constraints.add(lines.get(place).guidance().constraints());
    }
    List<List<Hypothesis>> results = searcher.search(ids, constraints);
    for (int i = 0; i < places.length; i++) {
      translations[places[i]] = translation(lines.get(places[i]), inTextOrder(results.get(i)));
    }
  }

  private List<Hypothesis> inTextOrder(List<Hypothesis> best) {
    return target.rightToLeft() ? best.stream().map(TextOrder::of).toList() : best;
  }

  private Translation translation(SourceLine line, List<Hypothesis> best) {
    List<RankedText> nBest = best.stream().map(each -> targetWords.of(each, line)).toList();
    return new Translation(
        line.number(),
        line.text(),
        line.tokens(),
        line.guidance(),
        nBest,
        warning(line, best.get(0)));
  }

  private static Optional<String> warning(SourceLine line, Hypothesis best) {
    if (!best.cut()) {
      return line.warning();
    }
    String cut = "line " + line.number() + ": cut by the deadline";
    return Optional.of(line.warning().map(other -> other + "; " + cut).orElse(cut));
  }

  private static Translation empty(SourceLine line) {
    List<RankedText> nothing = List.of(RankedText.empty());
    return new Translation(line.number(), line.text(), List.of(), nothing, Optional.empty());
  }
}
