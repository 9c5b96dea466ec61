package io.dragoman.search;

import io.dragoman.model.EncoderDecoder;

/** Small models for tests of other packages. */
public final class ModelSearchModels {
  private ModelSearchModels() {}

  /** A model of 20 source and target words whose encoder has states of 18 units. */
  public static EncoderDecoder model(float scale) {
    return ModelSearchTest.model("gru", 20, scale);
  }
}
