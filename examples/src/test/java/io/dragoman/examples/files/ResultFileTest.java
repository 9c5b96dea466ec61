package io.dragoman.examples.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.cli.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {
  @TempDir Path folder;

  @Test
  void folders_are_made_and_text_is_written_as_utf_8() throws IOException {
    Path file = folder.resolve("a").resolve("b").resolve("picture.svg");
    ResultFile.write(file, "<svg>ü</svg>", "--output");
    ResultFile.write(file, "<svg>日</svg>", "--output");
    assertThat(Files.readString(file)).isEqualTo("<svg>日</svg>");
  }

  @Test
  void a_place_that_cannot_be_written_is_named_with_the_option() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x").resolve("picture.svg");
    assertThatThrownBy(() -> ResultFile.write(file, "", "--model"))
        .isInstanceOf(CommandException.class)
        .hasMessageStartingWith(file + ": cannot be written (")
        .hasMessageEndingWith("): choose another --model");
  }
}
