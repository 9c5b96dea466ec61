package io.dragoman.examples.jdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The translated messages of the running JDK: compiler, tools, XML, security and desktop. */
public final class JdkMessages {

  private static final Pattern BUNDLE =
      Pattern.compile("(.*)_([a-z]{2}(?:_[A-Z]{2})?)(\\.class|\\.properties)");
  private static final int FEWEST_BUNDLES = 10;

  private JdkMessages() {}

  /**
   * Reads all messages that have a translation, each English sentence once, in an order that
   * depends on the JDK alone.
   *
   * @param language {@code de}, {@code ja} or {@code zh_CN}, if the running JDK has it
   * @return cleaned pairs with placeholders {@code {0}}, {@code {1}} ...
   * @throws IllegalArgumentException if the running JDK has no messages in that language
   */
  public static List<MessagePair> load(String language) {
    return load(modules(), language);
  }

  /** The languages other than English which the running JDK has, sorted. */
  public static List<String> languages() {
    try {
      return List.copyOf(bundles(modules()).keySet());
    } catch (IOException e) {
      throw new UncheckedIOException("jdk corpus: cannot list the messages of this runtime", e);
    }
  }

  static List<MessagePair> load(Path modules, String language) {
    try {
      String wanted = language.replace('-', '_');
      Map<String, List<Path>> bundles = bundles(modules);
      if (!bundles.containsKey(wanted)) {
        throw new IllegalArgumentException(missing(language, bundles));
      }
      Map<String, MessagePair> pairs = new LinkedHashMap<>();
      for (Path foreign : bundles.get(wanted)) {
        Path english = english(foreign, wanted);
        if (english != null) {
          collect(ResourceBundles.read(english), ResourceBundles.read(foreign), wanted, pairs);
        }
      }
      return List.copyOf(pairs.values());
    } catch (IOException e) {
      throw new UncheckedIOException("jdk corpus: cannot read the messages of " + modules, e);
    }
  }

  /**
   * Sets test and validation pairs apart, the same for the same seed. Only sentences that occur in
   * one pair, whatever their case and punctuation, are drawn; all others are for training.
   *
   * @param pairs all pairs, as {@link #load} gives them
   * @param seed random seed
   * @param valid number of validation pairs
   * @param test number of test pairs
   * @throws IllegalArgumentException if a size is negative or too few pairs can be set apart
   */
  public static MessageSplit split(List<MessagePair> pairs, long seed, int valid, int test) {
    if (valid < 0 || test < 0) {
      throw new IllegalArgumentException(
          "jdk corpus: sizes " + valid + ", " + test + ": none may be negative");
    }
    Map<String, Integer> uses = new HashMap<>();
    for (MessagePair pair : pairs) {
      uses.merge("english " + key(pair.english()), 1, Integer::sum);
      uses.merge("foreign " + key(pair.foreign()), 1, Integer::sum);
    }
    List<MessagePair> train = new ArrayList<>();
    List<MessagePair> alone = new ArrayList<>();
    for (MessagePair pair : pairs) {
      boolean once =
          uses.get("english " + key(pair.english())) == 1
              && uses.get("foreign " + key(pair.foreign())) == 1;
      (once ? alone : train).add(pair);
    }
    if (valid + test > alone.size()) {
      throw new IllegalArgumentException(
          "jdk corpus: %,d validation and %,d test pairs wanted, %,d can be set apart: ask for fewer"
              .formatted(valid, test, alone.size()));
    }
    Random random = new Random(seed);
    Collections.shuffle(alone, random);
    train.addAll(alone.subList(valid + test, alone.size()));
    Collections.shuffle(train, random);
    return new MessageSplit(train, alone.subList(test, test + valid), alone.subList(0, test));
  }

  private static Path modules() {
    return FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
  }

  /** A sentence without case, white space and punctuation, but with its placeholders' numbers. */
  private static String key(String sentence) {
    String letters = sentence.toLowerCase(Locale.ROOT).replaceAll("(?U)[^\\p{L}\\p{M}\\p{N}]+", "");
    return letters.isEmpty() ? sentence : letters;
  }

  /** Translated bundles by language, in order of their paths; only languages with many. */
  private static Map<String, List<Path>> bundles(Path modules) throws IOException {
    Map<String, List<Path>> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(modules)) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        Matcher matcher = BUNDLE.matcher(file.toString());
        boolean names = file.toString().contains("/jdk.localedata/"); // of places and time zones
        if (!names && matcher.matches() && !matcher.group(2).equals("en")) {
          found.computeIfAbsent(matcher.group(2), language -> new ArrayList<>()).add(file);
        }
      }
    }
    found.values().removeIf(files -> files.size() < FEWEST_BUNDLES);
    return found;
  }

  /** The bundle without a language or else the one marked as English; null if there is none. */
  private static Path english(Path foreign, String language) {
    String path = foreign.toString();
    int at = path.lastIndexOf("_" + language);
    String suffix = path.substring(at + 1 + language.length());
    for (String mark : List.of("", "_en")) {
      Path candidate = foreign.getFileSystem().getPath(path.substring(0, at) + mark + suffix);
      if (Files.exists(candidate)) {
        return candidate;
      }
    }
    return null;
  }

  private static void collect(
      Map<String, String> english,
      Map<String, String> foreign,
      String language,
      Map<String, MessagePair> into) {
    english.forEach(
        (key, message) -> {
          String translation = foreign.get(key);
          if (translation != null) {
            MessageCleaner.clean(message, translation)
                .filter(pair -> isTranslated(pair.foreign(), language))
                .ifPresent(pair -> into.putIfAbsent(pair.english(), pair));
          }
        });
  }

  /** Whether a text has letters of its language's script. */
  private static boolean isTranslated(String text, String language) {
    boolean latin = !language.startsWith("ja") && !language.startsWith("zh");
    return latin || text.codePoints().anyMatch(c -> c > 0x7F && Character.isLetter(c));
  }

  private static String missing(String language, Map<String, List<Path>> bundles) {
    String runtime =
        "jdk corpus: Java "
            + System.getProperty("java.version")
            + " in "
            + System.getProperty("java.home")
            + " has no messages in '"
            + language
            + "'";
    return bundles.isEmpty()
        ? runtime + " nor in any other language: run a full JDK"
        : runtime + ": choose one of " + String.join(", ", bundles.keySet());
  }
}
