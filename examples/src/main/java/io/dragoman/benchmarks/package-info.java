/**
 * Benchmarks with JMH: {@code java -cp dragoman.jar io.dragoman.benchmarks.ShortSuite} runs a part
 * of them in less than five minutes; {@code java -cp dragoman.jar org.openjdk.jmh.Main NAME} runs
 * all of one kind, with {@code Kernel}, {@code Pointwise}, {@code Attention}, {@code Layer}, {@code
 * Training}, {@code Decoding}, {@code Latency}, {@code Text} or {@code SubwordLearning} for the
 * name, {@code -p size=A} for some parameters only, and {@code -prof gc} for what is allocated.
 *
 * <p>Each checks its results against a simple computation before it times anything.
 */
package io.dragoman.benchmarks;
