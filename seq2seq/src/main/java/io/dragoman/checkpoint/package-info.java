/**
 * What training leaves on disk.
 *
 * <p>A model directory holds checkpoints, directories of their own named by update; {@link
 * io.dragoman.checkpoint.CheckpointStore} writes, finds and prunes them, {@link
 * io.dragoman.checkpoint.Checkpoint} knows the files of one. Each is complete: one directory is all
 * that is needed to translate or to go on training.
 */
package io.dragoman.checkpoint;
