package io.dragoman.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Java in the README compiles, and does what the README says. */
class ReadmeSnippetTest {
  private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  @Timeout(value = 300, unit = TimeUnit.SECONDS)
  void trains_and_translates() throws Exception {
    compile(snippet());
    lines("train.de", "Ein Haus.", 20);
    lines("train.en", "A house.", 20);
    lines("valid.de", "Ein Haus.", 2);
    lines("valid.en", "A house.", 2);

    String printed = run();

    assertThat(printed).isEqualTo("A house.\n");
  }

  private static String snippet() throws IOException {
    Matcher block = BLOCK.matcher(Files.readString(Path.of("..", "README.md")));
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  private void compile(String snippet) throws IOException {
    String imports =
        snippet.lines().filter(ReadmeSnippetTest::isImport).collect(Collectors.joining("\n"));
    String statements =
        snippet.lines().filter(line -> !isImport(line)).collect(Collectors.joining("\n"));
    Path source = folder.resolve("Snippet.java");
    Files.writeString(
        source,
        imports
            + "\nclass Snippet {\n  public static void main(String[] args) {\n"
            + statements
            + "\n}}\n");
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                classPath(),
                "-d",
                folder.toString(),
                source.toString());
    assertThat(code).isZero();
  }

  private static boolean isImport(String line) {
    return line.startsWith("import ");
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  private void lines(String name, String line, int count) throws IOException {
    Files.write(folder.resolve(name), Collections.nCopies(count, line));
  }

  private String run() throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules=jdk.incubator.vector",
            "-cp",
            folder + File.pathSeparator + absoluteClassPath(),
            "Snippet");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(folder.resolve("events").toFile())
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("events"))).isZero();
    return printed.replace("\r", "");
  }

  private static String absoluteClassPath() {
    return classPath()
        .lines()
        .flatMap(path -> List.of(path.split(File.pathSeparator)).stream())
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
