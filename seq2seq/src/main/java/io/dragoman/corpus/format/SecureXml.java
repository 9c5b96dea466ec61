package io.dragoman.corpus.format;

import com.google.common.io.CountingInputStream;
import io.dragoman.data.Compression;
import io.dragoman.data.DataException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.zip.ZipException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The events of an XML file of unknown origin.
 *
 * <p>A document type may name a DTD, as many translation memories do, but it is not read; one that
 * declares something is refused, and so is every entity but the five of XML itself. Elements nest
 * {@link #DEEPEST} deep at most. So nothing else is read, nothing is expanded, and little is kept.
 */
final class SecureXml implements AutoCloseable {
  static final int DEEPEST = 100;

  private static final String LIMIT = "http://www.oracle.com/xml/jaxp/properties/";

  private final String name;
  private final CountingInputStream stored;
  private final InputStream bytes;
  private final XMLStreamReader reader;
  private final Deque<String> path = new ArrayDeque<>();

  private SecureXml(
      String name, CountingInputStream stored, InputStream bytes, XMLStreamReader reader) {
    this.name = name;
    this.stored = stored;
    this.bytes = bytes;
    this.reader = reader;
  }

  /**
   * Opens a file, compressed or not.
   *
   * @throws DataException if it cannot be read
   */
  static SecureXml open(Path file) {
    if (Files.isDirectory(file)) {
      throw new DataException(file + ": is a directory: give a file");
    }
    Compression compression = Compression.of(file);
    try {
      CountingInputStream raw = new CountingInputStream(Files.newInputStream(file));
      try {
        InputStream bytes = compression.decompress(raw);
        XMLStreamReader reader =
            factory().createXMLStreamReader(XmlEncoding.reader(file.toString(), bytes));
        return new SecureXml(file.toString(), raw, bytes, reader);
      } catch (IOException | XMLStreamException | DataException e) {
        raw.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw new DataException(file + ": no such file", e);
    } catch (ZipException | EOFException e) {
      throw new DataException(
          file + ": not in " + compression.format() + " format, which its name promises", e);
    } catch (IOException e) {
      throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
    } catch (XMLStreamException e) {
      throw wrong(file.toString(), e);
    }
  }

  /**
   * The next event, one of {@link XMLStreamConstants}; {@code END_DOCUMENT} is the last.
   *
   * @throws DataException if the file is malformed or wants what it may not
   */
  int next() {
    try {
      int event = reader.next();
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> enter();
        case XMLStreamConstants.END_ELEMENT -> path.pop();
        case XMLStreamConstants.DTD -> checkDocumentType();
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw wrong(
                "entity '&"
                    + reader.getLocalName()
                    + ";' is not one of XML itself: write the"
                    + " character");
        default -> {}
      }
      return event;
    } catch (XMLStreamException e) {
      throw wrong(name, e);
    }
  }

  /** The bytes read so far, as stored. */
  long storedBytes() {
    return stored.getCount();
  }

  /** The name of the element that just began or ended, without a prefix. */
  String element() {
    return reader.getLocalName();
  }

  /** The element around the one that just began; empty if it is the root. */
  String parent() {
    return path.stream().skip(1).findFirst().orElse("");
  }

  /** How many elements are open. */
  int depth() {
    return path.size();
  }

  /** An attribute of the element that just began by its name without a prefix, or null. */
  String attribute(String attribute) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(attribute)) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  /** The attribute {@code xml:lang}, or {@code lang} of old files, or null. */
  String language() {
    String language = reader.getAttributeValue("http://www.w3.org/XML/1998/namespace", "lang");
    return language != null ? language : reader.getAttributeValue(null, "lang");
  }

  /** The start tag of the element that just began, as text. */
  String tag(boolean empty) {
    StringBuilder tag = new StringBuilder("<").append(element());
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      tag.append(' ').append(reader.getAttributeLocalName(i));
      tag.append("=\"").append(reader.getAttributeValue(i)).append('"');
    }
    return tag.append(empty ? "/>" : ">").toString();
  }

  /** The characters of an event that has some. */
  String text() {
    return reader.getText();
  }

  /** Where the reader is. */
  long line() {
    return reader.getLocation().getLineNumber();
  }

  /** What messages call the file. */
  String name() {
    return name;
  }

  /** A message with the file and the line. */
  DataException wrong(String what) {
    return new DataException(String.format(Locale.ROOT, "%s: line %,d: %s", name, line(), what));
  }

  @Override
  public void close() {
    try (bytes) {
      reader.close();
    } catch (IOException | XMLStreamException e) {
      throw new DataException(name + ": cannot be closed: " + e.getMessage(), e);
    }
  }

  private void enter() {
    path.push(reader.getLocalName());
    if (path.size() > DEEPEST) {
      throw wrong("elements are nested more than " + DEEPEST + " deep");
    }
  }

  private void checkDocumentType() {
    String text = reader.getText();
    if (text == null || text.strip().endsWith("]>")) {
      throw wrong(
          "the document type declares entities or elements, which is not allowed: remove the part"
              + " in [ ]");
    }
  }

  private static DataException wrong(String name, XMLStreamException e) {
    String what = "not well-formed XML: " + message(e);
    if (e.getNestedException() instanceof CharacterCodingException) {
      what = "bytes that are not in the file's encoding: convert the file to UTF-8";
    } else if (e.getNestedException() instanceof ZipException damage) {
      String format = Compression.of(Path.of(name)).format();
      what = "damaged " + format + " data (" + Compression.reason(damage) + ")";
    } else if (e.getNestedException() instanceof IOException failure) {
      what = "cannot be read: " + failure.getMessage();
    }
    long line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
    return new DataException(String.format(Locale.ROOT, "%s: line %,d: %s", name, line, what), e);
  }

  /** The parser's words without the place, which it puts before them. */
  private static String message(XMLStreamException e) {
    String text = String.valueOf(e.getMessage());
    int start = text.indexOf("Message: ");
    return (start < 0 ? text : text.substring(start + "Message: ".length())).strip();
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("no other file is read");
        });
    // Recent JDKs count every &amp; against these limits of what entities may expand to. None can
    // be
    // declared here, so they would only stop long files.
    factory.setProperty(LIMIT + "maxGeneralEntitySizeLimit", "0");
    factory.setProperty(LIMIT + "totalEntitySizeLimit", "0");
    factory.setProperty(LIMIT + "entityExpansionLimit", "0");
    factory.setProperty(LIMIT + "maxElementDepth", String.valueOf(DEEPEST + 1));
    return factory;
  }
}
