package io.dragoman.corpus.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.data.DataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TmxReaderTest {
  private static final LanguagePair DE_EN = new LanguagePair("de", "en");

  @TempDir Path folder;

  private List<String> read(String units) throws IOException {
    return read("x.tmx", document(units), InlineTags.STRIP);
  }

  private List<String> read(String name, String document, InlineTags tags) throws IOException {
    Path file = FormatFiles.write(folder.resolve(name), document);
    return FormatFiles.pairs(TmxReader.open(file, DE_EN, tags));
  }

  private static String document(String units) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\"><header"
        + " srclang=\"en\"><note xml:lang=\"en\">A note</note></header>\n<body>\n"
        + units
        + "</body></tmx>\n";
  }

  private static String unit(String german, String english) {
    return "<tu tuid=\"1\"><prop type=\"x\">p</prop><tuv xml:lang=\"de-DE\"><seg>"
        + german
        + "</seg></tuv><tuv xml:lang=\"en-US\"><seg>"
        + english
        + "</seg></tuv></tu>\n";
  }

  @Test
  void units_are_read_with_their_lines_and_variants_of_languages() throws IOException {
    assertThat(read(unit("Grüße", "Greetings") + unit("Ja &amp; nein &#x1F600;", "Yes &lt; no")))
        .containsExactly("4: Grüße = Greetings", "5: Ja & nein 😀 = Yes < no");
  }

  @Test
  void line_ends_and_tabs_inside_segments_become_spaces() throws IOException {
    assertThat(read(unit("\n  eins\tzwei\r\n\u2028\u0085drei&#10;vier \n", "one\u00A0two")))
        .containsExactly("4: eins zwei drei vier = one\u00A0two");
  }

  @Test
  void the_exact_language_comes_before_its_variants_and_the_first_variant_before_the_next()
      throws IOException {
    assertThat(
            read(
                "<tu><tuv lang='EN_GB'><seg>colour</seg></tuv><tuv lang='en-US'><seg>color</seg>"
                    + "</tuv><tuv lang='de-AT'><seg>Jänner</seg></tuv><tuv lang='DE'><seg>Januar"
                    + "</seg></tuv><tuv lang='den'><seg>Slavey</seg></tuv></tu>"))
        .containsExactly("4: Januar = colour");
  }

  @Test
  void units_without_both_languages_are_counted_and_left_out() throws IOException {
    String french = "<tu><tuv xml:lang='fr'><seg>Oui</seg></tuv></tu>";
    Path file =
        FormatFiles.write(
            folder.resolve("x.tmx"), document(french + unit("Ja", "  ") + unit("Ja", "Yes")));
    try (TmxReader reader = TmxReader.open(file, DE_EN, InlineTags.STRIP)) {
      assertThat(reader.next().source()).isEqualTo("Ja");
      assertThat(reader.next()).isNull();
      assertThat(reader.skipped()).isEqualTo(2);
    }
  }

  @Test
  void languages_that_are_not_there_are_an_error_that_names_those_that_are() {
    assertThatThrownBy(
            () ->
                read(
                    "<tu><tuv xml:lang='fr-FR'><seg>Oui</seg></tuv><tuv xml:lang='en'><seg>Yes"
                        + "</seg></tuv></tu>"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            folder.resolve("x.tmx")
                + ": none of 1 units has text in both 'de' and 'en': the file's languages are en,"
                + " fr-FR");
  }

  @Test
  void inline_codes_go_and_text_stays() throws IOException {
    String german =
        "Ein <bpt i='1'>&lt;b&gt;<sub>Fuß</sub></bpt>fetter<ept i='1'>&lt;/b&gt;</ept> <hi>Hund"
            + "</hi><ph type='lb'/>bellt<ph x='2'/>.";

    assertThat(read(unit(german, "A dog"))).containsExactly("4: Ein fetter Hund bellt. = A dog");
    assertThat(read("x.tmx", document(unit(german, "A dog")), InlineTags.KEEP))
        .containsExactly(
            "4: Ein <b>Fußfetter</b> Hund<ph type=\"lb\"/>bellt<ph x=\"2\"/>. = A dog");
  }

  @Test
  void cdata_and_comments_are_what_they_are_in_xml() throws IOException {
    assertThat(read(unit("<![CDATA[a < b]]> und<!-- nicht --> c", "x<?pi y?>")))
        .containsExactly("4: a < b und c = x");
  }

  @Test
  void compressed_and_utf_16_files_are_read() throws IOException {
    String text = document(unit("Grüße", "Greetings"));
    String expected = "4: Grüße = Greetings";

    assertThat(read("x.tmx.gz", text, InlineTags.STRIP)).containsExactly(expected);
    assertThat(read("x.tmx.zst", text, InlineTags.STRIP)).containsExactly(expected);
    assertThat(read("x.tmx", "\uFEFF" + text, InlineTags.STRIP)).containsExactly(expected);
    for (var charset : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
      for (String mark : List.of("", "\uFEFF")) {
        String declared = mark + text.replace("UTF-8", "UTF-16");
        Path file = Files.write(folder.resolve("x16.tmx"), declared.getBytes(charset));
        assertThat(FormatFiles.pairs(TmxReader.open(file, DE_EN, InlineTags.STRIP)))
            .containsExactly(expected);
      }
    }
    Path latin =
        Files.write(
            folder.resolve("latin.tmx"),
            text.replace("UTF-8", "ISO-8859-1").getBytes(StandardCharsets.ISO_8859_1));
    assertThat(FormatFiles.pairs(TmxReader.open(latin, DE_EN, InlineTags.STRIP)))
        .containsExactly(expected);
  }

  @Test
  void another_root_is_refused() {
    assertThatThrownBy(() -> read("page.tmx", "<html/>", InlineTags.STRIP))
        .hasMessage(
            folder.resolve("page.tmx")
                + ": line 1: the root is <html> and not <tmx>: give a file of that format");
  }

  @Test
  void cut_files_are_refused_after_the_pairs_before() throws IOException {
    String whole = document(unit("Ja", "Yes") + unit("Nein", "No"));
    Path file =
        FormatFiles.write(folder.resolve("x.tmx"), whole.substring(0, whole.indexOf("Nein")));
    try (TmxReader reader = TmxReader.open(file, DE_EN, InlineTags.STRIP)) {
      assertThat(reader.next().target()).isEqualTo("Yes");
      assertThatThrownBy(reader::next)
          .isInstanceOf(DataException.class)
          .hasMessageStartingWith(file + ": line 5: not well-formed XML: ")
          .message()
          .hasLineCount(1);
    }
  }

  @Test
  void a_megabyte_is_the_most_for_a_segment() {
    assertThatThrownBy(() -> read(unit("x".repeat(SegmentText.LONGEST + 1), "y")))
        .hasMessage(
            folder.resolve("x.tmx")
                + ": line 4: a segment of more than 1000000 characters: remove or split it");
  }
}
