package io.dragoman.data;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import io.dragoman.model.Factors;
import io.dragoman.model.SourceForm;
import io.dragoman.tokenizers.FactoredToken;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.tokenizers.vocab.Vocabulary;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From source lines to ids: of words alone or with factors, names of words to copy and further
 * sources. Safe for use by many threads.
 *
 * <p>The lines of several sources are joined by {@link #LINE_END}, the first source first. Factors
 * stand behind a word as in {@code houses￨N￨pl}; all pieces of a word have its factors.
 */
public final class SourceCodec {
  /** Between the lines of several sources. */
  public static final char LINE_END = '\n';

  /** Which part of a word a piece is: all of it, its begin, inside or end. */
  public static final List<String> SUBWORD_TAGS = List.of("O", "B", "I", "E");

  private static final Splitter LINES = Splitter.on(LINE_END);
  private static final Splitter WORDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();
  private static final Splitter PARTS = Splitter.on(FactoredToken.SEPARATOR);

  private final TextCodec words;
  private final Factors factors;
  private final List<Vocabulary> values;
  private final List<TextCodec> further;
  private final Optional<Vocabulary> copied;
  private final SourceForm form;

  /**
   * A codec for a model.
   *
   * @param words of the first source
   * @param factors of its words
   * @param values of each factor
   * @param further of each further source
   * @param copied the target vocabulary if words are copied
   */
  public SourceCodec(
      TextCodec words,
      Factors factors,
      List<Vocabulary> values,
      List<TextCodec> further,
      Optional<Vocabulary> copied) {
    this.words = words;
    this.factors = factors;
    this.values = List.copyOf(values);
    this.further = List.copyOf(further);
    this.copied = copied;
    form = new SourceForm(factors.count(), copied.isPresent(), further.size() + 1);
  }

  /** A codec of words alone. */
  public static SourceCodec of(TextCodec words) {
    return new SourceCodec(
        words, Factors.parse(Factors.NONE), List.of(), List.of(), Optional.empty());
  }

  /** What the ids stand for. */
  public SourceForm form() {
    return form;
  }

  /** The words of the first source. */
  public TextCodec words() {
    return words;
  }

  /** {@link #encode(String, int)} of a whole line. */
  public EncodedSource encode(String text) {
    return encode(text, Integer.MAX_VALUE);
  }

  /**
   * Encodes a line, or the joined lines of several sources.
   *
   * @param limit pieces of each source that are kept
   * @throws DataException if there are more or fewer sources or factors than the model has; the
   *     message does not name the line
   */
  public EncodedSource encode(String text, int limit) {
    if (form.isPlain()) {
      List<String> pieces = words.tokens(text);
      pieces = cut(pieces, limit);
      return new EncodedSource(pieces, words.vocabulary().ids(pieces), List.of());
    }
    List<String> lines = LINES.splitToList(text);
    if (lines.size() != form.sources()) {
      throw new DataException(
          String.format(
              "there are %d sources but the model reads %d: give as many files of them",
              lines.size(), form.sources()));
    }
    IntArrayList ids = new IntArrayList();
    for (int n = 0; n < further.size(); n++) {
      addFurther(further.get(n), lines.get(n + 1), limit, ids);
    }
    List<String> pieces = new ArrayList<>();
    List<int[]> factorIds = new ArrayList<>(); // of each piece
    if (factors.count() == 0) {
      pieces.addAll(words.tokens(lines.get(0)));
    } else {
      addFactored(lines.get(0), pieces, factorIds);
    }
    pieces = cut(pieces, limit);
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      String piece = pieces.get(i);
      if (!factorIds.isEmpty()) {
        ids.addElements(ids.size(), factorIds.get(i));
      }
      copied.ifPresent(target -> ids.add(name(piece, target, unknown)));
      ids.add(words.vocabulary().id(piece));
    }
    values.forEach(each -> ids.add(each.eos()));
    copied.ifPresent(target -> ids.add(target.eos()));
    return new EncodedSource(pieces, ids.toIntArray(), unknown);
  }

  private static List<String> cut(List<String> pieces, int limit) {
    return pieces.size() <= limit ? pieces : List.copyOf(pieces.subList(0, limit));
  }

  private static void addFurther(TextCodec codec, String line, int limit, IntArrayList ids) {
    for (String piece : cut(codec.tokens(line), limit)) {
      ids.add(codec.vocabulary().id(piece));
    }
    ids.add(codec.vocabulary().eos());
    ids.add(SourceForm.SEPARATOR);
  }

  /** What a piece is called when it is copied. */
  private static int name(String piece, Vocabulary target, List<String> unknown) {
    if (target.contains(piece)) {
      return target.id(piece);
    }
    int place = unknown.indexOf(piece);
    if (place < 0) {
      place = unknown.size();
      unknown.add(piece);
    }
    return target.size() + place;
  }

  private void addFactored(String line, List<String> pieces, List<int[]> factorIds) {
    for (String token : WORDS.split(line)) {
      List<String> parts = split(token);
      List<String> own = words.tokens(parts.get(0));
      for (int i = 0; i < own.size(); i++) {
        pieces.add(own.get(i));
        factorIds.add(ids(parts, i, own.size()));
      }
    }
  }

  /** A word and its factors. */
  private List<String> split(String token) {
    List<String> parts = PARTS.splitToList(token);
    int needed = inText(factors).size();
    if (parts.size() != needed + 1 || parts.contains("")) {
      throw new DataException(
          String.format(
              "token '%s' has %d factors but the model reads %d (%s): write it as %s",
              token,
              parts.size() - 1,
              needed,
              String.join(", ", inText(factors)),
              "word"
                  + FactoredToken.SEPARATOR
                  + String.join("" + FactoredToken.SEPARATOR, inText(factors))));
    }
    return parts;
  }

  /** Names of the factors that stand in the text. */
  public static List<String> inText(Factors factors) {
    return factors.names().stream().filter(name -> !name.equals(Factors.SUBWORD)).toList();
  }

  /** The factors of a token in the text, without checking how many there are. */
  public static List<String> valuesOf(String token) {
    List<String> parts = PARTS.splitToList(token);
    return parts.subList(1, parts.size());
  }

  /** The tokens of a line, each with its factors. */
  public static Iterable<String> tokensOf(String line) {
    return WORDS.split(line);
  }

  private int[] ids(List<String> parts, int piece, int count) {
    int[] ids = new int[factors.count()];
    int next = 1;
    for (int n = 0; n < ids.length; n++) {
      boolean made = factors.names().get(n).equals(Factors.SUBWORD);
      ids[n] = values.get(n).id(made ? tag(piece, count) : parts.get(next++));
    }
    return ids;
  }

  private static String tag(int piece, int count) {
    if (count == 1) {
      return "O";
    }
    return piece == 0 ? "B" : piece == count - 1 ? "E" : "I";
  }
}
