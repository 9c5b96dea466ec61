package io.dragoman.training;

import io.dragoman.autograd.AttentionLossOps.Points;
import io.dragoman.config.LossConfig;
import io.dragoman.model.ParallelBatch;
import io.dragoman.tensor.SequenceLayout;
import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;

/**
 * Where the decoder should look in a batch. A target word that is linked with several source words
 * looks at each equally; one without a link is free; {@code </s>} looks at {@code </s>}.
 */
final class AlignmentGuide {
  private final LossInputs.Alignments alignments;
  private final double weight;
  private final int halfLife;

  AlignmentGuide(LossConfig config, LossInputs.Alignments alignments) {
    this.alignments = alignments;
    weight = config.alignment();
    halfLife = config.alignmentHalfLife();
  }

  /** The weight of the loss in an update, counted from 1. */
  double weight(long update) {
    return halfLife == 0 ? weight : weight * StrictMath.pow(0.5, (update - 1.0) / halfLife);
  }

  /** The points of a shard; a pair without links has none. */
  Points points(ParallelBatch shard) {
    SequenceLayout target = shard.targetInput().layout();
    SequenceLayout source = shard.source().layout();
    IntArrayList rows = new IntArrayList();
    IntArrayList columns = new IntArrayList();
    FloatArrayList shares = new FloatArrayList();
    for (int row = 0; row < target.batch(); row++) {
      int[] links = alignments.links(shard.targetInput().keys()[row]);
      int length = target.length(row);
      int[] counts = new int[length];
      for (int i = 1; i < links.length; i += 2) {
        counts[links[i]]++;
      }
      for (int i = 0; i < links.length; i += 2) {
        rows.add(target.position(links[i + 1], row));
        columns.add(links[i]);
        shares.add(1f / counts[links[i + 1]]);
      }
      if (links.length > 0) {
        rows.add(target.position(length - 1, row));
        columns.add(source.length(shard.sourceRow()[row]) - 1);
        shares.add(1f);
      }
    }
    return new Points(rows.toIntArray(), columns.toIntArray(), shares.toFloatArray());
  }
}
