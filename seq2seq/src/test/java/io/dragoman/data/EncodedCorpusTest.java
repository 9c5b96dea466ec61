package io.dragoman.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.model.Factors;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.tokenizers.TextTokenizers;
import io.dragoman.tokenizers.vocab.VocabularyBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodedCorpusTest {
  @TempDir Path folder;

  @Test
  void pairs_keep_their_ids_and_line_numbers() {
    EncodedCorpus corpus =
        Corpora.encode(
            List.of(new SentencePair(3, "4 5", "6"), new SentencePair(9, "7", "8 9 10")), 3);

    assertThat(corpus.size()).isEqualTo(2);
    assertThat(corpus.get(0).line()).isEqualTo(3);
    assertThat(corpus.get(0).source()).containsExactly(4, 5);
    assertThat(corpus.get(0).target()).containsExactly(6);
    assertThat(corpus.get(1).line()).isEqualTo(9);
    assertThat(corpus.get(1).source()).containsExactly(7);
    assertThat(corpus.get(1).target()).containsExactly(8, 9, 10);
    assertThat(corpus.sourceLength(1)).isEqualTo(1);
    assertThat(corpus.targetLength(0)).isEqualTo(1);
    assertThat(corpus.targetLength(1)).isEqualTo(3);
    assertThat(corpus.targetTokens()).isEqualTo(2 + 4);
  }

  @Test
  void empty_and_long_pairs_are_skipped_and_counted() {
    EncodedCorpus corpus =
        Corpora.encode(
            List.of(
                new SentencePair(1, "", "4"),
                new SentencePair(2, "4", ""),
                new SentencePair(3, "", "4 5 6"),
                new SentencePair(4, "4 5 6", "4"),
                new SentencePair(5, "4", "4 5 6"),
                new SentencePair(6, "4 5", "4 5")),
            2);

    assertThat(corpus.size()).isEqualTo(1);
    assertThat(corpus.get(0).line()).isEqualTo(6);
    assertThat(corpus.skippedEmpty()).isEqualTo(3);
    assertThat(corpus.skippedLong()).isEqualTo(2);
  }

  @Test
  void words_are_counted_where_sources_have_more_than_words() throws IOException {
    TextCodec words =
        new TextCodec(
            TextTokenizers.create("whitespace"),
            new VocabularyBuilder().addAll(List.of("a", "b")).build(0, 1));
    SourceCodec sources =
        new SourceCodec(
            words,
            Factors.parse("kind"),
            List.of(words.vocabulary()),
            List.of(words),
            Optional.of(words.vocabulary()));
    Path source = Files.writeString(folder.resolve("s"), "a￨x b￨x\na￨x a￨x a￨x a￨x\n\na￨x\n");
    Path other = Files.writeString(folder.resolve("o"), "a a a\na\na\na a a a\n");
    Path target = Files.writeString(folder.resolve("t"), "b\nb\nb\nb\n");
    EncodedCorpus corpus;
    try (ParallelCorpus pairs = ParallelCorpus.open(source, target, List.of(other))) {
      corpus =
          EncodedCorpus.read(pairs, pairs.name(), new PairCodec(sources, words), pair -> {}, 3);
    }
    assertThat(corpus.size()).isEqualTo(1);
    assertThat(corpus.skippedEmpty()).as("the first source").isEqualTo(1);
    assertThat(corpus.skippedLong()).as("either source").isEqualTo(2);
    assertThat(corpus.sourceLength(0)).as("with the end of the second").isEqualTo(2 + 3 + 1);
    Batch batch = Batch.of(corpus.form(), List.of(corpus.get(0)), 1, 2);
    assertThat(batch.sourceTokens()).isEqualTo(7);
    assertThat(batch.whole().source().ids()).containsExactly(4, 5, 2);
    assertThat(batch.whole().size()).isOne();
  }

  @Test
  void ids_can_be_kept_without_text() {
    EncodedPair pair = new EncodedPair(7, new int[] {4, 5}, new int[] {6});
    EncodedPair longPair = new EncodedPair(8, new int[] {4, 5, 6}, new int[] {6});
    EncodedCorpus corpus = EncodedCorpus.of(List.of(pair, longPair).iterator(), 2);

    assertThat(corpus.size()).isEqualTo(1);
    assertThat(corpus.get(0).line()).isEqualTo(7);
    assertThat(corpus.get(0).source()).containsExactly(4, 5);
    assertThat(corpus.get(0).target()).containsExactly(6);
    assertThat(corpus.skippedLong()).isEqualTo(1);
  }

  @Test
  void a_corpus_of_which_nothing_is_left_is_refused() throws IOException {
    Path source = Files.writeString(folder.resolve("s"), "4 5 6\n\n");
    Path target = Files.writeString(folder.resolve("t"), "4\n4\n");

    try (ParallelCorpus text = ParallelCorpus.open(source, target)) {
      assertThatThrownBy(() -> EncodedCorpus.read(text, Corpora::ids, Corpora::ids, 2))
          .isInstanceOf(DataException.class)
          .hasMessage(
              source
                  + " and "
                  + target
                  + ": none of the 2 pairs can be used: 1 have an empty side and 1 more than"
                  + " 2 tokens: raise data.max-length");
    }
  }
}
