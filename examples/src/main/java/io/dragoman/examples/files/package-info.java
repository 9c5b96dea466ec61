/** Files that examples leave behind. */
package io.dragoman.examples.files;
