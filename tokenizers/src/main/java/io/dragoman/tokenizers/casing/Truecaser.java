package io.dragoman.tokenizers.casing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.hash.Hashing;
import io.dragoman.tokenizers.vocab.DataFormatException;
import io.dragoman.tokenizers.vocab.StrictUtf8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Knows how words are written inside sentences, from files of Moses' {@code train-truecaser.perl}
 * or of {@link TruecaserLearner}. Safe for use by many threads.
 *
 * <p>A line has the forms of a word with their counts, the most frequent first: {@code Apple (7/9)
 * apple (2)}.
 */
public final class Truecaser {
  private static final Splitter WORDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();
  private static final Pattern FIRST_COUNT = Pattern.compile("\\([0-9.e+-]+/[0-9.e+-]+\\)");
  private static final Pattern COUNT = Pattern.compile("\\([0-9.e+-]+\\)");

  private final String text;
  private final Map<String, String> best = new HashMap<>();
  private final Set<String> known = new HashSet<>();

  private Truecaser(String text, Path file) {
    this.text = text;
    long number = 0;
    for (String line : lines()) {
      number++;
      List<String> fields = WORDS.splitToList(line);
      if (!isEntry(fields)) {
        throw new DataFormatException(
            file,
            number,
            "'" + line + "' is not a word and its counts",
            "write 'Word (5/7) word (2)'");
      }
      best.put(lower(fields.get(0)), fields.get(0));
      for (int i = 0; i < fields.size(); i += 2) {
        known.add(fields.get(i));
      }
    }
  }

  private static boolean isEntry(List<String> fields) {
    if (fields.size() < 2 || fields.size() % 2 != 0) {
      return false;
    }
    boolean counts = FIRST_COUNT.matcher(fields.get(1)).matches();
    for (int i = 3; i < fields.size(); i += 2) {
      counts &= COUNT.matcher(fields.get(i)).matches();
    }
    return counts;
  }

  /**
   * Reads a file.
   *
   * @throws DataFormatException if it is absent or a line is not a word and its counts
   */
  public static Truecaser read(Path file) {
    return new Truecaser(StrictUtf8.read(file), file);
  }

  static Truecaser parse(String text) {
    return new Truecaser(text, Path.of("truecaser"));
  }

  /** The lines of the file. */
  public List<String> lines() {
    if (text.isEmpty()) {
      return List.of();
    }
    int end = text.endsWith("\n") ? text.length() - 1 : text.length();
    return Splitter.on('\n').splitToList(text.substring(0, end));
  }

  /**
   * Writes the file.
   *
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    Files.writeString(file, text);
  }

  /** The SHA-256 of the file, in hexadecimal. */
  public String hash() {
    return Hashing.sha256().hashString(text, UTF_8).toString();
  }

  /** How many words are known, whatever their case. */
  public int size() {
    return best.size();
  }

  /**
   * A word as it is most often written if it starts a sentence or was never seen as it is, and the
   * word itself otherwise.
   */
  public String truecase(String word, boolean startsSentence) {
    if (!startsSentence && known.contains(word)) {
      return word;
    }
    return best.getOrDefault(lower(word), word);
  }

  /** Lowercase character by character, as Perl has it: {@code Σ} is {@code σ} everywhere. */
  static String lower(String word) {
    return word.codePoints()
        .mapToObj(c -> c == 'İ' ? "i\u0307" : Character.toString(Character.toLowerCase(c)))
        .collect(Collectors.joining());
  }
}
