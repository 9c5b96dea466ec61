package io.dragoman.experiment;

import io.dragoman.alignment.Ibm1;
import io.dragoman.alignment.LexicalTable;
import io.dragoman.alignment.Shortlist;
import io.dragoman.alignment.ShortlistFile;
import io.dragoman.checkpoint.Checkpoint;
import io.dragoman.checkpoint.Checkpoint.FurtherInputs;
import io.dragoman.checkpoint.CheckpointStore;
import io.dragoman.config.RunConfig;
import io.dragoman.data.DataException;
import io.dragoman.data.EncodedCorpus;
import io.dragoman.data.PairCodec;
import io.dragoman.data.ParallelCorpus;
import io.dragoman.data.SourceCodec;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.length.LengthFit;
import io.dragoman.length.LengthLearning;
import io.dragoman.length.LengthModel;
import io.dragoman.length.LengthModelFile;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.search.Ranking;
import io.dragoman.search.SpecialIds;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.translate.Translator;
import io.dragoman.translate.TranslatorOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.ObjDoubleConsumer;

/**
 * A trained model with all it needs to turn lines into lines.
 *
 * @param checkpoint where it was read from
 * @param config of its training
 * @param model the network
 * @param source source lines to ids
 * @param target ids to target lines
 * @param sources lines of all sources to ids in the form of the model
 */
public record TranslationModel(
    Checkpoint checkpoint,
    RunConfig config,
    EncoderDecoder model,
    TextCodec source,
    TextCodec target,
    SourceCodec sources) {
  /** Iterations of {@link #learnShortlist}. */
  public static final int SHORTLIST_ITERATIONS = 5;

  /**
   * Reads the best model of a model directory, or the one checkpoint that is given.
   *
   * @throws io.dragoman.checkpoint.CheckpointException if files are missing, damaged or do not
   *     belong together
   * @throws io.dragoman.io.ParameterFileException if the parameters are damaged or of another model
   */
  public static TranslationModel load(Path directory) {
    Checkpoint checkpoint = CheckpointStore.toTranslate(directory);
    RunConfig config = checkpoint.config();
    FurtherInputs inputs = checkpoint.inputs();
    Codecs codecs = Codecs.of(config, checkpoint.source(), checkpoint.target(), inputs);
    EncoderDecoder model = EncoderDecoder.ofZeros(config.model(), codecs.inputs(inputs));
    checkpoint.loadModel(model.parameters());
    return new TranslationModel(
        checkpoint, config, model, codecs.source(), codecs.target(), codecs.sources());
  }

  /** Translates with this model; close it to end its threads. */
  public Translator translator(TranslatorOptions options) {
    return translator(options, Optional.empty());
  }

  /**
   * Translates with this model, considering only the words on a shortlist if there is one.
   *
   * @throws io.dragoman.data.DataException if a length model is asked for and cannot be read
   */
  public Translator translator(TranslatorOptions options, Optional<Shortlist> shortlist) {
    Optional<LengthModel> lengths = lengthModel(options.search().ranking());
    return Translator.of(model, sources, target, options, shortlist, lengths);
  }

  /**
   * How little the given translations surprise this model.
   *
   * @param pairs sentences and their translations; those with an empty side are left out
   * @param threads that work; never changes the result
   * @throws io.dragoman.data.DataException if the text has a fault or no pair can be scored
   */
  public Perplexity perplexity(ParallelCorpus pairs, int threads) {
    return Perplexity.of(this, pairs, threads);
  }

  /**
   * The shortlist that was learned for this model.
   *
   * @param directory the model directory, or one of its checkpoints
   * @throws io.dragoman.data.DataException if there is none, it is damaged or belongs to other
   *     vocabularies
   */
  public Shortlist shortlist(Path directory) {
    Path file = shortlistFile(directory);
    return ShortlistFile.read(file, source.vocabulary(), target.vocabulary());
  }

  /**
   * Learns a shortlist from sentence pairs and writes it into the model directory.
   *
   * @param pairs the text; those that training would skip are skipped
   * @param frequent how many of the most frequent target words every sentence gets
   * @param best how many translations each source word brings
   * @param progress told after each iteration its number, from 1, and the log-likelihood before it
   * @throws io.dragoman.data.DataException if the text has a fault
   */
  public Shortlist learnShortlist(
      ParallelCorpus pairs,
      Path directory,
      int frequent,
      int best,
      ObjDoubleConsumer<Integer> progress) {
    if (!sources.form().isPlain()) {
      throw new DataException(
          directory
              + ": the model copies words, reads factors or several sources, for which there is no"
              + " shortlist: translate without");
    }
    EncodedCorpus corpus =
        EncodedCorpus.read(pairs, source::encode, target::encode, config.data().maxLength());
    Vocabulary targetWords = target.vocabulary();
    LexicalTable table =
        Ibm1.train(corpus, source.vocabulary().size(), SHORTLIST_ITERATIONS, progress);
    int[] special = {targetWords.eos(), targetWords.unk()};
    Shortlist list = Shortlist.of(table, corpus, targetWords.size(), special, frequent, best);
    ShortlistFile.write(shortlistFile(directory), list, source.vocabulary(), targetWords);
    return list;
  }

  /**
   * The length model that was learned for this model, if a ranking needs one.
   *
   * @throws io.dragoman.data.DataException if there is none, it is damaged or belongs to another
   *     model
   */
  public Optional<LengthModel> lengthModel(Ranking ranking) {
    return ranking.needsLengthModel()
        ? Optional.of(
            LengthModelFile.read(
                lengthModelFile(), checkpoint.modelFile(), model.encoder().outputSize()))
        : Optional.empty();
  }

  /**
   * Learns a length model from sentence pairs and writes it into the folder of the checkpoint,
   * whose encoder it belongs to.
   *
   * @param pairs the text; those that training would skip are skipped
   * @param progress told now and then how many pairs were read
   * @return how well it fits
   * @throws io.dragoman.data.DataException if the text has a fault or too few pairs
   */
  public LengthFit learnLengthModel(ParallelCorpus pairs, LongConsumer progress) {
    EncodedCorpus corpus =
        EncodedCorpus.read(
            pairs,
            pairs.name(),
            new PairCodec(sources, target),
            pair -> {},
            config.data().maxLength());
    LengthLearning.Learned learned =
        LengthLearning.learn(
            model, KernelsSelector.kernels(), corpus, source.vocabulary().eos(), progress);
    LengthModelFile.write(
        lengthModelFile(), learned.model(), learned.fit(), checkpoint.modelFile());
    return learned.fit();
  }

  /** Where {@link #learnLengthModel} writes. */
  public Path lengthModelFile() {
    return checkpoint.directory().resolve(LengthModelFile.NAME);
  }

  /** Beside the checkpoints: it belongs to the vocabularies, which all of them share. */
  private Path shortlistFile(Path directory) {
    boolean isCheckpoint = directory.equals(checkpoint.directory());
    Path beside = directory.resolveSibling(ShortlistFile.NAME);
    return isCheckpoint && Files.exists(beside) ? beside : directory.resolve(ShortlistFile.NAME);
  }

  /** The target's special tokens. */
  public SpecialIds targetSpecials() {
    return Codecs.specials(target.vocabulary());
  }
}
