package io.dragoman.corpus.format;

import io.dragoman.data.DataException;
import io.dragoman.data.SentencePair;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamConstants;

/**
 * The translated units of a localisation file: of each {@code trans-unit} of XLIFF 1.x and each
 * {@code segment} of XLIFF 2.x the source and the target, never proposals from memories. A file
 * whose languages are the other way round is turned.
 */
public final class XliffReader extends XmlPairReader {
  private String fileSource = "";
  private String fileTarget = "";
  private String sourceLanguage = "";
  private String targetLanguage = "";
  private String source = "";
  private String target = "";
  private long line;

  private XliffReader(SecureXml xml, LanguagePair languages, InlineTags tags) {
    super(xml, languages, tags);
    readLanguages("srcLang", "trgLang");
  }

  /**
   * Opens a file, compressed or not.
   *
   * @throws DataException if it cannot be read or is no XLIFF
   */
  public static XliffReader open(Path file, LanguagePair languages, InlineTags tags) {
    return open(file, "xliff", xml -> new XliffReader(xml, languages, tags));
  }

  @Override
  SentencePair pairAt(int event) {
    if (event == XMLStreamConstants.START_ELEMENT) {
      start();
    }
    return event == XMLStreamConstants.END_ELEMENT && isUnit(xml.element()) ? unit() : null;
  }

  private void start() {
    String element = xml.element();
    if (element.equals("file") && xml.attribute("source-language") != null) {
      readLanguages("source-language", "target-language");
    } else if (isUnit(element)) {
      line = xml.line();
      source = "";
      target = "";
      sourceLanguage = fileSource;
      targetLanguage = fileTarget;
    } else if (element.equals("source") && isUnit(xml.parent())) {
      sourceLanguage = xml.language() == null ? fileSource : xml.language();
      found.add(sourceLanguage);
      source = inline.read();
    } else if (element.equals("target") && isUnit(xml.parent())) {
      targetLanguage = xml.language() == null ? fileTarget : xml.language();
      found.add(targetLanguage);
      target = inline.read();
    }
  }

  private static boolean isUnit(String element) {
    return element.equals("trans-unit") || element.equals("segment");
  }

  private void readLanguages(String sourceAttribute, String targetAttribute) {
    fileSource = orEmpty(xml.attribute(sourceAttribute));
    fileTarget = orEmpty(xml.attribute(targetAttribute));
  }

  private static String orEmpty(String value) {
    return value == null ? "" : value;
  }

  private SentencePair unit() {
    if (are(sourceLanguage, targetLanguage)) {
      return new SentencePair(line, source, target);
    }
    if (are(targetLanguage, sourceLanguage)) {
      return new SentencePair(line, target, source);
    }
    return new SentencePair(line, "", "");
  }

  private boolean are(String from, String to) {
    return LanguagePair.match(languages.source(), from) > 0
        && LanguagePair.match(languages.target(), to) > 0;
  }
}
