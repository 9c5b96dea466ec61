package io.dragoman.model;

/** The numbers of a model's dropout layers, by which their masks differ. */
final class DropoutLayers {
  static final int TARGET_EMBEDDING = 0;
  static final int READOUT = 1;
  static final int SOURCE_WORDS = 2;
  static final int TARGET_WORDS = 3;

  /** The first of the encoder's layers; the others follow. */
  static final int ENCODER = 16;

  /** Lies between the numbers of one encoder and those of the next. */
  static final int FURTHER = 64;

  private DropoutLayers() {}
}
