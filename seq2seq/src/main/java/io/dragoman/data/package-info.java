/**
 * Text and id corpora, and the batches that training takes from them.
 *
 * <p>{@link io.dragoman.data.ParallelCorpus} streams checked pairs of lines, {@link
 * io.dragoman.data.EncodedCorpus} keeps them as ids in memory, {@link io.dragoman.data.Batcher}
 * cuts that into batches, and {@link io.dragoman.data.Batch#shard} packs a part of a batch for the
 * model.
 */
package io.dragoman.data;
