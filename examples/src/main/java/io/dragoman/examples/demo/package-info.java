/**
 * The demo: trains a model on a corpus that comes with the program and shows what it can do.
 *
 * <p>Start reading at {@code DemoCommand}.
 */
package io.dragoman.examples.demo;
