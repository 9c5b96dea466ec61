/** The entry point of the packaged command line, and the demo with its embedded corpora. */
package io.dragoman.examples;
