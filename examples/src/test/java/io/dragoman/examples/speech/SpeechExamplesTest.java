package io.dragoman.examples.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.examples.audio.Audio;
import io.dragoman.examples.frames.FrameExample;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpeechExamplesTest {
  private static final SpeechCorpus GENERATED = GeneratedSpeech.of(2, 2, 5, 1);

  /** The generated corpus with its held-out strings in the place of given ones. */
  private static final SpeechCorpus WITH_STRINGS =
      new SpeechCorpus("", GENERATED.recordings(), GENERATED.dev(), GENERATED.dev());

  private final List<String> transcripts = new ArrayList<>();

  private SpeechExamples examples(SpeechCorpus corpus, long seed) {
    return new SpeechExamples(
        corpus,
        new FrontEnd(8000),
        text -> {
          transcripts.add(text);
          return new int[text.split(" ").length];
        },
        20,
        seed);
  }

  @Test
  void the_same_epoch_and_number_give_the_same_example_and_others_do_not() {
    SpeechExamples examples = examples(GENERATED, 1);
    FrameExample first = examples.get(2, 3);
    examples.get(5, 6);
    FrameExample again = examples.get(2, 3);
    assertThat(again.frames()).isDeepEqualTo(first.frames());
    assertThat(again.key()).isEqualTo(first.key());
    Set<Long> keys = new HashSet<>();
    for (int epoch = 1; epoch <= 3; epoch++) {
      for (int i = 0; i < examples.size(); i++) {
        keys.add(examples.get(epoch, i).key());
      }
    }
    assertThat(keys).hasSize(60);
    assertThat(examples(GENERATED, 2).get(2, 3).frames()).isNotEqualTo(first.frames());
  }

  @Test
  void strings_are_short_in_the_first_epoch() {
    SpeechExamples examples = examples(WITH_STRINGS, 1);
    Set<Integer> first = new HashSet<>();
    Set<Integer> later = new HashSet<>();
    for (int i = 0; i < examples.size(); i++) {
      first.add(examples.get(1, i).words().length);
      later.add(examples.get(2, i).words().length);
    }
    assertThat(first).isSubsetOf(1, 2, 3).contains(1, 3);
    assertThat(later).isSubsetOf(2, 3, 4, 5, 6).contains(5, 6);
  }

  @Test
  void half_of_the_strings_are_given_ones_from_the_second_epoch_on() {
    SpeechExamples examples = examples(WITH_STRINGS, 1);
    List<String> given = GENERATED.dev().stream().map(Utterance::transcript).toList();
    examples.get(2, 4);
    assertThat(given).contains(transcripts.get(0));
    transcripts.clear();
    for (int i = 0; i < examples.size(); i++) {
      examples.get(2, i);
    }
    long found = transcripts.stream().filter(given::contains).count();
    assertThat(found).isBetween(10L, 12L);
    transcripts.clear();
    examples.get(1, 4);
    assertThat(given).doesNotContain(transcripts.get(0));
  }

  @Test
  void inputs_are_three_frames_side_by_side_and_masks_are_zeros() {
    FrontEnd frontEnd = new FrontEnd(8000);
    Audio audio = GENERATED.dev().get(0).audio();
    float[][] frames = frontEnd.spectrogram(audio);
    float[][] inputs = frontEnd.inputs(audio);
    assertThat(FrontEnd.features()).isEqualTo(120);
    assertThat(FrontEnd.secondsPerInput()).isCloseTo(0.03, within(1e-12));
    assertThat(inputs).hasDimensions((frames.length + 2) / 3, 120);
    float[][] masked = frontEnd.maskedInputs(audio, new SplittableRandom(4));
    assertThat(masked).hasDimensions(inputs.length, 120);
    int zeros = 0;
    for (int t = 0; t < masked.length; t++) {
      for (int i = 0; i < 120; i++) {
        assertThat(masked[t][i]).isIn(0f, inputs[t][i]);
        zeros += masked[t][i] == 0 ? 1 : 0;
      }
    }
    assertThat(zeros).isBetween(41, inputs.length * 120 / 2);
  }

  @Test
  void sounds_shorter_than_a_mask_can_be_masked() {
    FrontEnd frontEnd = new FrontEnd(8000);
    for (int seed = 0; seed < 20; seed++) {
      float[][] inputs =
          frontEnd.maskedInputs(Audio.silence(100, 8000), new SplittableRandom(seed));
      assertThat(inputs).hasDimensions(1, 120);
    }
  }

  @Test
  void distortion_changes_length_and_loudness_within_limits() {
    float[] samples = new float[1000];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = (float) Math.sin(n * 0.05);
    }
    Audio audio = new Audio(samples, 8000);
    Set<Integer> lengths = new HashSet<>();
    for (int seed = 0; seed < 30; seed++) {
      Audio other = Distortion.speedAndGain(audio, new SplittableRandom(seed));
      lengths.add(other.samples().length);
      assertThat(other.samples().length).isBetween(890, 1140);
      float loudest = 0;
      for (float sample : other.samples()) {
        loudest = Math.max(loudest, Math.abs(sample));
      }
      assertThat(loudest).isBetween(0.49f, 2.01f);
    }
    assertThat(lengths).hasSizeGreaterThan(20);
    assertThat(samples[31]).isEqualTo((float) Math.sin(31 * 0.05)); // the original is as it was
  }

  @Test
  void noise_is_added_to_silence() {
    Audio noisy = Distortion.addNoise(Audio.silence(100, 8000), new SplittableRandom(1));
    float loudest = 0;
    for (float sample : noisy.samples()) {
      loudest = Math.max(loudest, Math.abs(sample));
    }
    assertThat(loudest).isBetween(2e-5f, 6e-3f);
  }
}
