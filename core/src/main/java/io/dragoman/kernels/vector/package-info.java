/**
 * Kernels with the Vector API: the only package that names {@code jdk.incubator.vector}.
 *
 * <p>Loaded only when {@link io.dragoman.kernels.KernelsSelector} found the module. Three rules
 * keep results equal bit for bit between interpreter and compiler, and between a value in a vector
 * and one in the tail of a row: only exactly rounded lane operations (no lanewise exp or tanh), no
 * float reduction over lanes by the library (their order is not specified), and tails in plain Java
 * with the same fused operations. Loops are split so that each holds at most one transcendental:
 * larger methods exceed the compiler's inlining limits on JDK 17 and allocate every vector.
 */
package io.dragoman.kernels.vector;
