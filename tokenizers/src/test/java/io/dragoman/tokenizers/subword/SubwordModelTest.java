package io.dragoman.tokenizers.subword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.tokenizers.subword.bpe.BpeCodes;
import io.dragoman.tokenizers.subword.bpe.WordCounts;
import io.dragoman.tokenizers.subword.sentencepiece.UnigramLearner;
import io.dragoman.tokenizers.subword.sentencepiece.UnigramOptions;
import io.dragoman.tokenizers.vocab.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SubwordModelTest {
  @TempDir Path directory;

  @Test
  void codes_are_written_and_read_back() throws IOException {
    SubwordModel model = SubwordModel.of(BpeCodes.parse("#version: 0.2\na b\n", Path.of("c")));
    Path file = directory.resolve("x.bpe");
    model.write(file);
    SubwordModel read = SubwordModel.read(SubwordType.BPE, file);
    assertThat(Files.readString(file)).isEqualTo("#version: 0.2\na b\n");
    assertThat(read.hash()).isEqualTo(model.hash()).hasSize(64);
    assertThat(read.subwords().split(List.of("abc"))).containsExactly("ab@@", "c");
    assertThat(read.type()).isEqualTo(SubwordType.BPE);
  }

  @Test
  void the_bytes_of_a_file_are_kept_as_they_are() throws IOException {
    Path file = Files.writeString(directory.resolve("x.bpe"), "#version: 0.2\r\na b\r\n");
    Path copy = directory.resolve("copy.bpe");
    SubwordModel.read(SubwordType.BPE, file).write(copy);
    assertThat(copy).hasSameBinaryContentAs(file);
  }

  @Test
  void whole_tokens_need_no_file() throws IOException {
    SubwordModel none = SubwordModel.none();
    none.write(directory.resolve("x"));
    assertThat(directory.resolve("x")).doesNotExist();
    assertThat(none.subwords().split(List.of("a b", "c"))).containsExactly("a b", "c");
    assertThat(none.subwords().join(List.of("a@@", "c"))).containsExactly("a@@", "c");
    assertThat(SubwordModel.read(SubwordType.NONE, directory).hash()).isEqualTo(none.hash());
  }

  @Test
  void a_missing_file_is_named() {
    Path file = directory.resolve("x.bpe");
    assertThatThrownBy(() -> SubwordModel.read(SubwordType.BPE, file))
        .isInstanceOf(DataFormatException.class)
        .hasMessage(file + ": no such file: check the path");
  }

  @Test
  void only_a_model_of_its_kind_is_cut_at_random() throws IOException {
    SubwordSampling both = new SubwordSampling(1, 0.2, 0);
    SubwordModel merges = SubwordModel.of(BpeCodes.parse("#version: 0.2\na b\n", Path.of("c")));
    WordCounts words = new WordCounts();
    words.add("abab", 9);
    SubwordModel unigram = SubwordModel.of(UnigramLearner.learn(words, 8, 1));

    assertThat(merges.hasMerges()).isTrue();
    assertThat(merges.isUnigram()).isFalse();
    assertThat(merges.sampler(new SubwordSampling(0, 0.2, 0))).isEmpty();
    assertThat(merges.sampler(both).orElseThrow().sample(List.of("abc"), new SplittableRandom(1)))
        .containsExactly("a@@", "b@@", "c");
    assertThat(unigram.hasMerges()).isFalse();
    assertThat(unigram.isUnigram()).isTrue();
    assertThat(unigram.sampler(new SubwordSampling(1, 0, 0))).isEmpty();
    assertThat(unigram.sampler(both)).isPresent();
    assertThat(merges.sampler(SubwordSampling.NONE)).isEmpty();
    for (SubwordType type : List.of(SubwordType.NONE, SubwordType.CHARACTERS, SubwordType.BYTES)) {
      assertThat(SubwordModel.read(type, directory).sampler(both)).isEmpty();
    }
  }

  @Test
  void bytes_are_pieces_where_characters_can_become_bytes() throws IOException {
    WordCounts words = new WordCounts();
    words.add("abab", 9);
    UnigramOptions options = UnigramOptions.of(300, 1);
    assertThat(SubwordModel.of(UnigramLearner.learn(words, options)).bytes()).isEmpty();
    assertThat(SubwordModel.none().bytes()).isEmpty();
    for (SubwordModel model :
        List.of(
            SubwordModel.of(UnigramLearner.learn(words, options.withByteFallback(true))),
            SubwordModel.read(SubwordType.BYTES, directory))) {
      assertThat(model.bytes()).hasSize(256).startsWith("<0x00>").endsWith("<0xFF>");
    }
  }
}
