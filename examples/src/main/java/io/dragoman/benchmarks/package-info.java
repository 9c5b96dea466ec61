/** Microbenchmarks with JMH: {@code java -cp dragoman.jar org.openjdk.jmh.Main Kernel}. */
package io.dragoman.benchmarks;
