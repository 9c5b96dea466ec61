package io.dragoman.experiment;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.config.BatchUnit;
import io.dragoman.config.RunConfig;
import io.dragoman.config.StoppingMetric;
import io.dragoman.config.TrainingConfig;
import io.dragoman.data.Batch;
import io.dragoman.data.Batcher;
import io.dragoman.data.EncodedSource;
import io.dragoman.evaluation.Bleu;
import io.dragoman.evaluation.Chrf;
import io.dragoman.evaluation.ChrfOptions;
import io.dragoman.evaluation.ErrorRate;
import io.dragoman.evaluation.Metric;
import io.dragoman.evaluation.Ter;
import io.dragoman.evaluation.TerOptions;
import io.dragoman.experiment.Corpora.ValidationCorpus;
import io.dragoman.kernels.Kernels;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.search.ModelScorer;
import io.dragoman.search.SearchOptions;
import io.dragoman.search.Searcher;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.training.Validation;
import io.dragoman.training.ValidationResult;
import io.dragoman.training.Workers;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * Loss by teacher forcing, BLEU and what else early stopping asks for by translating, batches
 * shared out among the workers.
 *
 * <p>BLEU is that of the text given back, split as {@link ValidationBleu} says.
 */
final class ModelValidator implements Validation {
  private static final int SENTENCES = 64;

  private final EncoderDecoder model;
  private final Kernels kernels;
  private final Workers workers;
  private final Codecs codecs;
  private final ValidationCorpus corpus;
  private final List<Batch> batches;
  private final SearchOptions options;
  private final Bleu bleu;
  private final StoppingMetric asked;
  private final Optional<Metric> other;

  ModelValidator(
      EncoderDecoder model, Kernels kernels, Workers workers, RunConfig config, Corpora corpora) {
    this.model = model;
    this.kernels = kernels;
    this.workers = workers;
    this.codecs = corpora.codecs();
    this.corpus = corpora.validation();
    Vocabulary target = corpora.targetVocabulary();
    boolean byMemory = config.training().batchUnit() == BatchUnit.MEMORY;
    TrainingConfig sizes = byMemory ? Perplexity.batches(config) : config.training();
    this.batches = new Batcher(corpus.encoded(), sizes, target.bos(), target.eos()).byLength();
    this.options =
        ConfiguredSearch.optionsWithoutLengthModel(
            config.search(), config.training().validationBeam());
    this.asked = config.training().earlyStoppingMetric();
    this.other = other(asked);
    this.bleu = Bleu.of(ValidationBleu.of(config));
  }

  @Override
  public ValidationResult validate() {
    Loss loss = TeacherForcing.loss(model, kernels, workers, batches);
    List<String> translations = Arrays.asList(translations());
    double score = bleu.corpus(translations, corpus.references()).score();
    Map<StoppingMetric, Double> others = new EnumMap<>(StoppingMetric.class);
    other.ifPresent(
        each -> others.put(asked, each.corpus(translations, corpus.references()).score()));
    double words = loss.rows();
    return new ValidationResult(
        loss.negativeLogLikelihood() / words, loss.correct() / words, score, others);
  }

  private static Optional<Metric> other(StoppingMetric asked) {
    return switch (asked) {
      case CHRF -> Optional.of(Chrf.of(ChrfOptions.defaults()));
      case TER -> Optional.of(Ter.of(TerOptions.defaults()));
      case WER -> Optional.of(ErrorRate.ofWords(false));
      case BLEU, LOSS, PERPLEXITY, ACCURACY -> Optional.empty();
    };
  }

  /** A translation for every source line, empty for those without a word. */
  String[] translations() {
    List<EncodedSource> sources = corpus.sources().stream().map(codecs.sources()::encode).toList();
    String[] texts = new String[sources.size()];
    Arrays.fill(texts, "");
    int[] order =
        IntStream.range(0, texts.length)
            .filter(i -> !sources.get(i).pieces().isEmpty())
            .boxed()
            .sorted(Comparator.comparingInt(i -> sources.get(i).ids().length))
            .mapToInt(Integer::intValue)
            .toArray();
    int count = (order.length + SENTENCES - 1) / SENTENCES;
    Queue<Searcher> searchers = new ConcurrentLinkedQueue<>(); // one for each thread
    workers.run(
        count,
        part -> {
          int to = Math.min(order.length, (part + 1) * SENTENCES);
          int[] members = Arrays.copyOfRange(order, part * SENTENCES, to);
          Searcher taken = searchers.poll();
          Searcher searcher = taken == null ? searcher() : taken;
          translate(searcher, sources, members, texts);
          searchers.add(searcher);
        });
    return texts;
  }

  private Searcher searcher() {
    return Searcher.create(new ModelScorer(model, kernels), codecs.targetSpecials(), options);
  }

  private void translate(
      Searcher searcher, List<EncodedSource> sources, int[] members, String[] texts) {
    int end = codecs.source().vocabulary().eos();
    int[][] inputs = new int[members.length][];
    for (int i = 0; i < members.length; i++) {
      int[] source = sources.get(members[i]).ids();
      inputs[i] = Arrays.copyOf(source, source.length + 1);
      inputs[i][source.length] = end;
    }
    var found = searcher.search(inputs);
    for (int i = 0; i < members.length; i++) {
      int[] ids = found.get(i).get(0).ids();
      TextCodec target = codecs.target();
      List<String> pieces = sources.get(members[i]).targetPieces(ids, target.vocabulary());
      texts[members[i]] = target.decode(target.inTextOrder(pieces));
    }
  }
}
