package io.dragoman.experiment;

import io.dragoman.checkpoint.CheckpointException;
import io.dragoman.sequence.LanguageModel;
import io.dragoman.sequence.TextTokens;
import io.dragoman.tokenizers.TextCodec;
import java.nio.file.Path;

/** What the words of a translation model are to a language model over its target vocabulary. */
final class LanguageModelWords {
  private LanguageModelWords() {}

  /**
   * For each target id the language model's; for {@code <s>} what it reads before a sentence.
   *
   * @param directory of the language model
   * @param model of the translation model
   * @throws CheckpointException if the language model has other tokens, or translations are written
   *     from right to left
   */
  static int[] ids(Path directory, LanguageModel language, TextCodec target, Path model) {
    if (target.rightToLeft()) {
      throw new CheckpointException(
          directory
              + ": a language model reads from left to right, but "
              + model
              + " writes from right to left: use it with a model that writes from left to right");
    }
    TextTokens expected = TextTokens.of(target.vocabulary());
    VocabularyDifference.of(language.tokens().all(), expected.all())
        .ifPresent(
            difference -> {
              throw new CheckpointException(
                  "%s: its tokens are not the target vocabulary of %s: %s: train it with language-model --model-vocabulary"
                      .formatted(directory, model, difference));
            });
    int[] ids = target.vocabulary().tokens().stream().mapToInt(expected::id).toArray();
    ids[target.vocabulary().bos()] = expected.id(TextTokens.END); // read before a sentence
    return ids;
  }
}
