package io.dragoman.experiment;

import io.dragoman.checkpoint.Checkpoint.FurtherInputs;
import io.dragoman.checkpoint.Checkpoint.Side;
import io.dragoman.config.ConfigException;
import io.dragoman.config.DataConfig;
import io.dragoman.config.Direction;
import io.dragoman.config.RunConfig;
import io.dragoman.config.TextCase;
import io.dragoman.data.PairCodec;
import io.dragoman.data.SourceCodec;
import io.dragoman.model.Factors;
import io.dragoman.model.ModelInputs;
import io.dragoman.search.SpecialIds;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.tokenizers.TextTokenizer;
import io.dragoman.tokenizers.TextTokenizers;
import io.dragoman.tokenizers.casing.CaseMarkedTokenizer;
import io.dragoman.tokenizers.casing.CaseMarks;
import io.dragoman.tokenizers.casing.TruecasedTokenizer;
import io.dragoman.tokenizers.casing.Truecaser;
import io.dragoman.tokenizers.subword.SubwordModel;
import io.dragoman.tokenizers.tags.LineTags;
import io.dragoman.tokenizers.vocab.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How text becomes ids and back on both sides.
 *
 * @param source lines to source ids
 * @param target lines to target ids and back
 * @param sources lines of all sources to ids in the form of the model
 */
record Codecs(TextCodec source, TextCodec target, SourceCodec sources) {
  /** Has punctuation, a no-break space and signs that tokenizers use themselves. */
  private static final String PROBE = "a, b\u00A0(c) \uFFED.";

  /** Codecs of a configuration, with what sources have besides the words of the first. */
  static Codecs of(RunConfig run, Side source, Side target, FurtherInputs inputs) {
    DataConfig config = run.data();
    TextCodec words = tagged(sourceCodec("source", config, source), config.tags().all());
    TextCodec forward =
        codec("target", targetTokenizer(config, target.truecaser()), target, config.textCase());
    TextCodec targets =
        config.targetDirection() == Direction.RIGHT_TO_LEFT ? forward.reversed() : forward;
    List<TextCodec> further = new ArrayList<>();
    for (Side each : inputs.sources()) {
      further.add(sourceCodec("source" + (further.size() + 2), config, each));
    }
    SourceCodec sources =
        new SourceCodec(
            words,
            Factors.parse(run.model().encoder().factors()),
            inputs.factors(),
            further,
            run.model().decoder().variant().copy()
                ? Optional.of(targets.vocabulary())
                : Optional.empty());
    return new Codecs(words, targets, sources);
  }

  private static TextCodec sourceCodec(String name, DataConfig config, Side side) {
    return codec(name, sourceTokenizer(config, side.truecaser()), side, config.textCase());
  }

  private static TextCodec tagged(TextCodec plain, LineTags tags) {
    requireTags(tags, plain.vocabulary());
    return new TextCodec(
        tags.around(plain.tokenizer()), tags.around(plain.subwords()), plain.vocabulary());
  }

  private static void requireTags(LineTags tags, Vocabulary vocabulary) {
    for (String tag : tags.all()) {
      if (!vocabulary.contains(tag)) {
        throw new ConfigException(
            "'data.tags' have "
                + tag
                + " but the source vocabulary lacks it: add it there, or let training count the"
                + " vocabulary");
      }
    }
  }

  /** How pairs become ids. */
  PairCodec pairs() {
    return new PairCodec(sources, target);
  }

  /** The sizes of all vocabularies. */
  ModelInputs inputs(FurtherInputs inputs) {
    return new ModelInputs(
        source.vocabulary().size(),
        inputs.factors().stream().map(Vocabulary::size).toList(),
        inputs.sources().stream().map(each -> each.vocabulary().size()).toList(),
        target.vocabulary().size(),
        target.vocabulary().unk());
  }

  private static TextCodec codec(
      String name, TextTokenizer tokenizer, Side side, TextCase textCase) {
    requireMarks(name, tokenizer, side.subwords());
    if (textCase == TextCase.MARKS
        && !CaseMarks.ALL.stream().allMatch(side.vocabulary()::contains)) {
      throw new ConfigException(
          "'data.case' is marks but the "
              + name
              + " vocabulary lacks one of "
              + String.join(" ", CaseMarks.ALL)
              + ": count one with 'vocab --case marks', or give none");
    }
    return new TextCodec(tokenizer, side.subwords().subwords(), side.vocabulary());
  }

  /**
   * Sees to it that the marks of a tokenizer survive.
   *
   * @throws ConfigException if the subwords rewrite them
   */
  static void requireMarks(String name, TextTokenizer tokenizer, SubwordModel subwords) {
    if (tokenizer.name().endsWith("whitespace") || tokenizer.name().contains("moses:")) {
      return; // it has no marks, and text may change
    }
    List<String> tokens = tokenizer.tokenize(PROBE);
    List<String> joined = subwords.subwords().join(subwords.subwords().split(tokens));
    if (!joined.equals(tokens)) {
      throw new ConfigException(
          "'data."
              + name
              + "-subwords' rewrite the join marks of 'data."
              + name
              + "-tokenizer', which is "
              + tokenizer.name()
              + ": set that to whitespace, or use a model trained with identity normalization");
    }
  }

  /** The tokenizer of source lines that do not begin with tags. */
  static TextTokenizer sourceTokenizer(DataConfig config, Optional<Truecaser> truecaser) {
    return TextTokenizers.normalizing(
        config.sourceNormalization(),
        cased(config.sourceTokenizer(), config.textCase(), truecaser));
  }

  static TextTokenizer targetTokenizer(DataConfig config, Optional<Truecaser> truecaser) {
    return TextTokenizers.normalizing(
        config.targetNormalization(),
        cased(config.targetTokenizer(), config.textCase(), truecaser));
  }

  private static TextTokenizer cased(
      String name, TextCase textCase, Optional<Truecaser> truecaser) {
    TextTokenizer tokenizer = TextTokenizers.create(name, textCase == TextCase.LOWER);
    if (textCase == TextCase.MARKS) {
      return new CaseMarkedTokenizer(tokenizer);
    }
    return truecaser.isPresent() ? new TruecasedTokenizer(tokenizer, truecaser.get()) : tokenizer;
  }

  SpecialIds targetSpecials() {
    return specials(target.vocabulary());
  }

  static SpecialIds specials(Vocabulary vocabulary) {
    return new SpecialIds(vocabulary.pad(), vocabulary.bos(), vocabulary.eos(), vocabulary.unk());
  }
}
