/**
 * The example {@code handwriting}: digits and strings of digits from the way of a pen, by recurrent
 * networks.
 *
 * <p>Start reading at {@code HandwritingCommand}.
 */
package io.dragoman.examples.handwriting;
