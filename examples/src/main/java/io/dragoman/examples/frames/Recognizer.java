package io.dragoman.examples.frames;

import io.dragoman.cli.CommandException;
import io.dragoman.config.ConfigReader;
import io.dragoman.config.ConfigWriter;
import io.dragoman.config.RunConfig;
import io.dragoman.experiment.ConfiguredSearch;
import io.dragoman.io.ParameterFiles;
import io.dragoman.io.Safetensors;
import io.dragoman.io.SafetensorsReader;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.model.FrameEncoderDecoder;
import io.dragoman.model.FramePairs;
import io.dragoman.search.FrameSearch;
import io.dragoman.search.Hypothesis;
import io.dragoman.search.LengthLimits;
import io.dragoman.search.SearchOptions;
import io.dragoman.search.SpecialIds;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.tokenizers.vocab.VocabularyFormat;
import io.dragoman.training.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model that finds words in sequences of frames, with its vocabulary and configuration. May be
 * used by many threads.
 *
 * @param config of the model, its training and its search
 * @param vocabulary the words
 * @param facts what its user must know about frames, such as the rate of the sound
 * @param model what learns
 */
public record Recognizer(
    RunConfig config, Vocabulary vocabulary, Map<String, String> facts, FrameEncoderDecoder model) {
  private static final String CONFIG = "config.yaml";
  private static final String MODEL = "model.safetensors";
  private static final String WORDS = "words.vocab";
  private static final String FEATURES = "features";

  /**
   * A recognizer that has learnt nothing.
   *
   * @param words all that it may find
   * @param features values of a frame
   */
  public static Recognizer create(
      RunConfig config, List<String> words, int features, Map<String, String> facts) {
    List<String> tokens = new ArrayList<>(SpecialTokens.ALL);
    tokens.addAll(words);
    return create(config, Vocabulary.of(tokens), features, facts);
  }

  private static Recognizer create(
      RunConfig config, Vocabulary vocabulary, int features, Map<String, String> facts) {
    Map<String, String> all = new TreeMap<>(facts);
    all.put(FEATURES, Integer.toString(features));
    long seed = config.training().seed();
    return new Recognizer(
        config,
        vocabulary,
        all,
        FrameEncoderDecoder.create(config.model(), features, vocabulary.size(), seed));
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @throws CommandException if there is none
   * @throws io.dragoman.io.ParameterFileException if the parameters are damaged
   */
  public static Recognizer load(Path directory) {
    Path parameters = directory.resolve(MODEL);
    if (!Files.isRegularFile(parameters)) {
      throw new CommandException(directory + ": holds no recognizer: train one there first");
    }
    Map<String, String> facts;
    try (SafetensorsReader reader = Safetensors.open(parameters)) {
      facts = reader.metadata();
    }
    if (!facts.getOrDefault(FEATURES, "").matches("[1-9][0-9]{0,5}")) {
      throw new CommandException(parameters + ": is no recognizer of frames: choose another");
    }
    Recognizer recognizer =
        create(
            ConfigReader.read(directory.resolve(CONFIG), List.of()),
            VocabularyFormat.read(directory.resolve(WORDS)),
            Integer.parseInt(facts.get(FEATURES)),
            facts);
    ParameterFiles.load(parameters, recognizer.model.parameters());
    return recognizer;
  }

  /** Whether a folder holds a recognizer. */
  public static boolean isIn(Path directory) {
    return Files.exists(directory.resolve(MODEL));
  }

  /**
   * Writes all files.
   *
   * @throws CommandException if the folder cannot be written
   */
  public void save(Path directory) {
    try {
      Files.createDirectories(directory);
      ConfigWriter.write(config, directory.resolve(CONFIG));
    } catch (IOException e) {
      throw new CommandException(directory + ": cannot be written (" + e + "): choose another");
    }
    VocabularyFormat.write(vocabulary, directory.resolve(WORDS));
    ParameterFiles.save(directory.resolve(MODEL), model.parameters(), facts);
  }

  /** The ids of words that white space separates. */
  public int[] ids(String text) {
    return vocabulary.ids(List.of(text.split(" ")));
  }

  /** Packs examples for {@link FrameEncoderDecoder#loss}. */
  public FramePairs pack(List<FrameExample> examples) {
    return FramePairs.of(
        examples.stream().map(FrameExample::frames).toArray(float[][][]::new),
        examples.stream().map(FrameExample::words).toArray(int[][]::new),
        vocabulary.bos(),
        vocabulary.eos(),
        examples.stream().mapToLong(FrameExample::key).toArray());
  }

  /**
   * Finds the words of sequences, with a beam as configured.
   *
   * @param sequences each {@code [time][features]}
   */
  public List<Recognized> recognize(List<float[][]> sequences, Workers workers) {
    return recognize(sequences, config.search().beam(), workers);
  }

  /** Finds the words of sequences. */
  public List<Recognized> recognize(List<float[][]> sequences, int beam, Workers workers) {
    SpecialIds special =
        new SpecialIds(vocabulary.pad(), vocabulary.bos(), vocabulary.eos(), vocabulary.unk());
    SearchOptions options =
        ConfiguredSearch.optionsWithoutLengthModel(config.search(), beam)
            .withLimits(
                new LengthLimits(
                    0, config.search().minLengthExtra(), 0, config.search().maxLengthExtra()))
            .withAttention(true);
    int size = config.search().batchSize();
    Recognized[] results = new Recognized[sequences.size()];
    workers.run(
        (sequences.size() + size - 1) / size,
        batch -> {
          int from = batch * size;
          int to = Math.min(results.length, from + size);
          FrameSearch search = new FrameSearch(model, KernelsSelector.kernels(), special, options);
          float[][][] some = sequences.subList(from, to).toArray(float[][][]::new);
          List<List<Hypothesis>> found = search.search(some);
          for (int i = from; i < to; i++) {
            results[i] = recognized(found.get(i - from).get(0));
          }
        });
    return Arrays.asList(results);
  }

  private Recognized recognized(Hypothesis best) {
    return new Recognized(String.join(" ", vocabulary.tokens(best.ids())), best.attention());
  }
}
