package io.dragoman.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.toys.Toys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubwordCommandsTest {
  private static final String TEXT =
      "low low low low low lower lower\nnewest newest newest widest\n";

  @TempDir Path folder;

  private Path codes() throws IOException {
    return Files.writeString(folder.resolve("codes"), "#version: 0.2\nl o\nlo w\nw e\n");
  }

  @Test
  void learning_writes_codes() {
    CommandLineRun run = CommandLineRun.withInput(TEXT, "subword", "learn", "--size", 3);
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo("#version: 0.2\nl o\nw e\nlo w</w>\n");
    assertThat(run.err()).isEqualTo("standard output: 3 merges from 4 distinct words\n");
  }

  @Test
  void several_texts_are_learned_from_jointly() throws IOException {
    Path first = Files.writeString(folder.resolve("a"), "ab ab x\n");
    Path second = Files.writeString(folder.resolve("b"), "abc abc\n");
    Path codes = folder.resolve("codes");
    Path one = folder.resolve("v1");
    Path two = folder.resolve("v2");
    CommandLineRun run =
        CommandLineRun.of(
            "subword",
            "learn",
            "--size",
            5,
            "--input",
            first,
            second,
            "--output",
            codes,
            "--write-vocabulary",
            one,
            two);
    assertThat(run.err()).isEqualTo(codes + ": 3 merges from 3 distinct words\n");
    assertThat(codes).hasContent("#version: 0.2\nb c</w>\na bc</w>\na b</w>");
    assertThat(one).hasContent("ab 2\nx 1");
    assertThat(two).hasContent("abc 2");
  }

  @Test
  void a_dictionary_can_be_learned_from() {
    CommandLineRun run =
        CommandLineRun.withInput("ab 5\ncd 9\n", "subword", "learn", "--dict-input", "--size", 1);
    assertThat(run.out()).isEqualTo("#version: 0.2\nc d</w>\n");
    CommandLineRun bad = CommandLineRun.withInput("ab 5\ncd\n", "subword", "learn", "--dict-input");
    assertThat(bad.code()).isEqualTo(1);
    assertThat(bad.err())
        .isEqualTo(
            "dragoman: standard input: line 2: 'cd' is not a word and its count:"
                + " write 'word 12'\n");
  }

  @Test
  void lines_are_cut_and_put_together_again() throws IOException {
    String text = "lower  newest\n\n low\u2028x\n";
    CommandLineRun apply = CommandLineRun.withInput(text, "subword", "apply", "--codes", codes());
    assertThat(apply.err()).isEmpty();
    assertThat(apply.out()).isEqualTo("low@@ e@@ r n@@ e@@ we@@ s@@ t\n\n low@@ \u2028@@ x\n");
    CommandLineRun undo = CommandLineRun.withInput(apply.out(), "subword", "undo");
    assertThat(undo.out()).isEqualTo("lower newest\n\n low\u2028x\n");
  }

  @Test
  void files_may_be_compressed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("lower\n".getBytes(UTF_8));
    }
    Path input = Files.write(folder.resolve("in.gz"), bytes.toByteArray());
    Path output = folder.resolve("out");
    CommandLineRun.of("subword", "apply", "--codes", codes(), "--input", input, "--output", output);
    assertThat(output).hasContent("low@@ e@@ r");
  }

  @Test
  void options_shape_the_pieces() throws IOException {
    Path vocabulary = Files.writeString(folder.resolve("v"), "lo@@ 9\nw@@ 9\nlow@@ 4\ne@@ 9\n");
    String text = "lower xUSAy\n";
    assertThat(
            CommandLineRun.withInput(
                    text,
                    "subword",
                    "apply",
                    "--codes",
                    codes(),
                    "--merges",
                    1,
                    "--glossary",
                    "USA")
                .out())
        .isEqualTo("lo@@ w@@ e@@ r x@@ USA@@ y\n");
    assertThat(
            CommandLineRun.withInput(
                    text,
                    "subword",
                    "apply",
                    "--codes",
                    codes(),
                    "--vocabulary",
                    vocabulary,
                    "--vocabulary-threshold",
                    5)
                .out())
        .isEqualTo("lo@@ w@@ e@@ r x@@ U@@ S@@ A@@ y\n");
  }

  @Test
  void dropout_repeats_with_its_seed() throws IOException {
    String text = "lower\n".repeat(50);
    Object[] arguments = {"subword", "apply", "--codes", codes(), "--dropout", 0.5, "--seed", 3};
    String first = CommandLineRun.withInput(text, arguments).out();
    assertThat(CommandLineRun.withInput(text, arguments).out()).isEqualTo(first);
    assertThat(first.lines().distinct().count()).isGreaterThan(2);
    arguments[arguments.length - 1] = 4;
    assertThat(CommandLineRun.withInput(text, arguments).out()).isNotEqualTo(first);
  }

  @Test
  void pieces_are_counted() {
    CommandLineRun run = CommandLineRun.withInput("b@@ a b\nb\n", "subword", "vocab");
    assertThat(run.out()).isEqualTo("b 2\nb@@ 1\na 1\n");
  }

  @Test
  void sentencepiece_models_cut_and_join() throws IOException {
    Path model = Toys.sentencePiece("tiny_uni.model", folder);
    CommandLineRun apply =
        CommandLineRun.withInput("The model.\n\n", "subword", "apply", "--model", model);
    assertThat(apply.err()).isEmpty();
    assertThat(apply.out()).isEqualTo("▁The ▁model .\n\n");
    assertThat(CommandLineRun.withInput(apply.out(), "subword", "undo", "--model", model).out())
        .isEqualTo("The model.\n\n");
    assertThat(
            CommandLineRun.withInput("The\n", "subword", "apply", "--model", model, "--ids").out())
        .matches("[0-9]+\n");
    CommandLineRun mistaken =
        CommandLineRun.withInput("a\n", "subword", "apply", "--model", model, "--dropout", 0.1);
    assertThat(mistaken.code()).isEqualTo(1);
    assertThat(mistaken.err())
        .isEqualTo("dragoman: " + model + ": is a unigram model: use --alpha\n");
    Object[] sampling = {"subword", "apply", "--model", model, "--alpha", 0.3, "--seed", 2};
    String drawn = CommandLineRun.withInput("The model\n".repeat(30), sampling).out();
    assertThat(drawn.lines().distinct().count()).isGreaterThan(1);
    assertThat(CommandLineRun.withInput("The model\n".repeat(30), sampling).out()).isEqualTo(drawn);
  }

  @Test
  void a_unigram_model_is_learned_and_applied() throws IOException {
    Path model = folder.resolve("m.model");
    String text = "the house the mouse\nthe louse in the house\n".repeat(9);
    CommandLineRun learn =
        CommandLineRun.withInput(
            text, "subword", "learn", "--type", "unigram", "--size", 18, "--output", model);
    assertThat(learn.err()).isEqualTo(model + ": 18 pieces from 5 distinct words\n");
    assertThat(Files.readAllLines(folder.resolve("m.vocab")))
        .hasSize(18)
        .startsWith("<unk>\t0", "<s>\t0", "</s>\t0");
    CommandLineRun apply =
        CommandLineRun.withInput("the  house\n", "subword", "apply", "--model", model);
    assertThat(apply.out()).startsWith("▁the ▁");
    assertThat(CommandLineRun.withInput(apply.out(), "subword", "undo", "--model", model).out())
        .isEqualTo("the house\n");
  }

  @Test
  void bytes_and_user_defined_pieces_can_be_asked_for() {
    Path model = folder.resolve("m.model");
    String text = "the house the mouse\nthe <n> in the house\n".repeat(9);
    CommandLineRun.withInput(
        text,
        "subword",
        "learn",
        "--type",
        "unigram",
        "--size",
        290,
        "--byte-fallback",
        "--user-defined",
        "<n>",
        "--output",
        model);
    CommandLineRun apply =
        CommandLineRun.withInput("the \u65E5<n>\n", "subword", "apply", "--model", model);
    assertThat(apply.out()).endsWith(" <0xE6> <0x97> <0xA5> <n>\n");
    assertUsage(
        "--byte-fallback and --user-defined go with --type unigram only"
            + " (see dragoman subword learn --help)",
        "subword",
        "learn",
        "--byte-fallback");
    assertUsage(
        "user-defined piece '<s>': it must be text without spaces that is no special piece, once"
            + " (see dragoman subword learn --help)",
        "subword",
        "learn",
        "--type",
        "unigram",
        "--output",
        model,
        "--user-defined",
        "<s>");
  }

  @Test
  void pieces_may_be_marked_otherwise() throws IOException {
    CommandLineRun apply =
        CommandLineRun.withInput(
            "lower\n", "subword", "apply", "--codes", codes(), "--separator", "~");
    assertThat(apply.out()).isEqualTo("low~ e~ r\n");
    assertThat(CommandLineRun.withInput(apply.out(), "subword", "undo", "--separator", "~").out())
        .isEqualTo("lower\n");
    assertUsage(
        "--separator is '': must be text without spaces (see dragoman subword undo --help)",
        "subword",
        "undo",
        "--separator",
        "");
  }

  @Test
  void too_small_a_unigram_model_is_told() {
    CommandLineRun run =
        CommandLineRun.withInput(
            "abcdef\n",
            "subword",
            "learn",
            "--type",
            "unigram",
            "--size",
            5,
            "--output",
            folder.resolve("m"));
    assertThat(run.err())
        .isEqualTo(
            "dragoman: subwords: size 5 is too small for 7 characters and 3 special pieces:"
                + " raise it\n");
  }

  @Test
  void characters_and_bytes_need_no_file() {
    CommandLineRun apply =
        CommandLineRun.withInput("ab \u00FC\n\n", "subword", "apply", "--type", "char");
    assertThat(apply.out()).isEqualTo("a b ▁ \u00FC\n\n");
    assertThat(CommandLineRun.withInput(apply.out(), "subword", "undo", "--type", "char").out())
        .isEqualTo("ab \u00FC\n\n");
    CommandLineRun bytes =
        CommandLineRun.withInput("a \u00FC\n", "subword", "apply", "--type", "byte");
    assertThat(bytes.out()).isEqualTo("<0x61> <0x20> <0xC3> <0xBC>\n");
    assertThat(CommandLineRun.withInput(bytes.out(), "subword", "undo", "--type", "byte").out())
        .isEqualTo("a \u00FC\n");
  }

  @Test
  void wrong_use_is_told() throws IOException {
    assertUsage("no command given (see dragoman subword --help)", "subword");
    assertUsage(
        "unknown command 'lern': did you mean 'learn'? (see dragoman subword --help)",
        "subword",
        "lern");
    assertUsage(
        "--dropout is 1.5: must be from 0 to 1 (see dragoman subword apply --help)",
        "subword",
        "apply",
        "--codes",
        codes(),
        "--dropout",
        1.5);
    assertUsage(
        "--type unigram needs --output, for a binary file (see dragoman subword learn --help)",
        "subword",
        "learn",
        "--type",
        "unigram");
    assertUsage(
        "--total-symbols and --write-vocabulary go with --type bpe only"
            + " (see dragoman subword learn --help)",
        "subword",
        "learn",
        "--type",
        "unigram",
        "--output",
        "m",
        "--total-symbols");
    assertUsage(
        "--alpha and --ids go with --model only (see dragoman subword apply --help)",
        "subword",
        "apply",
        "--codes",
        codes(),
        "--ids");
    assertUsage(
        "--merges, --vocabulary and --glossary go with --codes only"
            + " (see dragoman subword apply --help)",
        "subword",
        "apply",
        "--model",
        "m",
        "--merges",
        5);
    assertUsage(
        "--vocabulary-threshold needs --vocabulary (see dragoman subword apply --help)",
        "subword",
        "apply",
        "--codes",
        codes(),
        "--vocabulary-threshold",
        5);
    assertUsage(
        "--write-vocabulary has 2 files but --input has 1: give one for each"
            + " (see dragoman subword learn --help)",
        "subword",
        "learn",
        "--write-vocabulary",
        "a",
        "b");
    assertUsage(
        "--size and --min-frequency must be at least 1 (see dragoman subword learn --help)",
        "subword",
        "learn",
        "--size",
        0);
  }

  private static void assertUsage(String message, Object... arguments) {
    CommandLineRun run = CommandLineRun.of(arguments);
    assertThat(run.err()).isEqualTo("dragoman: " + message + "\n");
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void a_missing_or_empty_file_is_told() {
    Path missing = folder.resolve("none");
    CommandLineRun apply = CommandLineRun.withInput("a\n", "subword", "apply", "--codes", missing);
    assertThat(apply.code()).isEqualTo(1);
    assertThat(apply.err()).isEqualTo("dragoman: " + missing + ": no such file: check the path\n");
    CommandLineRun learn = CommandLineRun.withInput(" \n", "subword", "learn");
    assertThat(learn.err()).isEqualTo("dragoman: subwords: the text has no word: give another\n");
  }
}
