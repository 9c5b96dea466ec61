package io.dragoman.experiment;

import io.dragoman.checkpoint.Checkpoint;
import io.dragoman.checkpoint.Checkpoint.FurtherInputs;
import io.dragoman.checkpoint.Checkpoint.Side;
import io.dragoman.config.ConfigException;
import io.dragoman.config.DataConfig;
import io.dragoman.config.RunConfig;
import io.dragoman.config.TextCase;
import io.dragoman.data.ParallelCorpora;
import io.dragoman.data.SentencePair;
import io.dragoman.model.Factors;
import io.dragoman.tokenizers.TextTokenizer;
import io.dragoman.tokenizers.casing.CaseMarks;
import io.dragoman.tokenizers.subword.SubwordSampling;
import io.dragoman.tokenizers.subword.SubwordSpec;
import io.dragoman.tokenizers.tags.LineTags;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.tokenizers.vocab.VocabularyFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * What turns the text of both sides into ids.
 *
 * @param source for the source
 * @param target for the target
 * @param inputs for what sources have besides the words of the first
 */
record Sides(Side source, Side target, FurtherInputs inputs) {

  /**
   * Subwords and vocabularies of a new run, from files where they are given, else learned from and
   * counted in the training text; one vocabulary for both sides if the model has one table.
   *
   * @throws ConfigException if the model needs one vocabulary but sides are cut in different ways
   *     or given different vocabularies
   */
  static Sides learn(TrainingFiles files, RunConfig run) {
    files.requireSources(run.model().encoder().sources());
    List<Side> further = new ArrayList<>();
    for (int n = 0; n < files.further().size(); n++) {
      further.add(learn(files.withFurther(n), run, Factors.parse(Factors.NONE)).source());
    }
    Factors factors = Factors.parse(run.model().encoder().factors());
    Sides sides = learn(files, run, factors);
    FurtherInputs inputs = new FurtherInputs(further, FactorCounts.count(files, factors));
    return new Sides(sides.source(), sides.target(), inputs);
  }

  private static Sides learn(TrainingFiles files, RunConfig run, Factors factors) {
    DataConfig config = run.data();
    boolean one = run.model().tiesSource();
    if (one && !cutsAlike(config)) {
      throw new ConfigException(
          "model.tied-embeddings is all but source and target are cut into subwords of their own:"
              + " set data.joint-subwords to true");
    }
    Truecasing truecasing = Truecasing.learn(files, config);
    TextTokenizer words = Codecs.sourceTokenizer(config, truecasing.source());
    TextTokenizer sourceTokenizer = factors.count() == 0 ? words : new WordsOfFactors(words);
    TextTokenizer targetTokenizer = Codecs.targetTokenizer(config, truecasing.target());
    SubwordLearning subwords = SubwordLearning.of(files, config, sourceTokenizer, targetTokenizer);
    SubwordSampling sampling = RandomSubwords.sampling(config);
    PieceCounts source = new PieceCounts(subwords.source(), sampling);
    PieceCounts target = one ? source : new PieceCounts(subwords.target(), sampling);
    if (files.sourceVocabulary().isEmpty() || files.targetVocabulary().isEmpty()) {
      count(files, config, sourceTokenizer, targetTokenizer, source, target);
    }
    Sides sides = sides(files, config, subwords, truecasing, source, target);
    if (one && !sides.source().vocabulary().equals(sides.target().vocabulary())) {
      throw new ConfigException(
          "model.tied-embeddings is all but the vocabularies differ: give the same file for source"
              + " and target, or none");
    }
    return sides;
  }

  /**
   * What turns text into ids in a model, with the words at the ends of its vocabularies that a new
   * model of the training text would have besides, if the configuration asks for them.
   */
  static Sides grown(Checkpoint parent, TrainingFiles files, RunConfig run) {
    DataConfig config = run.data();
    Sides sides = new Sides(parent.source(), parent.target(), parent.inputs());
    if (!config.growVocabulary()) {
      return sides;
    }
    SubwordSampling sampling = RandomSubwords.sampling(config);
    PieceCounts source = new PieceCounts(sides.source().subwords(), sampling);
    PieceCounts target =
        run.model().tiesSource() ? source : new PieceCounts(sides.target().subwords(), sampling);
    TextTokenizer words = Codecs.sourceTokenizer(config, sides.source().truecaser());
    boolean plain = sides.inputs().factors().isEmpty();
    count(
        files,
        config,
        plain ? words : new WordsOfFactors(words),
        Codecs.targetTokenizer(config, sides.target().truecaser()),
        source,
        target);
    int minimum = config.vocabularyMinFrequency();
    return new Sides(
        grown(sides.source(), source.build(config.sourceVocabularySize(), minimum)),
        grown(sides.target(), target.build(targetSize(config, source, target), minimum)),
        sides.inputs());
  }

  private static Side grown(Side side, Vocabulary found) {
    List<String> tokens = new ArrayList<>(side.vocabulary().tokens());
    for (String token : found.tokens()) {
      if (!side.vocabulary().contains(token) && !SpecialTokens.contains(token)) {
        tokens.add(token);
      }
    }
    return new Side(side.subwords(), Vocabulary.of(tokens), side.truecaser());
  }

  private static void count(
      TrainingFiles files,
      DataConfig config,
      TextTokenizer sourceTokenizer,
      TextTokenizer targetTokenizer,
      PieceCounts source,
      PieceCounts target) {
    LineTags tags = config.tags().all();
    try (ParallelCorpora pairs = files.openTraining()) {
      while (pairs.hasNext()) {
        SentencePair pair = pairs.next();
        source.add(sourceTokenizer.tokenize(tags.rest(pair.source())));
        target.add(targetTokenizer.tokenize(pair.target()));
      }
    }
    source.keep(tags.all());
    if (config.textCase() == TextCase.MARKS) {
      source.keep(CaseMarks.ALL);
      target.keep(CaseMarks.ALL);
    }
  }

  /** One vocabulary for both sides has the size of the source's. */
  private static int targetSize(DataConfig config, PieceCounts source, PieceCounts target) {
    return target.equals(source) ? config.sourceVocabularySize() : config.targetVocabularySize();
  }

  private static boolean cutsAlike(DataConfig config) {
    return config.sourceSubwords().equals(config.targetSubwords())
        && (config.jointSubwords() || !SubwordSpec.parse(config.sourceSubwords()).learns());
  }

  private static Sides sides(
      TrainingFiles files,
      DataConfig config,
      SubwordLearning subwords,
      Truecasing truecasing,
      PieceCounts source,
      PieceCounts target) {
    int minimum = config.vocabularyMinFrequency();
    return new Sides(
        new Side(
            subwords.source(),
            files
                .sourceVocabulary()
                .map(VocabularyFormat::read)
                .orElseGet(() -> source.build(config.sourceVocabularySize(), minimum)),
            truecasing.source()),
        new Side(
            subwords.target(),
            files
                .targetVocabulary()
                .map(VocabularyFormat::read)
                .orElseGet(() -> target.build(targetSize(config, source, target), minimum)),
            truecasing.target()),
        FurtherInputs.NONE);
  }

  Codecs codecs(RunConfig config) {
    return Codecs.of(config, source, target, inputs);
  }
}
