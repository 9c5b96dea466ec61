package io.dragoman.examples.speech;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a recognizer learns from and is measured with.
 *
 * @param name for messages
 * @param recordings words to make training strings of
 * @param strings training strings that are given as such
 * @param dev strings that are held out, of recordings that are in no training string
 */
record SpeechCorpus(
    String name, List<Recording> recordings, List<Utterance> strings, List<Utterance> dev) {

  /** All words, in alphabetical order. */
  List<String> words() {
    return recordings.stream()
        .flatMap(each -> Stream.of(each.word().split(" ")))
        .distinct()
        .sorted()
        .toList();
  }

  /** Samples a second of all sound. */
  int rate() {
    return recordings.get(0).audio().rate();
  }
}
