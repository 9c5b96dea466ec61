/**
 * The command line: each command parses its options, calls the API and prints.
 *
 * <p>{@link io.dragoman.cli.Main} is the entry; {@link io.dragoman.cli.TrainingSession} is how a
 * training run looks to the user who watches it.
 */
package io.dragoman.cli;
