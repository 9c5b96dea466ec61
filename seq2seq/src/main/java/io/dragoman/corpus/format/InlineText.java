package io.dragoman.corpus.format;

import io.dragoman.data.DataException;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;

/** Reads a segment with the elements inside it as one line of text. */
final class InlineText {
  /** Their content is code, and text only below {@code sub}. */
  private static final Set<String> CODES = Set.of("bpt", "ept", "it", "ph", "ut", "x", "bx", "ex");

  /** They surround text and stand for code themselves. */
  private static final Set<String> SURROUNDING = Set.of("g", "pc");

  /** They stand for code and have no content. */
  private static final Set<String> EMPTY_CODES = Set.of("sc", "ec");

  private final SecureXml xml;
  private final InlineTags tags;

  InlineText(SecureXml xml, InlineTags tags) {
    this.xml = xml;
    this.tags = tags;
  }

  /**
   * The text of the element that just began, up to and with its end.
   *
   * @throws DataException if it is longer than {@link SegmentText#LONGEST} characters
   */
  String read() {
    SegmentText text = new SegmentText();
    content(text, false);
    return text.toString();
  }

  private void content(SegmentText text, boolean code) {
    while (true) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> inline(text, code);
        case XMLStreamConstants.END_ELEMENT -> {
          return;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (!code || tags == InlineTags.KEEP) {
            add(text, xml.text());
          }
        }
        default -> {}
      }
    }
  }

  private void inline(SegmentText text, boolean code) {
    String element = xml.element();
    boolean keep = tags == InlineTags.KEEP;
    if (CODES.contains(element) || EMPTY_CODES.contains(element)) {
      String tag = xml.tag(true);
      boolean breaks = breaksLine();
      int before = text.length();
      content(text, true);
      if (keep && text.length() == before) {
        add(text, tag);
      } else if (breaks) {
        text.breakWord();
      }
    } else if (SURROUNDING.contains(element) && keep) {
      add(text, xml.tag(false));
      content(text, code);
      add(text, "</" + element + ">");
    } else {
      content(text, code);
    }
  }

  private boolean breaksLine() {
    return "lb".equals(xml.attribute("ctype"))
        || "lb".equals(xml.attribute("type"))
        || "xlf:lb".equals(xml.attribute("subType"));
  }

  private void add(SegmentText text, String characters) {
    if (!text.append(characters)) {
      throw xml.wrong(
          "a segment of more than " + SegmentText.LONGEST + " characters: remove or split it");
    }
  }
}
