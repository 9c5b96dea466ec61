/** Options that several examples have. */
package io.dragoman.examples.options;
