package io.dragoman.checkpoint;

import io.dragoman.training.TrainingState;

/**
 * What {@code state.json} holds.
 *
 * @param format of the checkpoint; see {@link Checkpoint#FORMAT}
 * @param sourceVocabulary hash of the vocabulary that the parameters belong to
 * @param targetVocabulary the same for the target
 * @param training where training stands
 */
record SavedState(
    int format, String sourceVocabulary, String targetVocabulary, TrainingState training) {}
