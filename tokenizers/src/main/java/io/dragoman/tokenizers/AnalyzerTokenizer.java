package io.dragoman.tokenizers;

import io.dragoman.tokenizers.analysis.WordScanner;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Tokenizes through a Lucene analyzer without losing a character.
 *
 * <p>Of the analyzer's tokens only the offsets count: the text between them becomes the token, so
 * folding, stemming and synonyms change nothing. A token that overlaps an earlier one is passed
 * over; one that would cut a surrogate pair takes the whole pair. What the analyzer drops
 * (punctuation, stop words) is split as {@link WordScanner} does.
 */
final class AnalyzerTokenizer implements TextTokenizer {
  private static final String FIELD = "line";

  private final Analyzer analyzer;
  private final String name;

  AnalyzerTokenizer(Analyzer analyzer, String name) {
    this.analyzer = analyzer;
    this.name = name;
  }

  @Override
  public List<String> tokenize(String line) {
    return Joins.tokens(line, spans(line, null));
  }

  /**
   * The factor of a token is the analyzer's term: stemmed, folded, a dictionary form. What the
   * analyzer drops, or makes an empty term of, has its own text.
   */
  @Override
  public Optional<FactoredTokenizer> factored() {
    return Optional.of(this::tokenizeFactored);
  }

  private List<FactoredToken> tokenizeFactored(String line) {
    Int2ObjectMap<String> terms = new Int2ObjectOpenHashMap<>();
    IntList parts = Joins.parts(line, spans(line, terms));
    List<String> tokens = Joins.marked(line, parts);
    List<FactoredToken> result = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      int start = parts.getInt(2 * i);
      String term = terms.getOrDefault(start, "");
      String factor = term.isEmpty() ? line.substring(start, parts.getInt(2 * i + 1)) : term;
      result.add(new FactoredToken(tokens.get(i), Escapes.escape(factor, 0, factor.length())));
    }
    return result;
  }

  /**
   * Where the tokens start and end.
   *
   * @param terms gets the term of each of the analyzer's tokens by its start, if not null
   */
  private IntList spans(String line, Int2ObjectMap<String> terms) {
    Spans spans = new Spans(line);
    try (TokenStream stream = analyzer.tokenStream(FIELD, line)) {
      OffsetAttribute offsets = stream.addAttribute(OffsetAttribute.class);
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        if (spans.add(offsets.startOffset(), offsets.endOffset()) && terms != null) {
          terms.put(spans.lastStart(), term.toString());
        }
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": " + e.getMessage(), e);
    }
    return spans.complete();
  }

  @Override
  public String detokenize(List<String> tokens) {
    return Joins.text(tokens);
  }

  @Override
  public boolean marksJoins() {
    return true;
  }

  @Override
  public String name() {
    return name;
  }

  /** Disjoint, ascending spans of a line. */
  private static final class Spans {
    private final String line;
    private final IntArrayList spans = new IntArrayList();
    private int last;

    Spans(String line) {
      this.line = line;
    }

    /** Adds a span unless it overlaps an earlier one, and returns whether it did. */
    boolean add(int start, int end) {
      int first = splitsPair(start) ? start - 1 : start;
      int limit = splitsPair(end) ? end + 1 : Math.min(end, line.length());
      if (first < last || limit <= first) {
        return false;
      }
      fill(first);
      append(first, limit);
      return true;
    }

    int lastStart() {
      return spans.getInt(spans.size() - 2);
    }

    /** Whether an offset is between the halves of a surrogate pair. */
    private boolean splitsPair(int offset) {
      return offset > 0
          && offset < line.length()
          && Character.isSurrogatePair(line.charAt(offset - 1), line.charAt(offset));
    }

    IntArrayList complete() {
      fill(line.length());
      return spans;
    }

    /** Splits what the analyzer dropped before {@code end}. */
    private void fill(int end) {
      int start = last;
      boolean space = end - start == 1 && line.charAt(start) == ' ';
      if (end > start && !space) {
        WordScanner.scan(
            line.substring(start, end), (from, to, kind) -> append(start + from, start + to));
      }
    }

    private void append(int start, int end) {
      spans.add(start);
      spans.add(end);
      last = end;
    }
  }
}
