package io.dragoman.embeddings;

import io.dragoman.autograd.Parameter;
import io.dragoman.data.Compression;
import io.dragoman.data.DataException;
import io.dragoman.tensor.Tensor;
import io.dragoman.tokenizers.vocab.Vocabulary;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Locale;

/**
 * Puts word vectors from a file into a model's table of them.
 *
 * <p>Files whose name ends with {@code .bin} are in word2vec's binary form, all others are text: a
 * word and its numbers on a line, with a first line of two counts (word2vec, fastText) or without
 * (GloVe). They may be compressed.
 *
 * @param file where they were
 * @param found words of the vocabulary that have a vector there
 * @param words of the vocabulary, special tokens included
 */
public record WordVectors(Path file, int found, int words) {

  /**
   * Reads the vectors of a vocabulary's words into the rows of a table; rows of other words stay as
   * they are. Of several vectors of a word the first counts.
   *
   * @param table {@code (vocabulary, size)}
   * @param key of the configuration that says the size, for messages
   * @param normalize whether every vector is scaled to length 1
   * @throws DataException if the file cannot be read, is damaged or its vectors have another size;
   *     some rows may have changed then
   */
  public static WordVectors load(
      Path file, Vocabulary vocabulary, Parameter table, String key, boolean normalize) {
    Tensor rows = table.value();
    BitSet found = new BitSet();
    VectorTarget target =
        new VectorTarget() {
          @Override
          public int size() {
            return rows.columns();
          }

          @Override
          public String key() {
            return key;
          }

          @Override
          public boolean wants(String word) {
            return vocabulary.contains(word) && !found.get(vocabulary.id(word));
          }

          @Override
          public void put(String word, float[] vector) {
            int id = vocabulary.id(word);
            found.set(id);
            if (normalize) {
              scaleToOne(vector);
            }
            System.arraycopy(vector, 0, rows.data(), rows.rowOffset(id), vector.length);
          }
        };
    if (Compression.nameWithin(file).toLowerCase(Locale.ROOT).endsWith(".bin")) {
      BinaryVectors.read(file, target);
    } else {
      TextVectors.read(file, target);
    }
    table.changed();
    if (found.isEmpty()) {
      throw new DataException(
          file + ": has no word of the vocabulary: are they cut and cased in the same way?");
    }
    return new WordVectors(file, found.cardinality(), vocabulary.size());
  }

  private static void scaleToOne(float[] vector) {
    double sum = 0;
    for (float each : vector) {
      sum += (double) each * each;
    }
    if (sum > 0) {
      double scale = 1 / Math.sqrt(sum);
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (float) (vector[i] * scale);
      }
    }
  }
}
