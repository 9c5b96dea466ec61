/**
 * Models of Marian, Amun and Nematus.
 *
 * <p>{@link io.dragoman.marian.MarianImport} makes a model directory of an {@code .npz} file,
 * {@link io.dragoman.marian.MarianExport} goes back. What is where is said once, in {@code
 * MarianLayout}, for both ways.
 */
package io.dragoman.marian;
