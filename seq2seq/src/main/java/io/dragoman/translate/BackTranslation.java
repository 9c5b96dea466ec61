package io.dragoman.translate;

import io.dragoman.data.SentencePair;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * Turns sentences of the target language into sentence pairs by a model that translates the other
 * way (Sennrich et al. 2016, Improving neural machine translation models with monolingual data).
 *
 * <p>A tag before each made source tells the model that learns from it what it is (Caswell et al.
 * 2019, Tagged back-translation).
 */
public final class BackTranslation {
  private final String prefix;
  private long made;
  private long leftOut;

  /**
   * Prepares to make pairs.
   *
   * @param tag a word that begins every made source, such as {@code <bt>}; empty for none
   * @throws IllegalArgumentException if the tag has white space inside
   */
  public BackTranslation(String tag) {
    if (tag.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException("tag '" + tag + "': must be one word without white space");
    }
    prefix = tag.isEmpty() ? "" : tag + " ";
  }

  /**
   * Makes a pair of each line, in order; lines without a word or translation are left out.
   *
   * @param reverse translates target sentences to the source language
   * @param lines in the target language
   * @param sink gets a made source, and the line as its translation
   */
  public void run(Translator reverse, Iterator<String> lines, Consumer<SentencePair> sink) {
    reverse.translate(
        lines,
        each -> {
          String text = each.text().strip();
          if (text.isEmpty() || each.source().isBlank()) {
            leftOut++;
          } else {
            made++;
            sink.accept(new SentencePair(each.line(), prefix + text, each.source()));
          }
        });
  }

  /** The pairs made so far. */
  public long made() {
    return made;
  }

  /** The lines left out so far. */
  public long leftOut() {
    return leftOut;
  }
}
