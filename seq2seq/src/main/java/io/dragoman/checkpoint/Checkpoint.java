package io.dragoman.checkpoint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import io.dragoman.config.ConfigReader;
import io.dragoman.config.ConfigWriter;
import io.dragoman.config.DataConfig;
import io.dragoman.config.RunConfig;
import io.dragoman.config.TextCase;
import io.dragoman.io.ParameterFiles;
import io.dragoman.nn.ParameterStore;
import io.dragoman.optim.OptimizerState;
import io.dragoman.optim.WeightAverage;
import io.dragoman.tokenizers.casing.Truecaser;
import io.dragoman.tokenizers.subword.SubwordModel;
import io.dragoman.tokenizers.subword.SubwordSpec;
import io.dragoman.tokenizers.subword.SubwordType;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.tokenizers.vocab.VocabularyFormat;
import io.dragoman.training.GoodState;
import io.dragoman.training.Learner;
import io.dragoman.training.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files of one checkpoint.
 *
 * <p>{@code model.safetensors} is what translates: the parameters or, if training keeps it, their
 * moving average; then {@code weights.safetensors} holds the parameters themselves.
 *
 * @param directory where they are
 */
public record Checkpoint(Path directory) {
  /** The format written, and the newest that can be read. */
  public static final int FORMAT = 1;

  private static final String CONFIG = "config.yaml";
  static final String MODEL = "model.safetensors";
  private static final String WEIGHTS = "weights.safetensors";
  private static final String GOOD = "good.safetensors";
  private static final String OPTIMIZER = "optimizer.safetensors";
  private static final String STATE = "state.json";
  private static final String SOURCE = "source.vocab";
  private static final String TARGET = "target.vocab";
  private static final String TEXT_FILES = "text-files.json";
  private static final String TEXT_SETTINGS = "text-settings.json";
  private static final String PROVENANCE = "provenance.json";

  private static final String PARENTS = "parents";
  private static final String TRUECASE = ".truecase";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** All that is read of a state before it is known that the rest can be. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Format(int format) {}

  /** Hashes of the files besides vocabularies that text goes through, by name. */
  private record TextFiles(Map<String, String> sha256) {}

  /** Values of the configuration that decide what text becomes, by key. */
  private record TextSettings(Map<String, String> settings) {
    private static final List<String> KEYS =
        List.of(
            "data.source-tokenizer",
            "data.target-tokenizer",
            "data.source-normalization",
            "data.target-normalization",
            "data.case",
            "data.tags.known",
            "data.tags.corpora",
            "data.tags.validation",
            "data.target-direction");

    static TextSettings of(RunConfig config) {
      Map<String, String> all = config.settings();
      Map<String, String> settings = new TreeMap<>();
      KEYS.forEach(key -> settings.put(key, all.get(key)));
      return new TextSettings(settings);
    }
  }

  /** What does not change during training. */
  public record Fixed(
      RunConfig config, Side source, Side target, FurtherInputs inputs, Provenance provenance) {
    /** A run with one source of words alone. */
    public Fixed(RunConfig config, Side source, Side target, Provenance provenance) {
      this(config, source, target, FurtherInputs.NONE, provenance);
    }
  }

  /**
   * What sources have besides the words of the first.
   *
   * @param sources of each further source, in {@code source2.vocab} and so on
   * @param factors values of each factor, in {@code source.factor1.vocab} and so on
   */
  public record FurtherInputs(List<Side> sources, List<Vocabulary> factors) {
    /** Nothing. */
    public static final FurtherInputs NONE = new FurtherInputs(List.of(), List.of());

    private static String source(int index) {
      return "source" + (index + 2) + ".vocab";
    }

    private static String factor(int index) {
      return "source.factor" + (index + 1) + ".vocab";
    }

    private void write(Path directory, Map<String, String> hashes) throws IOException {
      for (int n = 0; n < sources.size(); n++) {
        sources.get(n).write(directory, source(n), hashes);
        hashes.put(source(n), sources.get(n).vocabulary().hash());
      }
      for (int n = 0; n < factors.size(); n++) {
        VocabularyFormat.write(factors.get(n), directory.resolve(factor(n)));
        hashes.put(factor(n), factors.get(n).hash());
      }
    }
  }

  /**
   * What turns the text of a side into ids.
   *
   * @param subwords cuts tokens into pieces
   * @param vocabulary numbers the pieces
   * @param truecaser knows how tokens are written inside sentences; empty if that is not asked for
   */
  public record Side(SubwordModel subwords, Vocabulary vocabulary, Optional<Truecaser> truecaser) {

    /** A side without a truecaser. */
    public Side(SubwordModel subwords, Vocabulary vocabulary) {
      this(subwords, vocabulary, Optional.empty());
    }

    private void write(Path directory, String vocabularyName, Map<String, String> hashes)
        throws IOException {
      VocabularyFormat.write(vocabulary, directory.resolve(vocabularyName));
      if (subwords.type().hasFile()) {
        String name = beside(vocabularyName, subwords.type().extension());
        subwords.write(directory.resolve(name));
        hashes.put(name, subwords.hash());
      }
      if (truecaser.isPresent()) {
        String name = beside(vocabularyName, TRUECASE);
        truecaser.get().write(directory.resolve(name));
        hashes.put(name, truecaser.get().hash());
      }
    }
  }

  /**
   * Opens a checkpoint.
   *
   * @throws CheckpointException if files needed to translate are missing; all are listed; or if its
   *     format is not {@link #FORMAT}
   */
  public static Checkpoint open(Path directory) {
    List<String> missing = new ArrayList<>();
    for (String name : List.of(CONFIG, MODEL, STATE, SOURCE, TARGET)) {
      if (!Files.isRegularFile(directory.resolve(name))) {
        missing.add(name);
      }
    }
    if (!missing.isEmpty()) {
      throw new CheckpointException(
          directory
              + ": not a complete model: missing "
              + String.join(", ", missing)
              + ": restore them or train again");
    }
    Checkpoint checkpoint = new Checkpoint(directory);
    checkpoint.requireFormat();
    return checkpoint;
  }

  private void requireFormat() {
    int format = readJson(STATE, Format.class).format();
    if (format != FORMAT) {
      throw new CheckpointException(
          directory.resolve(STATE)
              + ": format "
              + format
              + " but this program reads format "
              + FORMAT
              + ": use the release that wrote it");
    }
  }

  /** Writes all files into the directory, which exists and is empty. */
  void write(Fixed fixed, TrainingState state, Learner learner) throws IOException {
    describe(fixed, state);
    writeWeights(state, learner);
  }

  /** Writes all files but those of weights. */
  void describe(Fixed fixed, TrainingState state) throws IOException {
    ConfigWriter.write(fixed.config(), directory.resolve(CONFIG));
    Map<String, String> hashes = new TreeMap<>();
    fixed.source().write(directory, SOURCE, hashes);
    fixed.target().write(directory, TARGET, hashes);
    fixed.inputs().write(directory, hashes);
    writeJson(PROVENANCE, fixed.provenance());
    String source = fixed.source().vocabulary().hash();
    String target = fixed.target().vocabulary().hash();
    writeJson(STATE, new SavedState(FORMAT, source, target, state));
    writeJson(TEXT_SETTINGS, TextSettings.of(fixed.config()));
    if (!hashes.isEmpty()) {
      writeJson(TEXT_FILES, new TextFiles(hashes));
    }
  }

  private void writeWeights(TrainingState state, Learner learner) throws IOException {
    learner.optimizer().state().save(directory.resolve(OPTIMIZER));
    Optional<GoodState> good = learner.guard().good();
    if (good.isPresent() && good.get().update() >= 0 && good.get().update() != state.update()) {
      good.get().save(directory.resolve(GOOD)); // else it is what this checkpoint holds
    }
    ParameterStore parameters = learner.model().parameters();
    Optional<WeightAverage> average = learner.average();
    if (average.isPresent()) {
      average.get().state().save(directory.resolve(MODEL));
      ParameterFiles.save(directory.resolve(WEIGHTS), parameters, Map.of());
    } else {
      ParameterFiles.save(directory.resolve(MODEL), parameters, Map.of());
    }
  }

  private void writeJson(String name, Object value) throws IOException {
    Files.writeString(directory.resolve(name), JSON.writeValueAsString(value) + "\n");
  }

  /** The configuration, every key written out. */
  public RunConfig config() {
    return ConfigReader.read(directory.resolve(CONFIG), List.of());
  }

  /**
   * The source vocabulary.
   *
   * @throws CheckpointException if it is not the one that the model was trained with
   */
  public Vocabulary sourceVocabulary() {
    return vocabulary(SOURCE, savedState().sourceVocabulary());
  }

  /**
   * The target vocabulary.
   *
   * @throws CheckpointException if it is not the one that the model was trained with
   */
  public Vocabulary targetVocabulary() {
    return vocabulary(TARGET, savedState().targetVocabulary());
  }

  private Vocabulary vocabulary(String name, String hash) {
    Path file = directory.resolve(name);
    Vocabulary vocabulary = VocabularyFormat.read(file);
    if (!vocabulary.hash().equals(hash)) {
      throw new CheckpointException(
          file
              + ": "
              + vocabulary.size()
              + " tokens with hash "
              + shortHash(vocabulary.hash())
              + " but the model was trained with "
              + shortHash(hash)
              + ": put the model's own vocabulary back");
    }
    return vocabulary;
  }

  /**
   * What turns source text into ids.
   *
   * @throws CheckpointException if a file is not the one that the model was trained with
   */
  public Side source() {
    DataConfig data = textConfig();
    return new Side(
        subwords(SOURCE, data.sourceSubwords()), sourceVocabulary(), truecaser(SOURCE, data));
  }

  /**
   * What turns target text into ids.
   *
   * @throws CheckpointException if a file is not the one that the model was trained with
   */
  public Side target() {
    DataConfig data = textConfig();
    return new Side(
        subwords(TARGET, data.targetSubwords()), targetVocabulary(), truecaser(TARGET, data));
  }

  /**
   * What sources have besides the words of the first.
   *
   * @throws CheckpointException if a file is not the one that the model was trained with
   */
  public FurtherInputs inputs() {
    RunConfig config = config();
    List<Side> sources = new ArrayList<>();
    for (int n = 0; n < config.model().form().sources() - 1; n++) {
      String name = FurtherInputs.source(n);
      sources.add(
          new Side(
              subwords(name, config.data().sourceSubwords()),
              hashedVocabulary(name),
              truecaser(name, config.data())));
    }
    List<Vocabulary> factors = new ArrayList<>();
    for (int n = 0; n < config.model().form().factors(); n++) {
      factors.add(hashedVocabulary(FurtherInputs.factor(n)));
    }
    return new FurtherInputs(sources, factors);
  }

  private Vocabulary hashedVocabulary(String name) {
    Vocabulary vocabulary = VocabularyFormat.read(existing(name));
    requireHash(name, vocabulary.hash());
    return vocabulary;
  }

  /** The settings of text, which must be those of training; older models do not tell these. */
  private DataConfig textConfig() {
    RunConfig config = config();
    if (Files.isRegularFile(directory.resolve(TEXT_SETTINGS))) {
      Map<String, String> all = config.settings();
      for (var trained : readJson(TEXT_SETTINGS, TextSettings.class).settings().entrySet()) {
        String found = all.get(trained.getKey());
        if (!trained.getValue().equals(found)) {
          throw new CheckpointException(
              "%s: '%s' is '%s' but the model was trained with '%s': set it back"
                  .formatted(
                      directory.resolve(CONFIG), trained.getKey(), found, trained.getValue()));
        }
      }
    }
    return config.data();
  }

  /** What decides the text of both sides besides vocabularies, to be compared. */
  String textIdentity() {
    DataConfig data = textConfig();
    Map<String, String> identity = new TreeMap<>(TextSettings.of(config()).settings());
    identity.put("source", SubwordSpec.parse(data.sourceSubwords()).type().toString());
    identity.put("target", SubwordSpec.parse(data.targetSubwords()).type().toString());
    if (Files.isRegularFile(directory.resolve(TEXT_FILES))) {
      identity.putAll(readJson(TEXT_FILES, TextFiles.class).sha256());
    }
    return identity.toString();
  }

  private SubwordModel subwords(String vocabularyName, String setting) {
    SubwordType type = SubwordSpec.parse(setting).type();
    if (!type.hasFile()) {
      return SubwordModel.read(type, directory);
    }
    String name = beside(vocabularyName, type.extension());
    SubwordModel subwords = SubwordModel.read(type, existing(name));
    requireHash(name, subwords.hash());
    return subwords;
  }

  private Optional<Truecaser> truecaser(String vocabularyName, DataConfig data) {
    if (data.textCase() != TextCase.TRUECASE) {
      return Optional.empty();
    }
    String name = beside(vocabularyName, TRUECASE);
    Truecaser truecaser = Truecaser.read(existing(name));
    requireHash(name, truecaser.hash());
    return Optional.of(truecaser);
  }

  private void requireHash(String name, String found) {
    existing(TEXT_FILES);
    String hash = String.valueOf(readJson(TEXT_FILES, TextFiles.class).sha256().get(name));
    if (!found.equals(hash)) {
      throw new CheckpointException(
          directory.resolve(name)
              + ": has hash "
              + shortHash(found)
              + " but the model was trained with "
              + shortHash(hash)
              + ": put the model's own file back");
    }
  }

  /** Such as {@code source.bpe} beside {@code source.vocab}. */
  private static String beside(String vocabularyName, String extension) {
    return vocabularyName.substring(0, vocabularyName.lastIndexOf('.')) + extension;
  }

  /** Names of files that a copy with other weights takes over, as far as they exist. */
  List<String> copied() {
    RunConfig config = config();
    List<String> names =
        new ArrayList<>(
            List.of(CONFIG, STATE, SOURCE, TARGET, PROVENANCE, TEXT_FILES, TEXT_SETTINGS));
    String extension = SubwordSpec.parse(config.data().sourceSubwords()).type().extension();
    for (int n = 0; n < config.model().form().sources() - 1; n++) {
      String name = FurtherInputs.source(n);
      names.addAll(List.of(name, beside(name, extension), beside(name, TRUECASE)));
    }
    for (int n = 0; n < config.model().form().factors(); n++) {
      names.add(FurtherInputs.factor(n));
    }
    names.add(beside(SOURCE, extension));
    names.add(beside(TARGET, SubwordSpec.parse(config.data().targetSubwords()).type().extension()));
    names.add(beside(SOURCE, TRUECASE));
    names.add(beside(TARGET, TRUECASE));
    return names;
  }

  private static String shortHash(String hash) {
    return hash.substring(0, Math.min(12, hash.length()));
  }

  /** Where training stood. */
  public TrainingState state() {
    return savedState().training();
  }

  /** States of earlier releases have no progress. */
  private SavedState savedState() {
    JsonNode tree = readJson(STATE, JsonNode.class);
    if (tree.get("training") instanceof ObjectNode training && !training.has("progress")) {
      training.set("progress", JSON.valueToTree(TrainingState.Progress.START));
      try {
        return JSON.treeToValue(tree, SavedState.class);
      } catch (JsonProcessingException e) {
        throw damaged(directory.resolve(STATE), 1);
      }
    }
    return readJson(STATE, SavedState.class);
  }

  /** Where the model comes from; records of earlier releases have no parents. */
  public Provenance provenance() {
    Path file = existing(PROVENANCE);
    JsonNode tree = readJson(PROVENANCE, JsonNode.class);
    if (tree instanceof ObjectNode record && !record.has(PARENTS)) {
      record.putArray(PARENTS);
      try {
        return JSON.treeToValue(tree, Provenance.class);
      } catch (JsonProcessingException e) {
        throw damaged(file, 1);
      }
    }
    return readJson(PROVENANCE, Provenance.class);
  }

  private <T> T readJson(String name, Class<T> type) {
    Path file = directory.resolve(name);
    try {
      T value = JSON.readValue(Files.readString(file), type);
      if (value == null) { // the text is 'null'
        throw damaged(file, 1);
      }
      return value;
    } catch (JsonProcessingException e) {
      throw damaged(file, e.getLocation() == null ? 1 : e.getLocation().getLineNr());
    } catch (IOException e) {
      throw new CheckpointException(file + ": cannot be read (" + e + "): check the file");
    }
  }

  private static CheckpointException damaged(Path file, int line) {
    return new CheckpointException(
        file + ": line " + line + ": is damaged: use another checkpoint or train again");
  }

  /** Whether another toolkit trained it, so that there is nothing to go on from but weights. */
  public boolean isImported() {
    return state().update() == 0 && !Files.isRegularFile(directory.resolve(OPTIMIZER));
  }

  /** Whether the weights are bytes, with which no training can go on. */
  public boolean isQuantized() {
    return ParameterFiles.isQuantized(directory.resolve(MODEL));
  }

  /** The SHA-256, in hexadecimal, of the file with what translates. */
  public String modelHash() {
    Path file = existing(MODEL);
    try {
      return MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString();
    } catch (IOException e) {
      throw new CheckpointException(file + ": cannot be read (" + e + "): check the file");
    }
  }

  /** The file with the weights that translate. */
  public Path modelFile() {
    return directory.resolve(MODEL);
  }

  /**
   * Loads what translates into a model.
   *
   * @throws io.dragoman.io.ParameterFileException if the file is damaged or of another model
   */
  public void loadModel(ParameterStore parameters) {
    ParameterFiles.load(directory.resolve(MODEL), parameters);
  }

  /**
   * Loads everything that training goes on from.
   *
   * @throws CheckpointException if a file needed for that is missing
   * @throws io.dragoman.io.ParameterFileException if a file is damaged or of another model
   */
  public void loadLearner(Learner learner) {
    if (isImported()) {
      learner.average().ifPresent(each -> each.state().load(existing(MODEL)));
      loadModel(learner.model().parameters());
      return;
    }
    learner.optimizer().state().load(existing(OPTIMIZER));
    Path good = directory.resolve(GOOD);
    if (Files.isRegularFile(good)) {
      learner.guard().good().ifPresent(each -> each.load(good));
    }
    Optional<OptimizerState> average = learner.average().map(WeightAverage::state);
    if (average.isPresent()) {
      average.get().load(existing(MODEL));
      ParameterFiles.load(existing(WEIGHTS), learner.model().parameters());
    } else {
      ParameterFiles.load(existing(MODEL), learner.model().parameters());
    }
  }

  private Path existing(String name) {
    Path file = directory.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new CheckpointException(
          file + ": is missing: restore it, or train into another folder");
    }
    return file;
  }
}
