package io.dragoman.corpus.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.data.DataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XliffReaderTest {
  private static final String VERSION_1 =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
        <file original="a.html" source-language="en-US" target-language="de-DE" datatype="html">
          <header><note>source</note></header>
          <body><group>
            <trans-unit id="1">
              <source>A <g id="1">bold</g><x id="2" ctype="lb"/>dog</source>
              <seg-source><mrk mtype="seg" mid="0">A dog</mrk></seg-source>
              <target>Ein <g id="1">fetter</g><x id="2" ctype="lb"/>Hund</target>
              <alt-trans><source>A cat</source><target>Eine Katze</target></alt-trans>
            </trans-unit>
            <trans-unit id="2"><source>Not translated</source></trans-unit>
            <trans-unit id="3"><source>An
              <bpt id="1">&lt;i&gt;</bpt><mrk mtype="term">apple</mrk><ept id="1">&lt;/i&gt;</ept>
            </source><target state="final">Ein Apfel</target></trans-unit>
          </group></body>
        </file>
        <file original="b.html" source-language="en-US" target-language="fr-FR">
          <body><trans-unit id="1"><source>Yes</source><target>Oui</target></trans-unit></body>
        </file>
      </xliff>
      """;

  private static final String VERSION_2 =
      """
      <xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0"
          xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" srcLang="en" trgLang="de">
        <file id="f1">
          <unit id="1">
            <mtc:matches><mtc:match ref="#s1"><source>A cat</source><target>Eine Katze</target>
            </mtc:match></mtc:matches>
            <originalData><data id="d1">&lt;b></data></originalData>
            <segment id="s1"><source>A <pc id="1">dog</pc>.<cp hex="0001"/></source>
              <target>Ein <pc id="1">Hund</pc>.</target></segment>
            <ignorable><source> </source><target> </target></ignorable>
            <segment id="s2"><source>One<ph id="3" subType="xlf:lb"/>two</source>
              <target>Eins<ph id="3" subType="xlf:lb"/>zwei</target></segment>
          </unit>
        </file>
      </xliff>
      """;

  @TempDir Path folder;

  private List<String> read(String document, String source, String target, InlineTags tags)
      throws IOException {
    Path file = FormatFiles.write(folder.resolve("x.xlf"), document);
    return FormatFiles.pairs(XliffReader.open(file, new LanguagePair(source, target), tags));
  }

  @Test
  void translated_units_of_version_1_are_read_and_proposals_are_not() throws IOException {
    assertThat(read(VERSION_1, "en", "de", InlineTags.STRIP))
        .containsExactly("6: A bold dog = Ein fetter Hund", "13: An apple = Ein Apfel");
  }

  @Test
  void only_files_of_the_wanted_languages_count_and_the_rest_is_skipped() throws IOException {
    Path file = FormatFiles.write(folder.resolve("x.xlf"), VERSION_1);
    LanguagePair french = new LanguagePair("en", "fr");
    try (XliffReader reader = XliffReader.open(file, french, InlineTags.STRIP)) {
      assertThat(reader.next().target()).isEqualTo("Oui");
      assertThat(reader.next()).isNull();
      assertThat(reader.skipped()).isEqualTo(3);
    }
  }

  @Test
  void files_of_the_other_direction_are_turned() throws IOException {
    assertThat(read(VERSION_1, "de-DE", "en", InlineTags.STRIP))
        .containsExactly("6: Ein fetter Hund = A bold dog", "13: Ein Apfel = An apple");
  }

  @Test
  void segments_of_version_2_are_read() throws IOException {
    assertThat(read(VERSION_2, "en", "de", InlineTags.STRIP))
        .containsExactly("8: A dog. = Ein Hund.", "11: One two = Eins zwei");
  }

  @Test
  void codes_can_be_kept_as_text() throws IOException {
    assertThat(read(VERSION_1, "en", "de", InlineTags.KEEP).get(0))
        .isEqualTo(
            "6: A <g id=\"1\">bold</g><x id=\"2\" ctype=\"lb\"/>dog = Ein <g id=\"1\">fetter</g>"
                + "<x id=\"2\" ctype=\"lb\"/>Hund");
    assertThat(read(VERSION_1, "en", "de", InlineTags.KEEP).get(1))
        .isEqualTo("13: An <i>apple</i> = Ein Apfel");
    assertThat(read(VERSION_2, "en", "de", InlineTags.KEEP).get(0))
        .isEqualTo("8: A <pc id=\"1\">dog</pc>. = Ein <pc id=\"1\">Hund</pc>.");
  }

  @Test
  void a_language_at_the_text_counts_where_the_file_names_none() throws IOException {
    String document =
        "<xliff version='1.2'><file source-language='en'><body><trans-unit id='1'><source>Yes"
            + "</source><target xml:lang='de-CH'>Ja</target></trans-unit></body></file></xliff>";

    assertThat(read(document, "en", "de", InlineTags.STRIP)).containsExactly("1: Yes = Ja");
  }

  @Test
  void languages_that_are_not_there_are_named() {
    assertThatThrownBy(() -> read(VERSION_1, "en", "cs", InlineTags.STRIP))
        .isInstanceOf(DataException.class)
        .hasMessage(
            folder.resolve("x.xlf")
                + ": none of 4 units has text in both 'en' and 'cs': the file's languages are"
                + " de-DE, en-US, fr-FR");
  }

  @Test
  void other_xml_is_refused() {
    assertThatThrownBy(() -> read("<tmx/>", "en", "de", InlineTags.STRIP))
        .hasMessageEndingWith("the root is <tmx> and not <xliff>: give a file of that format");
  }
}
