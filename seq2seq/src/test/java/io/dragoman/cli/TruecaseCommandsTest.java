package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruecaseCommandsTest {
  private static final String TEXT = "Here the dog sees the Dog .\nThere a dog is\nWORD\n";

  @TempDir Path folder;

  private Path model() {
    return folder.resolve("model");
  }

  @Test
  void words_are_learned_applied_and_undone() {
    CommandLineRun learned =
        CommandLineRun.withInput(TEXT, "truecase", "learn", "--output", model());
    assertThat(learned.code()).isZero();
    assertThat(learned.out()).isEmpty();
    assertThat(learned.err()).isEqualTo(model() + ": 6 words from 3 lines\n");
    assertThat(model())
        .hasContent(". (1/1)\na (1/1)\ndog (2/3) Dog (1)\nis (1/1)\nsees (1/1)\nthe (2/2)");

    CommandLineRun applied =
        CommandLineRun.withInput(
            "The dog . DOG\n\n  \nA DOG\r\nwithout end", "truecase", "apply", "--model", model());
    assertThat(applied.code()).isZero();
    assertThat(applied.out()).isEqualTo("the dog . dog\n\n\na dog\nwithout end\n");

    assertThat(CommandLineRun.withInput(applied.out(), "truecase", "undo").out())
        .isEqualTo("The dog . Dog\n\n\nA dog\nWithout end\n");
  }

  @Test
  void first_words_may_count_and_several_texts() throws IOException {
    Path one = Files.writeString(folder.resolve("one"), "x\nX y\n");
    Path two = Files.writeString(folder.resolve("two"), "WORD\n");
    for (String option : new String[] {"--possibly-use-first-token", "--possiblyUseFirstToken"}) {
      CommandLineRun run =
          CommandLineRun.of("truecase", "learn", "--input", one, two, option, "--output", model());
      assertThat(run.err()).isEqualTo(model() + ": 3 words from 3 lines\n");
      assertThat(model()).hasContent("WORD (0.1/0.1)\nx (1/1)\ny (1/1)");
    }
  }

  @Test
  void a_damaged_model_and_wrong_arguments_are_told() throws IOException {
    Files.writeString(model(), "the 3\n");
    CommandLineRun damaged = CommandLineRun.of("truecase", "apply", "--model", model());
    assertThat(damaged.code()).isEqualTo(1);
    assertThat(damaged.err())
        .isEqualTo(
            "dragoman: "
                + model()
                + ": line 1: 'the 3' is not a word and its counts: write 'Word (5/7) word (2)'\n");
    assertThat(CommandLineRun.of("truecase", "apply").code()).isEqualTo(2);
    assertThat(CommandLineRun.of("truecase").code()).isEqualTo(2);
    assertThat(CommandLineRun.of("truecase", "learn").code()).isEqualTo(2);
  }

  @Test
  void a_vocabulary_with_case_marks_is_counted() {
    Path file = folder.resolve("vocab");
    CommandLineRun run =
        CommandLineRun.withInput(
            "Hello HELLO\n", "vocab", "--output", file, "--min-frequency", 1, "--case", "marks");
    assertThat(run.code()).isZero();
    assertThat(file)
        .hasContent(
            "<pad>\n<s>\n</s>\n<unk>\nhello\n｟mrk_begin_case_region_U｠\n｟mrk_case_modifier_C｠\n"
                + "｟mrk_end_case_region_U｠");
  }
}
