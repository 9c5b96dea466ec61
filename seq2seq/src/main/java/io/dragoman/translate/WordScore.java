package io.dragoman.translate;

/**
 * How sure a model is of a word.
 *
 * @param word a token of the text, as the model's tokenizer cuts it
 * @param least the probability of its least probable piece
 * @param mean the mean probability of its pieces
 */
public record WordScore(String word, double least, double mean) {}
