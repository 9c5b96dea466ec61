package io.dragoman.examples.speech;

import io.dragoman.examples.audio.Audio;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A corpus of computed voices, for those who have no recordings. */
final class GeneratedSpeech {
  private static final int MOST_WORDS = 6;
  private static final int FEWEST_WORDS = 3;

  private GeneratedSpeech() {}

  /**
   * Makes a corpus.
   *
   * @param speakers the number of voices
   * @param each how often each says each word for training
   * @param dev the number of held-out strings
   * @param seed the same seed gives the same sounds
   */
  static SpeechCorpus of(int speakers, int each, int dev, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Synthesizer> voices = new ArrayList<>();
    for (int i = 0; i < speakers; i++) {
      double height = (i + 0.5) / speakers;
      voices.add(
          new Synthesizer(
              90 + 140 * height, 0.92 + 0.2 * height, 0.9 + 0.2 * random.nextDouble(), random));
    }
    List<String> words = SpokenSounds.words();
    List<Recording> recordings = new ArrayList<>();
    for (int voice = 0; voice < speakers; voice++) {
      for (String word : words) {
        for (int i = 0; i < each; i++) {
          recordings.add(new Recording(word, name(voice), voices.get(voice).say(word)));
        }
      }
    }
    List<Utterance> strings = new ArrayList<>();
    for (int i = 0; i < dev; i++) {
      int voice = i % speakers;
      strings.add(string(voices.get(voice), name(voice), random));
    }
    return new SpeechCorpus("generated sounds", recordings, List.of(), strings);
  }

  private static String name(int voice) {
    return "voice-" + (voice + 1);
  }

  private static Utterance string(Synthesizer voice, String speaker, SplittableRandom random) {
    List<String> all = SpokenSounds.words();
    List<String> words = new ArrayList<>();
    List<Audio> parts = new ArrayList<>();
    int length = random.nextInt(FEWEST_WORDS, MOST_WORDS + 1);
    for (int i = 0; i < length; i++) {
      words.add(all.get(random.nextInt(all.size())));
      parts.add(voice.say(words.get(i)));
    }
    return new Utterance(String.join(" ", words), speaker, parts);
  }
}
