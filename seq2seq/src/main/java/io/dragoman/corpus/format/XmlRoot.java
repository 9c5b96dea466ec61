package io.dragoman.corpus.format;

import io.dragoman.data.DataException;
import javax.xml.stream.XMLStreamConstants;

/** The first element of a file, which tells what the file is. */
final class XmlRoot {
  private XmlRoot() {}

  /**
   * Goes to the root.
   *
   * @throws DataException if it has another name
   */
  static void enter(SecureXml xml, String root) {
    while (xml.next() != XMLStreamConstants.START_ELEMENT) {
      // What stands before the root is checked and has no meaning.
    }
    if (!xml.element().equals(root)) {
      throw xml.wrong(
          "the root is <" + xml.element() + "> and not <" + root + ">: give a file of that format");
    }
  }
}
