package io.dragoman.examples.speech;

import io.dragoman.data.Shuffling;
import io.dragoman.examples.audio.Audio;
import io.dragoman.examples.frames.FrameExample;
import io.dragoman.examples.frames.TrainingExamples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Training strings that are never the same twice: half of them given ones, the others recordings of
 * one speaker joined at random, with pauses; all of them distorted and masked. In the first epoch
 * strings have one to three words, as short ones teach where to look.
 */
final class SpeechExamples implements TrainingExamples {
  private static final int MOST_WORDS_AT_FIRST = 3;
  private static final int FEWEST_WORDS = 2;
  private static final int MOST_WORDS = 6;
  private static final double LONGEST_PAUSE = 0.15; // seconds

  private final List<List<Recording>> bySpeaker;
  private final List<Utterance> strings;
  private final FrontEnd frontEnd;
  private final Function<String, int[]> ids;
  private final int size;
  private final long seed;

  /**
   * Of a corpus.
   *
   * @param ids the ids of a transcript
   * @param size strings in an epoch
   * @param seed decides on everything random
   */
  SpeechExamples(
      SpeechCorpus corpus, FrontEnd frontEnd, Function<String, int[]> ids, int size, long seed) {
    Map<String, List<Recording>> speakers = new LinkedHashMap<>();
    for (Recording recording : corpus.recordings()) {
      speakers.computeIfAbsent(recording.speaker(), name -> new ArrayList<>()).add(recording);
    }
    bySpeaker = List.copyOf(speakers.values());
    strings = corpus.strings();
    this.frontEnd = frontEnd;
    this.ids = ids;
    this.size = size;
    this.seed = seed;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public FrameExample get(int epoch, int index) {
    long key = Shuffling.derive(Shuffling.derive(seed, epoch), index);
    SplittableRandom random = new SplittableRandom(key);
    boolean given = epoch > 1 && !strings.isEmpty() && index % 2 == 0;
    Utterance utterance =
        given ? strings.get(random.nextInt(strings.size())) : joined(epoch, random);
    List<Audio> parts = new ArrayList<>();
    for (Audio part : utterance.parts()) {
      parts.add(Distortion.speedAndGain(part, random));
    }
    Audio audio = Distortion.addNoise(Audio.join(parts), random);
    return new FrameExample(
        frontEnd.maskedInputs(audio, random), ids.apply(utterance.transcript()), key);
  }

  private Utterance joined(int epoch, SplittableRandom random) {
    int count =
        epoch == 1
            ? random.nextInt(1, MOST_WORDS_AT_FIRST + 1)
            : random.nextInt(FEWEST_WORDS, MOST_WORDS + 1);
    List<Recording> speaker = bySpeaker.get(random.nextInt(bySpeaker.size()));
    List<String> words = new ArrayList<>();
    List<Audio> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Recording recording = speaker.get(random.nextInt(speaker.size()));
      words.add(recording.word());
      parts.add(recording.audio());
      if (random.nextBoolean()) {
        int rate = recording.audio().rate();
        parts.add(Audio.silence(1 + (int) (random.nextDouble() * LONGEST_PAUSE * rate), rate));
      }
    }
    return new Utterance(String.join(" ", words), speaker.get(0).speaker(), parts);
  }
}
