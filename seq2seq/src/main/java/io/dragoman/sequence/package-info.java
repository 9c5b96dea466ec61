/**
 * Training and using {@link io.dragoman.model.SequenceNetwork}s: classification, labelling,
 * regression and language models.
 *
 * <p>Start reading at {@link io.dragoman.sequence.SequenceTrainer}.
 */
package io.dragoman.sequence;
