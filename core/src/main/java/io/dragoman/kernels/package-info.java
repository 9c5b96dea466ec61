/**
 * Array operations that everything else is made of, and the choice of their implementation.
 *
 * <p>{@link io.dragoman.kernels.Kernels} documents each by equation and shapes. Two
 * implementations: plain Java (always usable, the oracle) and the Vector API. {@link
 * io.dragoman.kernels.KernelsSelector} chooses once.
 */
package io.dragoman.kernels;
