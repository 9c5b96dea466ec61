package io.dragoman.examples.speech;

import io.dragoman.data.DataException;
import io.dragoman.examples.audio.Audio;
import io.dragoman.examples.audio.WavFile;
import io.dragoman.examples.frames.TabbedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A folder of recordings with lists, as the Free Spoken Digit Dataset comes with here:
 *
 * <pre>
 *   train.tsv           file, transcript, speaker              one word a recording
 *   strings.train.tsv   files_in_order, transcript, speaker    may be missing
 *   strings.dev.tsv     files_in_order, transcript, speaker
 * </pre>
 *
 * <p>The first line of a list names its columns, which may be more; files are relative to the
 * folder, and a space separates those of a string.
 */
final class SpeechFiles {
  private final Path folder;
  private final Map<String, Audio> loaded = new HashMap<>();

  private SpeechFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads a corpus.
   *
   * @throws DataException if a list or a recording has a fault
   */
  static SpeechCorpus read(Path folder) {
    SpeechFiles files = new SpeechFiles(folder);
    List<Recording> recordings = new ArrayList<>();
    Path train = folder.resolve("train.tsv");
    for (List<String> row : TabbedFile.read(train, "file", "transcript", "speaker")) {
      recordings.add(new Recording(row.get(1), row.get(2), files.audio(row.get(0))));
    }
    Path strings = folder.resolve("strings.train.tsv");
    return new SpeechCorpus(
        folder.toString(),
        recordings,
        Files.exists(strings) ? files.strings(strings) : List.of(),
        files.strings(folder.resolve("strings.dev.tsv")));
  }

  /**
   * Reads a list of strings, whose files are relative to its folder.
   *
   * @throws DataException if the list or a recording has a fault
   */
  static List<Utterance> readStrings(Path list) {
    Path parent = list.toAbsolutePath().getParent();
    return new SpeechFiles(parent).strings(list);
  }

  private List<Utterance> strings(Path list) {
    List<Utterance> strings = new ArrayList<>();
    for (List<String> row : TabbedFile.read(list, "files_in_order", "transcript", "speaker")) {
      List<Audio> parts = new ArrayList<>();
      for (String file : row.get(0).split(" ", -1)) {
        parts.add(audio(file));
      }
      strings.add(new Utterance(row.get(1), row.get(2), parts));
    }
    return strings;
  }

  private Audio audio(String file) {
    Audio known = loaded.get(file);
    if (known == null) {
      known = load(file);
      loaded.put(file, known);
    }
    return known;
  }

  private Audio load(String file) {
    Path place = folder.resolve(file);
    Audio audio = WavFile.read(place);
    if (!loaded.isEmpty()) {
      int rate = loaded.values().iterator().next().rate();
      if (audio.rate() != rate) {
        throw new DataException(
            "%s: the rate is %,d Hz but that of files before %,d Hz: resample it"
                .formatted(place, audio.rate(), rate));
      }
    }
    return audio;
  }
}
