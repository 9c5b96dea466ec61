package io.dragoman.training;

/**
 * Which update of a run it is.
 *
 * @param number from 1
 * @param epoch from 1
 * @param endsEpoch whether no other update of the epoch follows
 */
public record UpdatePosition(long number, int epoch, boolean endsEpoch) {}
