/**
 * Recurrent cells and the loops over time.
 *
 * <p>A {@link io.dragoman.nn.rnn.Cell} knows one time step; {@link io.dragoman.nn.rnn.Recurrence}
 * is the only loop over time and the only place that knows about sequence ends; {@link
 * io.dragoman.nn.rnn.RecurrentLayer} reads a batch of sequences in one or both directions.
 */
package io.dragoman.nn.rnn;
