/** Made-up tasks that show what a model can learn: copying, reversing and sorting symbols. */
package io.dragoman.examples.tasks;
