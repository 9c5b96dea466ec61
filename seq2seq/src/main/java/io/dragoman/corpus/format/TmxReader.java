package io.dragoman.corpus.format;

import io.dragoman.data.DataException;
import io.dragoman.data.SentencePair;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamConstants;

/**
 * The units of a translation memory (TMX 1.4b) that have both languages. Of several variants of a
 * language in one unit the one with exactly the wanted name counts, or else the first.
 */
public final class TmxReader extends XmlPairReader {
  private TmxReader(SecureXml xml, LanguagePair languages, InlineTags tags) {
    super(xml, languages, tags);
  }

  /**
   * Opens a file, compressed or not.
   *
   * @throws DataException if it cannot be read or is no TMX
   */
  public static TmxReader open(Path file, LanguagePair languages, InlineTags tags) {
    return open(file, "tmx", xml -> new TmxReader(xml, languages, tags));
  }

  @Override
  SentencePair pairAt(int event) {
    boolean unit = event == XMLStreamConstants.START_ELEMENT && xml.element().equals("tu");
    return unit ? unit() : null;
  }

  private SentencePair unit() {
    long line = xml.line();
    int depth = xml.depth();
    Variant source = new Variant(languages.source());
    Variant target = new Variant(languages.target());
    String language = "";
    while (xml.depth() >= depth) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT && xml.element().equals("tuv")) {
        language = xml.language() == null ? "" : xml.language();
        found.add(language);
      } else if (event == XMLStreamConstants.START_ELEMENT && xml.element().equals("seg")) {
        String text = inline.read();
        source.offer(language, text);
        target.offer(language, text);
      }
    }
    return new SentencePair(line, source.text, target.text);
  }

  /** The best text so far for one language. */
  private static final class Variant {
    private final String wanted;
    private int match;
    private String text = "";

    Variant(String wanted) {
      this.wanted = wanted;
    }

    void offer(String language, String offered) {
      int better = LanguagePair.match(wanted, language);
      if (better > match) {
        match = better;
        text = offered;
      }
    }
  }
}
