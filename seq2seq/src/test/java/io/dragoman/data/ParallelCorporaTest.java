package io.dragoman.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParallelCorporaTest {
  @TempDir Path folder;

  private Path write(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  @Test
  void corpora_come_one_after_the_other_and_no_two_lines_have_one_number() throws IOException {
    List<Path> sources = List.of(write("a.s", "a", "b"), write("b.s", "c"), write("c.s", "d", "e"));
    List<Path> targets = List.of(write("a.t", "A", "B"), write("b.t", "C"), write("c.t", "D", "E"));
    List<String> pairs = new ArrayList<>();
    try (ParallelCorpora corpora = ParallelCorpora.open(sources, targets, List.of())) {
      corpora.forEachRemaining(
          each ->
              pairs.add(
                  CorpusLine.corpus(each.line())
                      + ": "
                      + CorpusLine.describe(each.line())
                      + ": "
                      + each.source()
                      + each.target()));
      assertThat(corpora.corpus(1).name()).isEqualTo(sources.get(1) + " and " + targets.get(1));
      assertThat(corpora.name()).contains("a.t, ", "b.t, ").endsWith("c.t");
      assertThat(corpora.corpus(0).sourceHash()).isNotEqualTo(corpora.corpus(0).targetHash());
    }
    assertThat(pairs)
        .containsExactly(
            "0: 1: aA",
            "0: 2: bB",
            "1: 1 of corpus 2: cC",
            "2: 1 of corpus 3: dD",
            "2: 2 of corpus 3: eE");
  }

  @Test
  void the_first_corpus_has_the_numbers_of_its_lines() {
    assertThat(CorpusLine.of(0, 17)).isEqualTo(17);
    assertThat(CorpusLine.of(1, 17)).isNotEqualTo(CorpusLine.of(2, 17)).isGreaterThan(1L << 32);
  }

  @Test
  void copies_are_told_apart_and_belong_to_their_pair() {
    long line = CorpusLine.of(3, 17);
    long copy = CorpusLine.copy(line, 2);
    assertThat(copy).isNotEqualTo(line).isNotEqualTo(CorpusLine.copy(line, 1));
    assertThat(CorpusLine.copy(line, 0)).isEqualTo(line);
    assertThat(CorpusLine.withoutCopy(copy)).isEqualTo(line);
    assertThat(CorpusLine.corpus(copy)).isEqualTo(3);
    assertThat(CorpusLine.describe(copy)).isEqualTo("17 of corpus 4");
  }

  @Test
  void faults_name_the_files_of_their_corpus() throws IOException {
    Path source = write("a.s", "a");
    Path target = write("a.t", "A");
    Path longer = write("b.t", "C", "D");
    try (ParallelCorpora corpora =
        ParallelCorpora.open(List.of(source, source), List.of(target, longer), List.of())) {
      corpora.next();
      corpora.next();
      assertThatThrownBy(corpora::next)
          .isInstanceOf(DataException.class)
          .hasMessage(
              source
                  + " has 1 lines but "
                  + longer
                  + " has 2: line n of one must translate line n of the other");
    }
    Path missing = folder.resolve("none");
    assertThatThrownBy(
            () ->
                ParallelCorpora.open(List.of(source, missing), List.of(target, target), List.of()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(missing.toString());
  }
}
