/**
 * The application {@code language-model}: trains a recurrent language model on a text, scores lines
 * and writes samples.
 */
package io.dragoman.examples.language;
