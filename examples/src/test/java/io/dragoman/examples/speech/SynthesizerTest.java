package io.dragoman.examples.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.examples.audio.Audio;
import io.dragoman.examples.audio.LogMel;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SynthesizerTest {
  private static Audio say(String word, long seed) {
    return new Synthesizer(120, 1, 1, new SplittableRandom(seed)).say(word);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"})
  void words_are_sounds_of_a_plausible_length_that_are_not_cut(String word) {
    Audio audio = say(word, 1);
    assertThat(audio.rate()).isEqualTo(8000);
    assertThat(audio.seconds()).isBetween(0.1, 0.8);
    float loudest = 0;
    for (float sample : audio.samples()) {
      loudest = Math.max(loudest, Math.abs(sample));
    }
    assertThat(loudest).isBetween(0.59f, 0.61f);
    assertThat(SpokenSounds.words()).contains(word);
  }

  @Test
  void a_seed_gives_the_same_sound_and_another_one_another() {
    assertThat(say("two", 3).samples()).containsExactly(say("two", 3).samples());
    assertThat(say("two", 4).samples()).isNotEqualTo(say("two", 3).samples());
  }

  @Test
  void the_energy_of_a_vowel_lies_at_its_formants() {
    // "two" ends in a vowel with formants at 300 and 870 Hz
    float[][] frames = new LogMel(8000, 20).of(say("two", 1));
    float[] late = frames[frames.length - 3];
    int loudest = 0;
    for (int band = 1; band < 20; band++) {
      loudest = late[band] > late[loudest] ? band : loudest;
    }
    assertThat(loudest).isBetween(1, 8); // up to about 1000 Hz
    assertThat(late[loudest]).isGreaterThan(late[18] + 2);
  }

  @Test
  void a_hiss_is_high() {
    // "six" starts with one
    float[][] frames = new LogMel(8000, 20).of(say("six", 1));
    assertThat(frames[3][18]).isGreaterThan(frames[3][4] + 2);
  }

  @Test
  void words_of_the_corpus_are_those_that_can_be_said() {
    SpeechCorpus corpus = GeneratedSpeech.of(2, 3, 10, 7);
    assertThat(corpus.recordings()).hasSize(2 * 10 * 3);
    assertThat(corpus.words()).containsExactlyElementsOf(SpokenSounds.words());
    assertThat(corpus.rate()).isEqualTo(8000);
    assertThat(corpus.dev()).hasSize(10);
    for (Utterance each : corpus.dev()) {
      assertThat(each.transcript().split(" ")).hasSizeBetween(3, 6).hasSize(each.parts().size());
      assertThat(each.speaker()).matches("voice-[12]");
    }
  }
}
