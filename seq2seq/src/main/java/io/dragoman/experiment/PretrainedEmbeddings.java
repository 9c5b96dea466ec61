package io.dragoman.experiment;

import io.dragoman.autograd.Parameter;
import io.dragoman.config.EmbeddingFiles;
import io.dragoman.embeddings.WordVectors;
import io.dragoman.model.EncoderDecoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Word vectors of a new model that come from files. */
final class PretrainedEmbeddings {
  private static final String SOURCE = "encoder.embedding.weight";
  private static final String TARGET = "decoder.embedding.weight";

  private PretrainedEmbeddings() {}

  /**
   * Loads what the configuration asks for.
   *
   * @return what was found, source first
   * @throws io.dragoman.data.DataException if a file does not fit
   */
  static List<WordVectors> load(EmbeddingFiles files, EncoderDecoder model, Corpora corpora) {
    Map<String, Parameter> parameters = model.parameters().byName();
    List<WordVectors> found = new ArrayList<>();
    if (!files.source().equals(EmbeddingFiles.NONE)) {
      found.add(
          WordVectors.load(
              Path.of(files.source()),
              corpora.sourceVocabulary(),
              parameters.get(SOURCE),
              "model.encoder.embedding",
              files.normalize()));
    }
    if (!files.target().equals(EmbeddingFiles.NONE)) {
      Parameter own = parameters.get(TARGET);
      found.add(
          WordVectors.load(
              Path.of(files.target()),
              corpora.targetVocabulary(),
              own == null ? parameters.get(SOURCE) : own, // one table for both sides
              "model.decoder.embedding",
              files.normalize()));
    }
    return found;
  }
}
