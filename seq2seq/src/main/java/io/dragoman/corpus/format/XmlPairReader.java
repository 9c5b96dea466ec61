package io.dragoman.corpus.format;

import io.dragoman.data.DataException;
import io.dragoman.data.SentencePair;
import java.nio.file.Path;
import java.util.function.Function;
import javax.xml.stream.XMLStreamConstants;

/** Reads sentence pairs from the units of an XML document, in order. */
abstract class XmlPairReader implements PairReader {
  final SecureXml xml;
  final InlineText inline;
  final LanguagePair languages;
  final FoundLanguages found;

  XmlPairReader(SecureXml xml, LanguagePair languages, InlineTags tags) {
    this.xml = xml;
    this.languages = languages;
    inline = new InlineText(xml, tags);
    found = new FoundLanguages(xml.name(), languages);
  }

  /**
   * Opens a file, compressed or not, whose document has a certain root.
   *
   * @throws DataException if it cannot be read or has another root
   */
  static <R> R open(Path file, String root, Function<SecureXml, R> reader) {
    SecureXml xml = SecureXml.open(file);
    try {
      enter(xml, root);
      return reader.apply(xml);
    } catch (DataException e) {
      xml.close();
      throw e;
    }
  }

  private static void enter(SecureXml xml, String root) {
    while (xml.next() != XMLStreamConstants.START_ELEMENT) {
      // What stands before the root is checked and has no meaning.
    }
    if (!xml.element().equals(root)) {
      throw xml.wrong(
          "the root is <" + xml.element() + "> and not <" + root + ">: give a file of that format");
    }
  }

  @Override
  public final SentencePair next() {
    for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
      SentencePair pair = pairAt(event);
      if (pair != null && found.count(pair)) {
        return pair;
      }
    }
    found.checkAny();
    return null;
  }

  /** The unit that an event completes, with empty text for a language it lacks, or null. */
  abstract SentencePair pairAt(int event);

  @Override
  public final long skipped() {
    return found.skipped();
  }

  @Override
  public final long storedBytes() {
    return xml.storedBytes();
  }

  @Override
  public final void close() {
    xml.close();
  }
}
