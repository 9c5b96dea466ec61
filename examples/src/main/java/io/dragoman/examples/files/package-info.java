/** Files that examples read and leave behind. */
package io.dragoman.examples.files;
