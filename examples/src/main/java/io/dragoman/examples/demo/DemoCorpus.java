package io.dragoman.examples.demo;

import io.dragoman.config.RunConfig;
import io.dragoman.evaluation.Bleu;
import io.dragoman.evaluation.BleuTokenization;
import io.dragoman.examples.jdk.JdkMessages;
import io.dragoman.examples.jdk.MessagePair;
import io.dragoman.examples.jdk.MessageSplit;
import io.dragoman.examples.phrasebook.PhrasePair;
import io.dragoman.examples.phrasebook.Phrasebook;
import io.dragoman.examples.phrasebook.PhrasebookSplit;
import io.dragoman.experiment.ValidationBleu;
import java.util.List;

/**
 * What the demo learns.
 *
 * @param name in file names, such as {@code phrasebook-de}
 * @param target the target language; the source is English
 * @param train pairs to learn from
 * @param valid pairs to validate with
 * @param test pairs to show and score
 * @param config a model of a size that suits it
 */
record DemoCorpus(
    String name,
    String target,
    List<Pair> train,
    List<Pair> valid,
    List<Pair> test,
    RunConfig config) {
  private static final long SEED = 1;
  private static final String STANDARD_ANALYZER = "analyzer:standard";

  /**
   * A sentence and its translation.
   *
   * @param source in English
   * @param target in the other language
   */
  record Pair(String source, String target) {}

  /** Sentences of a phrasebook for travellers, English to German. */
  static DemoCorpus phrasebook() {
    PhrasebookSplit split = Phrasebook.load().generate(SEED, 20_000, 500, 500);
    return new DemoCorpus(
        "phrasebook-de",
        "de",
        phrases(split.train()),
        phrases(split.valid()),
        phrases(split.test()),
        RunConfig.standard()
            .with(
                "data.vocabulary-min-frequency=1",
                "model.encoder.embedding=128",
                "model.encoder.hidden=192",
                "model.decoder.embedding=128",
                "model.decoder.hidden=192",
                "model.decoder.readout=192",
                "model.attention.units=192",
                "model.dropout.embedding=0.1",
                "model.dropout.readout=0.2",
                "training.optimizer.learning-rate=0.002",
                "training.average=0.99",
                "training.max-epochs=6",
                "training.early-stopping-patience=0"));
  }

  /** The messages of the running JDK, from English. */
  static DemoCorpus jdk(String target) {
    MessageSplit split = JdkMessages.split(JdkMessages.load(target), SEED, 200, 200);
    return new DemoCorpus(
        "jdk-" + target,
        target,
        messages(split.train()),
        messages(split.valid()),
        messages(split.test()),
        RunConfig.standard()
            .with(
                "data.target-tokenizer=" + (isSpaced(target) ? "words" : STANDARD_ANALYZER),
                "training.validation-bleu=" + tokenization(target),
                "model.encoder.embedding=128",
                "model.encoder.hidden=192",
                "model.decoder.embedding=128",
                "model.decoder.hidden=192",
                "model.decoder.readout=192",
                "model.attention.units=192",
                "model.dropout.embedding=0.2",
                "model.dropout.readout=0.3",
                "training.batch-size=32",
                "training.optimizer.learning-rate=0.002",
                "training.average=0.995",
                "training.validate-every=2e",
                "training.max-epochs=14",
                "training.early-stopping-patience=0"));
  }

  /** Counts words where there are spaces, else characters, as validation does. */
  Bleu bleu() {
    return Bleu.of(ValidationBleu.of(config));
  }

  /** What {@link #bleu} counts. */
  String bleuUnit() {
    return isSpaced(target) ? "words" : "characters";
  }

  private static BleuTokenization tokenization(String language) {
    if (isSpaced(language)) {
      return BleuTokenization.MTEVAL_13A;
    }
    return language.startsWith("zh") ? BleuTokenization.CHINESE : BleuTokenization.CHARACTERS;
  }

  private static boolean isSpaced(String language) {
    return !language.startsWith("ja") && !language.startsWith("zh");
  }

  private static List<Pair> phrases(List<PhrasePair> pairs) {
    return pairs.stream().map(pair -> new Pair(pair.english(), pair.german())).toList();
  }

  private static List<Pair> messages(List<MessagePair> pairs) {
    return pairs.stream().map(pair -> new Pair(pair.english(), pair.foreign())).toList();
  }
}
