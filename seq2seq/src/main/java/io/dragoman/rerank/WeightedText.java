package io.dragoman.rerank;

/**
 * A candidate translation and how much it counts.
 *
 * @param weight from 0 up; only ratios count
 */
public record WeightedText(String text, double weight) {}
