package io.dragoman.cli;

import com.google.common.collect.Iterators;
import io.dragoman.experiment.TranslationModel;
import io.dragoman.tokenizers.tags.LineTags;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A tag that goes before every line to translate. */
final class TagOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description = "Begin every line with this one of the model's data.tags, such as \"<2en>\".")
  private Optional<String> tag;

  /**
   * The lines with the tag, if one is asked for.
   *
   * @throws ParameterException if the model does not know it
   */
  Iterator<String> before(Iterator<String> lines, TranslationModel model) {
    if (tag.isEmpty()) {
      return lines;
    }
    Set<String> known = model.config().data().tags().all().all();
    if (!known.contains(tag.get())) {
      throw new ParameterException(
          spec.commandLine(),
          "--tag is '"
              + tag.get()
              + "' but the model "
              + (known.isEmpty()
                  ? "was trained without tags: leave it out"
                  : "knows " + String.join(", ", known) + ": give one of these"));
    }
    return Iterators.transform(lines, line -> LineTags.before(tag.get(), line));
  }
}
