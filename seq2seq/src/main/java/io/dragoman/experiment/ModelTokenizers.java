package io.dragoman.experiment;

import io.dragoman.checkpoint.Checkpoint;
import io.dragoman.checkpoint.CheckpointStore;
import io.dragoman.config.DataConfig;
import io.dragoman.tokenizers.TextTokenizer;
import java.nio.file.Path;

/** How a trained model splits and joins text, without its network. */
public final class ModelTokenizers {
  private ModelTokenizers() {}

  /**
   * For source lines.
   *
   * @param directory a model directory or one of its checkpoints
   * @throws io.dragoman.checkpoint.CheckpointException if files are missing or damaged
   */
  public static TextTokenizer source(Path directory) {
    Checkpoint model = CheckpointStore.toTranslate(directory);
    DataConfig config = model.config().data();
    return config.tags().all().around(Codecs.sourceTokenizer(config, model.source().truecaser()));
  }

  /**
   * For target lines.
   *
   * @param directory a model directory or one of its checkpoints
   * @throws io.dragoman.checkpoint.CheckpointException if files are missing or damaged
   */
  public static TextTokenizer target(Path directory) {
    Checkpoint model = CheckpointStore.toTranslate(directory);
    return Codecs.targetTokenizer(model.config().data(), model.target().truecaser());
  }
}
