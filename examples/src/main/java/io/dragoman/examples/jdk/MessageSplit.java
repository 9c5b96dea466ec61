package io.dragoman.examples.jdk;

import java.util.List;

/**
 * Three disjoint sets of messages: no sentence of validation or test occurs in another set on
 * either side, also not with other case or punctuation.
 *
 * @param train training pairs
 * @param valid validation pairs
 * @param test test pairs
 */
public record MessageSplit(
    List<MessagePair> train, List<MessagePair> valid, List<MessagePair> test) {

  /** Copies the lists. */
  public MessageSplit {
    train = List.copyOf(train);
    valid = List.copyOf(valid);
    test = List.copyOf(test);
  }
}
