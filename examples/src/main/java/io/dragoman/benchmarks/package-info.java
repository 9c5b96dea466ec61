/**
 * Benchmarks with JMH: {@code java -cp dragoman.jar org.openjdk.jmh.Main NAME}, with {@code
 * Kernel}, {@code Training} or {@code Decoding} for the name and {@code -p size=A} for some
 * parameters only.
 */
package io.dragoman.benchmarks;
