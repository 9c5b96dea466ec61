package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndToEndTest {
  @TempDir static Path folder;

  private static TinyProject project;
  private static CommandLineRun training;

  @BeforeAll
  static void train() {
    project = TinyProject.in(folder);
    training = project.train("model", "training.max-epochs=12");
  }

  private static Path model() {
    return project.file("model");
  }

  @Test
  void training_tells_what_it_does() {
    assertThat(training.code()).isZero();
    assertThat(training.out()).isEmpty();
    assertThat(training.err())
        .startsWith("kernels ")
        .contains("\ntraining     50 pairs with ")
        .contains("\nvalidation   10 pairs, BLEU with tok:13a\n")
        .contains("\nvocabulary   12 source and 12 target tokens\n")
        .contains("\nparameters   ")
        .contains("\nmodel        " + model() + "\n")
        .containsPattern("epoch 12  update 84  validation: loss \\d\\.\\d{3}  perplexity \\d")
        .contains("all 12 epochs are done: 84 updates; best BLEU ")
        .doesNotContain("\r");
  }

  @Test
  void training_leaves_metrics_and_a_curve() {
    List<String> rows = project.read("model/metrics.tsv").lines().toList();

    assertThat(rows.get(0))
        .isEqualTo(
            "update\tepoch\ttrain_loss\ttokens_per_second\tgradient_norm\tlearning_rate"
                + "\tvalid_loss\tvalid_perplexity\tvalid_accuracy\tvalid_bleu");
    assertThat(rows).hasSize(1 + 4 + 12);
    assertThat(rows.subList(1, rows.size())).allMatch(row -> row.split("\t", -1).length == 10);
    assertThat(project.read("model/learning-curve.svg"))
        .startsWith("<?xml")
        .contains("validation BLEU");
  }

  @Test
  void training_again_has_nothing_to_do() {
    CommandLineRun again = project.train("model", "training.max-epochs=12");

    assertThat(again.code()).isZero();
    assertThat(again.err())
        .contains("model        " + model() + ", going on from update 84\n")
        .contains("all 12 epochs are done: 84 updates");
  }

  @Test
  void a_run_in_two_parts_is_the_run_in_one() throws IOException {
    project.train("parts", "training.max-epochs=5");
    CommandLineRun second = project.train("parts", "training.max-epochs=12");

    assertThat(second.err()).contains(", going on from update 35\n");
    assertThat(weights("parts")).isEqualTo(weights("model"));
    assertThat(updates("parts")).isEqualTo(updates("model"));
  }

  private static byte[] weights(String model) throws IOException {
    String best = project.read(model + "/best").strip();
    return Files.readAllBytes(project.file(model).resolve(best).resolve("model.safetensors"));
  }

  private static List<String> updates(String model) {
    return project.read(model + "/metrics.tsv").lines().map(row -> row.split("\t")[0]).toList();
  }

  @Test
  void translation_gives_a_line_for_a_line() {
    String input = "the dog.\n\n   \nthe red cat sees the dog.\n";
    CommandLineRun run = CommandLineRun.withInput(input, "translate", "--model", model());

    assertThat(run.code()).isZero();
    assertThat(run.lines()).hasSize(4);
    assertThat(run.lines().subList(1, 3)).containsExactly("", "");
    assertThat(run.lines().get(0)).isNotEmpty();
    assertThat(run.lines().get(3)).isNotEmpty();
    assertThat(run.out()).endsWith("\n");
  }

  @Test
  void translations_do_not_depend_on_batches_and_threads() {
    Path test = project.file("test.en");
    CommandLineRun run = CommandLineRun.of("translate", "--model", model(), "--input", test);
    CommandLineRun other =
        CommandLineRun.of(
            "translate",
            "--model",
            model(),
            "--input",
            test,
            "--batch",
            "1",
            "--threads",
            "1",
            "--output",
            project.file("test.out"));

    assertThat(other.out()).isEmpty();
    assertThat(project.read("test.out")).isEqualTo(run.out());
    assertThat(project.file("test.out.partial")).doesNotExist();
  }

  @Test
  void n_best_lists_have_the_format_of_moses() {
    CommandLineRun run =
        CommandLineRun.withInput(
            "the dog.\n\nred cat.\n", "translate", "--model", model(), "--n-best", "3");

    assertThat(run.lines()).hasSize(7);
    assertThat(run.lines()).first().asString().matches("0 \\|\\|\\| .+ \\|\\|\\| -?\\d\\.\\d{6}");
    assertThat(run.lines().get(3)).isEqualTo("1 |||  ||| 0.000000");
    assertThat(run.lines().get(4)).startsWith("2 ||| ");
  }

  @Test
  void a_rule_for_ending_the_search_can_be_chosen() {
    String input = "the dog.\nthe red cat sees the dog.\n";
    CommandLineRun usual = CommandLineRun.withInput(input, "translate", "--model", model());
    for (String rule : List.of("exact", "current", "first")) {
      CommandLineRun run =
          CommandLineRun.withInput(input, "translate", "--model", model(), "--stop", rule);
      assertThat(run.code()).isZero();
      assertThat(run.lines()).hasSize(2).noneMatch(String::isEmpty);
      if (rule.equals("exact")) {
        assertThat(run.out()).isEqualTo(usual.out());
      }
    }
    CommandLineRun wrong =
        CommandLineRun.withInput(input, "translate", "--model", model(), "--stop", "soon");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("--stop").contains("exact, current, first").hasLineCount(1);
  }

  @Test
  void a_long_line_is_cut_with_a_warning() {
    String line = "cat ".repeat(5_000).strip();
    CommandLineRun run =
        CommandLineRun.withInput(
            line + "\nthe dog.\n", "translate", "--model", model(), "--max-length", "20");

    assertThat(run.code()).isZero();
    assertThat(run.lines()).hasSize(2).noneMatch(String::isEmpty);
    assertThat(run.err())
        .isEqualTo(
            "dragoman: warning: line 1: 5,000 tokens, only the first 20 are translated: split the"
                + " line or raise the limit\n");
  }

  @Test
  void evaluation_scores_what_was_translated() {
    Path reference = project.file("test.de");
    CommandLineRun run =
        CommandLineRun.of("evaluate", "--hypothesis", reference, "--reference", reference);

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("BLEU|nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:dragoman-")
        .contains(" = 100.00 100.0/100.0/100.0/100.0 (BP = 1.000 ");
  }

  @Test
  void evaluation_takes_several_references_and_ignores_case_if_asked() {
    Path hypothesis = project.write("hypothesis", List.of("Der Hund sieht die rote Katze"));
    Path lower = project.write("lower", List.of("der hund sieht die rote katze"));
    Path other = project.write("other", List.of("etwas anderes"));
    CommandLineRun run =
        CommandLineRun.of(
            "evaluate",
            "--hypothesis",
            hypothesis,
            "--reference",
            other,
            lower,
            "--lowercase",
            "--tokenize",
            "none");

    assertThat(run.out()).startsWith("BLEU|nrefs:2|case:lc|eff:no|tok:none|").contains("= 100.00 ");
  }

  @Test
  void info_tells_what_the_model_is() {
    CommandLineRun run = CommandLineRun.of("info", "--model", model(), "--parameters");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("encoder      1 layer gru x 12 per direction, embeddings 12\n")
        .contains("attention    additive x 12\n")
        .contains("vocabulary   12 source and 12 target tokens (words, words)\n")
        .containsPattern("  encoder.embedding.weight +12 x 12\n")
        .contains("of at most 12\n")
        .contains("command      dragoman train --train-source ")
        .containsPattern("train-source " + project.file("train.en") + " \\(SHA-256 [0-9a-f]{12}")
        .contains(" bytes  model.safetensors\n");
  }

  @Test
  void info_prints_the_settings_of_a_run() {
    assertThat(CommandLineRun.of("info", "--model", model(), "--config").out())
        .startsWith("data:\n  source-tokenizer: words\n")
        .contains("  max-epochs: 12\n");
  }

  @Test
  void pairs_that_training_skips_are_counted() {
    TinyProject other = TinyProject.in(folder.resolve("skipping"));
    other.write("train.en", List.of("the dog.", "", "the cat the cat the cat.", "the cat."));
    other.write("train.de", List.of("der Hund.", "leer.", "die Katze.", "die Katze."));

    assertThat(other.train("model", "training.max-updates=1", "data.max-length=5").err())
        .contains(
            "training     2 pairs with 8 target tokens; skipped 1 with an empty side and 1 over 5"
                + " tokens\n");
  }

  @Test
  void a_counted_vocabulary_serves_training() {
    Path vocabulary = project.file("en.vocab");
    CommandLineRun counted =
        CommandLineRun.of(
            "vocab",
            "--input",
            project.file("train.en"),
            "--output",
            vocabulary,
            "--size",
            "5",
            "--min-frequency",
            "1");

    assertThat(counted.err()).startsWith(vocabulary + ": 5 of 8 distinct tokens cover ");
    List<Object> arguments = project.training("counted", "training.max-updates=1");
    arguments.addAll(List.of("--source-vocabulary", vocabulary));
    assertThat(CommandLineRun.of(arguments.toArray()).err())
        .contains("vocabulary   9 source and 12 target tokens\n");
  }

  @Test
  void a_vocabulary_is_counted_from_standard_input_too() {
    Path file = project.file("typed.yml");
    CommandLineRun run =
        CommandLineRun.withInput(
            "b b a\n", "vocab", "--output", file, "--min-frequency", "1", "--tokenizer", "words");

    assertThat(run.code()).isZero();
    assertThat(project.read("typed.yml")).contains("b").contains(": 4");
  }

  @Test
  void nothing_else_is_left_in_the_model_directory() throws IOException {
    try (Stream<Path> files = Files.list(model())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .allMatch(
              name ->
                  name.matches(
                      "best|\\.lock|metrics\\.(tsv|jsonl)|learning-curve\\.svg|update-\\d{7}"));
    }
  }

  private static CommandLineRun perplexity(Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("evaluate", "--metric", "perplexity"));
    arguments.addAll(List.of("--source", project.file("test.en")));
    arguments.addAll(List.of("--reference", project.file("test.de")));
    arguments.addAll(List.of(more));
    return CommandLineRun.of(arguments.toArray());
  }

  @Test
  void perplexity_is_printed_for_pieces_and_words() {
    CommandLineRun run = perplexity("--model", model());

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.lines()).hasSize(2);
    assertThat(run.lines().get(0))
        .matches(
            " +PPL\\|base:e\\|eos:yes\\|version:dragoman-\\S+ = \\d+\\.\\d\\d \\(cross-entropy ="
                + " \\d\\.\\d{4} tokens = \\d+ unknown = 0 sentences = 10\\)");
    assertThat(run.lines().get(1))
        .matches(
            "PPL-word\\|base:e\\|.* = \\d+\\.\\d\\d \\(cross-entropy = \\d\\.\\d{4} words ="
                + " \\d+ sentences = 10\\)");
    assertThat(perplexity("--model", model(), "--threads", "3").out()).isEqualTo(run.out());
    assertThat(perplexity("--model", model(), "--format", "json").out())
        .contains(
            "\"name\" : \"PPL\"", "\"verbose_score\" : \"(cross-entropy = ", "\"base\" : \"e\"");
    assertThat(perplexity("--model", model(), "--format", "latex").out())
        .contains("System & PPL & PPL-word \\\\");
    assertThat(perplexity("--model", model(), "--score-only").out()).matches("[0-9.]+\n[0-9.]+\n");
  }

  @Test
  void what_perplexity_cannot_have_is_told() {
    String text = project.file("test.de").toString();
    assertThat(perplexity("--model", model(), "--hypothesis", text).err())
        .contains("--metric perplexity takes --model, --source and one --reference");
    assertThat(perplexity("--model", model(), "--confidence").code()).isEqualTo(2);
    assertThat(perplexity().err()).contains("--metric perplexity needs --model and --source");
    assertThat(perplexity("--model", model(), "--threads", "0").err())
        .contains("--threads must be at least 1");
    assertThat(
            CommandLineRun.of(
                    "evaluate",
                    "--metric",
                    "bleu,perplexity",
                    "--hypothesis",
                    text,
                    "--reference",
                    text)
                .err())
        .contains("--metric perplexity is of a model, not of translations: ask for it alone");
    assertThat(CommandLineRun.of("evaluate", "--reference", text).err())
        .contains("missing required option: '--hypothesis=FILE'");
    assertThat(
            CommandLineRun.of(
                    "evaluate", "--model", model(), "--hypothesis", text, "--reference", text)
                .err())
        .contains("--model, --source and --threads go with --metric perplexity only");
  }
}
