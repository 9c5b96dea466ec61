package io.dragoman.experiment;

import io.dragoman.config.RunConfig;
import io.dragoman.evaluation.BleuTokenization;
import java.util.Arrays;

/** How validation splits lines for BLEU. */
public final class ValidationBleu {
  private ValidationBleu() {}

  /** What {@code training.validation-bleu} says, or what suits the target tokenizer. */
  public static BleuTokenization of(RunConfig config) {
    String name = config.training().validationBleu();
    return Arrays.stream(BleuTokenization.values())
        .filter(each -> each.toString().equals(name))
        .findFirst()
        .orElseGet(() -> suitedTo(config.data().targetTokenizer()));
  }

  private static BleuTokenization suitedTo(String tokenizer) {
    return switch (tokenizer) {
      case "whitespace" -> BleuTokenization.NONE;
      case "analyzer:smartcn", "analyzer:chinese", "analyzer:zh" -> BleuTokenization.CHINESE;
      case "analyzer:kuromoji", "analyzer:japanese", "analyzer:ja" -> BleuTokenization.CHARACTERS;
      default -> BleuTokenization.MTEVAL_13A;
    };
  }
}
