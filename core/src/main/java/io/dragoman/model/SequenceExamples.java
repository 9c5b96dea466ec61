package io.dragoman.model;

/**
 * Sequences and what a {@link SequenceNetwork} should say about them.
 *
 * @param input the sequences
 * @param targets a target for each, or for each of their positions
 */
public record SequenceExamples(SequenceInput input, SequenceTargets targets) {}
