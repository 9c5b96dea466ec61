/**
 * Which words translate which, learned from sentence pairs without a network.
 *
 * <p>Start reading at {@code Ibm1}.
 */
package io.dragoman.alignment;
