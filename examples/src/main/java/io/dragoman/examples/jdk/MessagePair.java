package io.dragoman.examples.jdk;

/**
 * A message and its translation.
 *
 * @param english the English message
 * @param foreign the same message in the other language
 */
public record MessagePair(String english, String foreign) {}
