/**
 * Plain-Java kernels: usable on every JVM, and the oracle of the others.
 *
 * <p>Loops run from index zero over whole scratch rows, because the compiler vectorizes those and
 * does not vectorize loops over several array offsets. Products use separate multiplications and
 * additions, since {@code Math.fma} is very slow on processors without the instruction; they are
 * still one chain along K in increasing order.
 */
package io.dragoman.kernels.scalar;
