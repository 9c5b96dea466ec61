/**
 * Whole runs: from text files and a configuration to a trained model directory, and back from a
 * model directory to something that translates.
 *
 * <p>{@link io.dragoman.experiment.TrainingRun} and {@link io.dragoman.experiment.TranslationModel}
 * are what most users of the library call.
 */
package io.dragoman.experiment;
