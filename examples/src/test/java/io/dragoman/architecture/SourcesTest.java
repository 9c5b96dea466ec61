package io.dragoman.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Sizes and places of the main sources of all modules. */
class SourcesTest {
  private static final int FILE_LINES = 600;
  private static final int METHOD_LINES = 60;

  /** Unrolled by hand: a loop over an array of vectors would not stay in registers. */
  private static final Set<String> UNROLLED = Set.of("TallTile.java", "WideTile.java");

  @Test
  void files_stay_under_600_lines() throws IOException {
    List<String> longFiles = new ArrayList<>();
    for (Path file : sources()) {
      long lines = Files.readAllLines(file).size();
      if (lines > FILE_LINES) {
        longFiles.add(file + ": " + lines + " lines");
      }
    }
    assertThat(longFiles).isEmpty();
  }

  @Test
  void methods_stay_under_60_lines() throws IOException {
    List<Path> files =
        sources().stream()
            .filter(file -> !UNROLLED.contains(file.getFileName().toString()))
            .toList();
    assertThat(methodsOver(METHOD_LINES, files)).isEmpty();
  }

  @Test
  void the_names_of_unrolled_files_are_of_files_that_need_the_exception() throws IOException {
    List<Path> files =
        sources().stream()
            .filter(file -> UNROLLED.contains(file.getFileName().toString()))
            .toList();
    assertThat(files).hasSameSizeAs(UNROLLED);
    for (Path file : files) {
      assertThat(methodsOver(METHOD_LINES, List.of(file))).isNotEmpty();
    }
  }

  @Test
  void every_package_is_described() throws IOException {
    List<Path> missing =
        sources().stream()
            .map(Path::getParent)
            .distinct()
            .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
            .toList();
    assertThat(missing).isEmpty();
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : List.of("core", "tokenizers", "seq2seq", "examples")) {
      Path root = Path.of("..", module, "src", "main", "java").normalize();
      if (Files.isDirectory(root)) {
        try (Stream<Path> files = Files.walk(root)) {
          files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(sources::add);
        }
      }
    }
    assertThat(sources).isNotEmpty();
    return sources;
  }

  private static List<String> methodsOver(int limit, List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, List.of(), null, manager.getJavaFileObjectsFromPaths(files));
      MethodLengths lengths = new MethodLengths(limit, Trees.instance(task).getSourcePositions());
      for (CompilationUnitTree unit : task.parse()) {
        lengths.scan(unit, unit);
      }
      return lengths.found;
    }
  }

  private static final class MethodLengths extends TreeScanner<Void, CompilationUnitTree> {
    private final List<String> found = new ArrayList<>();
    private final int limit;
    private final SourcePositions positions;

    MethodLengths(int limit, SourcePositions positions) {
      this.limit = limit;
      this.positions = positions;
    }

    @Override
    public Void visitMethod(MethodTree method, CompilationUnitTree unit) {
      long start = line(unit, positions.getStartPosition(unit, method));
      long lines = line(unit, positions.getEndPosition(unit, method)) - start + 1;
      if (lines > limit) {
        found.add(
            Path.of(unit.getSourceFile().getName()).getFileName()
                + ":"
                + start
                + " "
                + method.getName()
                + ": "
                + lines
                + " lines");
      }
      return super.visitMethod(method, unit);
    }

    private static long line(CompilationUnitTree unit, long position) {
      return unit.getLineMap().getLineNumber(position);
    }
  }
}
