package io.dragoman.examples.frames;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ErrorReportTest {
  private static String print(ErrorReport report) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    report.print(new PrintStream(out, true, UTF_8));
    return out.toString(UTF_8);
  }

  @Test
  void counts_edits_and_strings_of_all_and_of_each_group() {
    ErrorReport report = new ErrorReport("words");
    report.add("theo", "one two", "one two");
    report.add("lucas", "one", "one two three"); // two deletions
    report.add("theo", "four four", "four"); // an insertion
    assertThat(report.wordErrorRate()).isCloseTo(50, within(1e-9));
    assertThat(report.stringErrorRate()).isCloseTo(200.0 / 3, within(1e-9));
    assertThat(print(report))
        .isEqualTo(
            """
            all          50.00% of 6 words wrong, 66.67% of 3 strings
            lucas        66.67% of 3 words wrong, 100.00% of 1 strings
            theo         33.33% of 3 words wrong, 50.00% of 2 strings
            """);
  }

  @Test
  void a_single_group_is_not_told_apart() {
    ErrorReport report = new ErrorReport("digits");
    report.add("3 digits", "1 2 3", "1 2 3");
    assertThat(print(report))
        .isEqualTo("all           0.00% of 3 digits wrong,  0.00% of 1 strings\n");
  }
}
