package io.dragoman.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing but a comment\n", "training:\nsearch:\n  # beam: 3\n"})
  void keys_that_are_not_given_keep_their_default(String yaml) {
    assertThat(ConfigReader.parse("c.yaml", yaml)).isEqualTo(RunConfig.standard());
  }

  @Test
  void values_of_every_type_are_read() {
    RunConfig config =
        ConfigReader.parse(
            "c.yaml",
            """
            data: {case: marks, source-tokenizer: "analyzer:org.example.My$Analyzer"}
            model:
              dropout:
                embedding: .25
            training:
              seed: -9000000000
              batch-size: 4096 # tokens
              batch-unit: tokens
              optimizer:
                type: adamw
                learning-rate: 5e-4
              validate-every: 500u
            """);

    assertThat(config.data().textCase()).isEqualTo(TextCase.MARKS);
    assertThat(config.data().sourceTokenizer()).isEqualTo("analyzer:org.example.My$Analyzer");
    assertThat(config.model().dropout().embedding()).isEqualTo(0.25f);
    assertThat(config.training().seed()).isEqualTo(-9_000_000_000L);
    assertThat(config.training().batchSize()).isEqualTo(4096);
    assertThat(config.training().batchUnit()).isEqualTo(BatchUnit.TOKENS);
    assertThat(config.training().optimizer().type()).isEqualTo("adamw");
    assertThat(config.training().optimizer().learningRate()).isEqualTo(5e-4);
    assertThat(config.training().validateEvery()).isEqualTo(Every.updates(500));
    assertThat(config.search()).isEqualTo(RunConfig.standard().search());
  }

  @ParameterizedTest
  @CsvSource({"true,LOWER", "false,KEEP"})
  void the_key_of_earlier_releases_is_read(String old, TextCase now) {
    RunConfig config = ConfigReader.parse("c.yaml", "data:\n  lowercase: " + old + "\n");

    assertThat(config.data().textCase()).isEqualTo(now);
    assertThat(ConfigWriter.format(config))
        .contains("\n  case: " + ConfigValues.format(now) + "\n")
        .doesNotContain("lowercase");
  }

  @Test
  void another_value_for_the_key_of_earlier_releases_names_the_new_one() {
    assertThatThrownBy(() -> ConfigReader.parse("c.yaml", "data:\n  lowercase: maybe\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "c.yaml: line 2: 'data.lowercase' is now 'data.case': write keep, lower, marks"
                + " or truecase there");
  }

  @Test
  void overrides_win_over_the_file_and_later_ones_over_earlier_ones() throws IOException {
    Path file = write("search:\n  beam: 3\n  batch-size: 7\n");

    RunConfig config = ConfigReader.read(file, List.of("search.beam=4", " search.beam = 6"));

    assertThat(config.search().beam()).isEqualTo(6);
    assertThat(config.search().batchSize()).isEqualTo(7);
  }

  @Test
  void a_byte_order_mark_is_dropped() throws IOException {
    Path file = write("\uFEFFsearch:\n  beam: 3\n");

    assertThat(ConfigReader.read(file, List.of()).search().beam()).isEqualTo(3);
  }

  @Test
  void an_unknown_key_names_file_line_and_the_nearest_key() {
    assertThatThrownBy(
            () ->
                ConfigReader.parse(
                    "config.yaml", "training:\n  seed: 1\n\n  optimizer:\n    lerning-rate: 1\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "config.yaml: line 5: 'training.optimizer.lerning-rate' is not a known key:"
                + " did you mean 'training.optimizer.learning-rate'?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "trainning: {seed: 1} | 'trainning' is not a known key: did you mean 'training'?",
        "training: {beam: 1} | 'training.beam' is not a known key: did you mean 'search.beam'?",
        "training: {learning-rate: 1} | 'training.learning-rate' is not a known key:"
            + " did you mean 'training.optimizer.learning-rate'?",
        "training: {batch_size: 1} | 'training.batch_size' is not a known key:"
            + " did you mean 'training.batch-size'?",
        "search: {xyzzyplugh: 1} | 'search.xyzzyplugh' is not a known key:"
            + " known here are batch-size, beam, brevity-penalty, coverage-penalty,"
            + " length-normalization, length-penalty, length-ratio, max-length-extra,"
            + " max-length-factor, min-length-extra, min-length-factor, no-repeat-ngram,"
            + " reward-end, unfinished, word-reward",
        "frobnicate: 1 | 'frobnicate' is not a known key:"
            + " known here are data, model, search, training",
        "search: 3 | 'search' is a section but has the value '3':"
            + " give its keys as 'key: value' on lines of their own",
        "search: {beam: {x: 1}} | 'search.beam' takes one value, not keys of its own",
        "search: {beam: [1, 2]} | 'search.beam' has a list, which no key takes",
        "search: {beam: } | 'search.beam' has no value: give one or remove the key",
        "search: {beam: 1, beam: 2} | 'search.beam' repeats line 1: remove one",
        "search: {beam: &b 1, batch-size: *b} | 'search.batch-size' has an alias:"
            + " write the value itself",
        "- 1 | expected lines of the form 'key: value'",
      })
  void misplaced_and_unknown_keys_are_refused(String yaml, String problem) {
    assertThatThrownBy(() -> ConfigReader.parse("c.yaml", yaml))
        .isInstanceOf(ConfigException.class)
        .hasMessage("c.yaml: line 1: " + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "search.beam=0 | is '0': it must be at least 1",
        "search.beam=2.5 | is '2.5': it must be a whole number",
        "search.beam=3000000000 | is '3000000000': it must be a whole number from -2147483648 to"
            + " 2147483647",
        "search.length-penalty=NaN | is 'NaN': it must be a number",
        "search.length-penalty=1e999 | is '1e999': it must be at least 0",
        "search.max-length-factor=0 | is '0': it must be above 0",
        "data.case=upper | is 'upper': it must be one of keep, lower, marks, truecase",
        "data.source-tokenizer=moses | is 'moses': it must be words, whitespace, analyzer:NAME or"
            + " moses:LANGUAGE[,aggressive][,no-escape][,protect[:REGEX]]",
        "data.target-tokenizer=moses:de,agressive | is 'moses:de,agressive': it must be words,"
            + " whitespace, analyzer:NAME or"
            + " moses:LANGUAGE[,aggressive][,no-escape][,protect[:REGEX]]",
        "data.source-normalization=nfc,spaces | is 'nfc,spaces': it must be none, or steps joined"
            + " by +: nfc, nfd, nfkc, nfkd, punctuation:LANGUAGE[,penn], unicode-punctuation,"
            + " printable, spaces",
        "data.source-subwords=bpe | is 'bpe': it must be none, char, byte, bpe:FILE,"
            + " sentencepiece:FILE, learn-bpe:SIZE, learn-unigram:SIZE or"
            + " learn-unigram-bytes:SIZE",
        "model.dropout.readout=1 | is '1': it must be from 0 to below 1",
        "model.encoder.cell=GRU | is 'GRU': it must be one of clockwork, gru,"
            + " gru-reset-before, lstm, mgu, rnn-relu, rnn-tanh, sru, perhaps with options it takes"
            + " such as lstm:peephole,zoneout=0.1",
        "model.encoder.cell=gru:peephole | is 'gru:peephole': it must be one of clockwork, gru,"
            + " gru-reset-before, lstm, mgu, rnn-relu, rnn-tanh, sru, perhaps with options it takes"
            + " such as lstm:peephole,zoneout=0.1",
        "model.decoder.variant.attend=first | is 'first': it must be one of before, after",
        "model.tied-embeddings=source | is 'source': it must be one of none, target, inputs, all",
        "model.decoder.bridge=first | is 'first': it must be one of mean, last, mean-linear,"
            + " last-linear, pass, mean-shared, zero",
        "training.optimizer.type=lion | is 'lion': it must be one of sgd, adam, adamw, adagrad,"
            + " adadelta, rmsprop, adafactor",
        "training.max-duration=2d | is '2d': it must be none, or a number of epochs such as 10e,"
            + " updates such as 5000u, target tokens such as 50Mt, or a time such as 2h, 30m or"
            + " 90s",
        "training.swa.from=2h | is '2h': it must be none, epochs such as 10e or updates such as"
            + " 5000u",
        "training.decay-factor=0 | is '0': it must be above 0 and at most 1",
        "training.validate-every=10 | is '10': it must be a number of epochs such as 1e or of"
            + " updates such as 500u",
        "training.batch-unit=words | is 'words': it must be one of sentences, tokens, memory",
      })
  void values_out_of_range_are_refused(String override, String problem) {
    String key = override.substring(0, override.indexOf('='));

    assertThatThrownBy(() -> RunConfig.standard().with(override))
        .isInstanceOf(ConfigException.class)
        .hasMessage("override: '" + key + "' " + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model.decoder.variant.input-feeding=true | model.decoder.variant.input-feeding is true but"
            + " variant.attend is before, which feeds the context already: set attend to after",
        "model.tied-embeddings=target | model.tied-embeddings is target but decoder.embedding is"
            + " 256 and decoder.readout 512: make them equal",
      })
  void parts_of_a_model_that_do_not_fit_are_refused(String override, String message) {
    assertThatThrownBy(() -> RunConfig.standard().with(override))
        .isInstanceOf(ConfigException.class)
        .hasMessage(message);
  }

  @Test
  void a_kind_of_attention_may_have_an_option() {
    RunConfig config = RunConfig.standard().with("model.attention.type=multi-head:4");
    assertThat(config.model().attention().type()).isEqualTo("multi-head:4");
    assertThatThrownBy(() -> config.with("model.attention.type=dot:4"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "override: 'model.attention.type' is 'dot:4': it must be one of additive,"
                + " coverage[:sum|fertility|tanh|gru], dot, general,"
                + " layer-norm-additive[:product|layer], local-p[:10], location[:128],"
                + " location-sensitive[:31], monotonic[:expected|hard], multi-head[:8],"
                + " multi-head-additive[:4], normalized-additive, scaled-dot");
  }

  @Test
  void settings_of_the_optimizer_that_do_not_go_together_are_refused() {
    assertThatThrownBy(() -> RunConfig.standard().with("training.optimizer.nesterov=true"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "training.optimizer.nesterov: true needs a momentum above 0: set optimizer.momentum");
    assertThatThrownBy(() -> RunConfig.standard().with("training.optimizer.weight-decay=0.1"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "'training.optimizer.weight-decay' is 0.1 but adam has no use for it:"
                + " set training.optimizer.type to adamw");
  }

  @Test
  void tokenizers_and_normalizations_may_have_options() {
    RunConfig config =
        RunConfig.standard()
            .with(
                "data.source-tokenizer=moses:de,aggressive,protect:https?://\\S+",
                "data.target-normalization=nfc+punctuation:en,penn");

    assertThat(config.data().sourceTokenizer())
        .isEqualTo("moses:de,aggressive,protect:https?://\\S+");
    assertThat(config.data().sourceNormalization()).isEqualTo("none");
    assertThat(config.data().targetNormalization()).isEqualTo("nfc+punctuation:en,penn");
  }

  @Test
  void an_override_without_a_value_is_refused() {
    assertThatThrownBy(() -> RunConfig.standard().with("search.beam"))
        .hasMessage("override 'search.beam': write it as key=value");
  }

  @Test
  void the_least_learning_rate_cannot_be_above_the_first() {
    assertThatThrownBy(() -> RunConfig.standard().with("training.min-learning-rate=0.01"))
        .hasMessage(
            "'training.min-learning-rate' is 0.01 but 'training.optimizer.learning-rate' is 0.001:"
                + " it must not be above it");
  }

  @Test
  void values_are_checked_together_once_the_overrides_are_in() throws IOException {
    Path file = write("training:\n  min-learning-rate: 0.01\n");

    RunConfig config = ConfigReader.read(file, List.of("training.optimizer.learning-rate=0.1"));

    assertThat(config.training().minLearningRate()).isEqualTo(0.01);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: \u0001", "a:\n\t- b", "a: 'x", "a: %b", "&x *y: 1", "? [a]: 1"})
  void odd_text_ends_in_one_line(String yaml) {
    assertThatThrownBy(() -> ConfigReader.parse("c.yaml", yaml))
        .isInstanceOf(ConfigException.class)
        .hasMessageMatching("c\\.yaml: (line \\d+: )?[^\\n]{10,}");
  }

  @Test
  void text_that_is_no_yaml_names_the_line() {
    assertThatThrownBy(() -> ConfigReader.parse("c.yaml", "search:\n  beam: 3\n bad: [1\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "c.yaml: line 3: not YAML: expected <block end>, but found '<block mapping start>'");
    assertThatThrownBy(() -> ConfigReader.parse("c.yaml", "search:\n\tbeam: 3\n"))
        .hasMessageStartingWith("c.yaml: line 2: not YAML: found character '\\t(TAB)'");
  }

  @Test
  void a_second_document_is_refused() {
    assertThatThrownBy(() -> ConfigReader.parse("c.yaml", "search:\n  beam: 3\n---\nsearch:\n"))
        .hasMessage("c.yaml: line 4: a second document starts here: keep one");
  }

  @Test
  void a_missing_file_and_another_encoding_are_refused() throws IOException {
    Path missing = folder.resolve("none.yaml");
    Path latin = folder.resolve("latin.yaml");
    Files.write(latin, "# gr\u00fcn\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> ConfigReader.read(missing, List.of()))
        .hasMessage(missing + ": no such file");
    assertThatThrownBy(() -> ConfigReader.read(latin, List.of()))
        .hasMessage(latin + ": not UTF-8: save the file in this encoding");
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("c.yaml"), yaml);
  }

  @Test
  void joint_subwords_need_both_sides_to_learn_the_same() {
    RunConfig config =
        RunConfig.standard()
            .with(
                "data.source-subwords=learn-bpe:90",
                "data.target-subwords=learn-bpe:90",
                "data.joint-subwords=true");
    assertThat(config.data().jointSubwords()).isTrue();
    assertThatThrownBy(() -> config.with("data.target-subwords=none"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "'data.joint-subwords' is true but 'data.source-subwords' is 'learn-bpe:90' and"
                + " 'data.target-subwords' is 'none': set both to the same, such as"
                + " learn-bpe:8000");
  }

  @Test
  void a_number_of_best_cuts_needs_sampling() {
    assertThat(RunConfig.standard().with("data.subword-sampling=0.2", "data.subword-nbest=64"))
        .isNotEqualTo(RunConfig.standard());
    assertThatThrownBy(() -> RunConfig.standard().with("data.subword-nbest=64"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "'data.subword-nbest' is 64 but 'data.subword-sampling' is 0: set that too, such as"
                + " to 0.2");
  }
}
