package io.dragoman.corpus.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.data.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecureXmlTest {
  @TempDir Path folder;

  /** All characters of a document. */
  private String read(String document) throws IOException {
    return read(FormatFiles.write(folder.resolve("x.xml"), document));
  }

  private static String read(Path file) {
    StringBuilder text = new StringBuilder();
    try (SecureXml xml = SecureXml.open(file)) {
      for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
        if (event == XMLStreamConstants.CHARACTERS) {
          text.append(xml.text());
        }
      }
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE t [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><t>&b;</t>",
        "<!DOCTYPE t [<!ENTITY a 'unused'>]><t>x</t>",
        "<!DOCTYPE t [<!ENTITY % p SYSTEM 'file:///etc/passwd'>%p;]><t>x</t>",
        "<!DOCTYPE t [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><t>&x;</t>",
        "<!DOCTYPE t SYSTEM 'x.dtd' [<!ELEMENT t ANY>]><t>x</t>",
        "<!DOCTYPE t [<!ATTLIST t a CDATA 'default'>] ><t>x</t>",
      })
  void document_types_that_declare_something_are_refused(String document) {
    assertThatThrownBy(() -> read(document))
        .isInstanceOf(DataException.class)
        .hasMessage(
            folder.resolve("x.xml")
                + ": line 1: the document type declares entities or elements, which is not"
                + " allowed: remove the part in [ ]");
  }

  @Test
  void a_document_type_that_names_a_dtd_is_accepted_and_the_dtd_not_read() throws IOException {
    Path dtd = Files.writeString(folder.resolve("evil.dtd"), "<!ENTITY x 'expanded'>");

    assertThat(read("<!DOCTYPE tmx SYSTEM \"tmx14.dtd\"><tmx>a</tmx>")).isEqualTo("a");
    assertThat(read("<!DOCTYPE t PUBLIC '-//X//Y' 'http://127.0.0.1:1/x.dtd'><t>b</t>"))
        .isEqualTo("b");
    assertThatThrownBy(() -> read("<!DOCTYPE t SYSTEM '" + dtd.toUri() + "'><t>&x;</t>"))
        .hasMessageContaining("entity '&x;' is not one of XML itself: write the character");
  }

  @Test
  void entities_that_xml_does_not_know_are_refused_and_its_own_are_text() throws IOException {
    assertThat(read("<t>&lt;&gt;&amp;&quot;&apos;&#228;&#x20AC;</t>")).isEqualTo("<>&\"'ä€");
    assertThatThrownBy(() -> read("<t>\n\na&nbsp;b</t>"))
        .hasMessage(
            folder.resolve("x.xml")
                + ": line 3: entity '&nbsp;' is not one of XML itself: write the character");
    assertThatThrownBy(() -> read("<t a='&x;'/>"))
        .hasMessageContaining("not well-formed XML")
        .message()
        .hasLineCount(1);
  }

  @Test
  void as_many_ampersands_as_a_long_file_has_are_no_attack() throws IOException {
    assertThat(read("<t>" + "a &amp; b &#228; ".repeat(150_000) + "</t>")).hasSize(1_200_000);
  }

  @Test
  void deep_nesting_is_refused() throws IOException {
    int most = SecureXml.DEEPEST;

    assertThat(read("<a>".repeat(most) + "x" + "</a>".repeat(most))).isEqualTo("x");
    assertThatThrownBy(() -> read("<a>".repeat(100_000)))
        .hasMessage(folder.resolve("x.xml") + ": line 1: elements are nested more than 100 deep");
  }

  @Test
  void an_element_with_very_many_attributes_is_refused() {
    StringBuilder document = new StringBuilder("<t");
    for (int i = 0; i < 20_000; i++) {
      document.append(" a").append(i).append("=''");
    }

    assertThatThrownBy(() -> read(document + "/>"))
        .isInstanceOf(DataException.class)
        .message()
        .startsWith(folder.resolve("x.xml") + ": line 1: not well-formed XML: ")
        .hasLineCount(1);
  }

  @Test
  void wrong_bytes_and_unknown_encodings_are_refused_in_one_line_and_nothing_is_printed()
      throws IOException {
    Path file =
        Files.write(folder.resolve("x.xml"), "<t>\nGr\u00FC\u00DFe</t>".getBytes(ISO_8859_1));
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, ISO_8859_1));
    try {
      assertThatThrownBy(() -> read(file))
          .isInstanceOf(DataException.class)
          .hasMessageMatching(
              ".*x\\.xml: line [12]: bytes that are not in the file's encoding: convert the file"
                  + " to UTF-8");
    } finally {
      System.setErr(err);
    }
    assertThat(printed.toString(ISO_8859_1)).isEmpty();
    assertThatThrownBy(() -> read("<?xml version='1.0' encoding='klingon'?><t/>"))
        .hasMessage(file + ": unknown encoding 'klingon': convert the file to UTF-8");
  }

  @Test
  void missing_and_damaged_files_are_refused() throws IOException {
    Path missing = folder.resolve("none.xml");
    Path text = Files.writeString(folder.resolve("text.xml.gz"), "<t/>");

    assertThatThrownBy(() -> read(missing)).hasMessage(missing + ": no such file");
    assertThatThrownBy(() -> read(folder)).hasMessage(folder + ": is a directory: give a file");
    assertThatThrownBy(() -> read(text))
        .hasMessage(text + ": not in gzip format, which its name promises");
    assertThatThrownBy(() -> read(Files.writeString(folder.resolve("e.xml"), "")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("e.xml: ");
  }

  @Test
  void a_cut_compressed_file_is_named_as_damaged() throws IOException {
    Path whole =
        FormatFiles.write(folder.resolve("w.xml.gz"), "<t>" + "abc<x/>\n".repeat(9_000) + "</t>");
    byte[] bytes = Files.readAllBytes(whole);
    Path cut =
        Files.write(folder.resolve("c.xml.gz"), java.util.Arrays.copyOf(bytes, bytes.length / 2));

    assertThatThrownBy(() -> read(cut))
        .isInstanceOf(DataException.class)
        .hasMessageMatching(
            ".*c\\.xml\\.gz: line [0-9,]+: damaged gzip data \\(the file is cut off\\)");
  }
}
