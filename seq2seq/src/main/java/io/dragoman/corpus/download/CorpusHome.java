package io.dragoman.corpus.download;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a corpus is and what it consists of.
 *
 * @param name what it is called here
 * @param title what it is
 * @param terms on what terms it may be used
 * @param page where its makers tell about it
 * @param base the address that the names of files are added to
 * @param files what to download
 * @param table the table to take columns from, if the text is in one
 * @param firstLanguage the end of the names of one side's files
 * @param secondLanguage the end of the names of the other's
 * @param parts what there is when all is unpacked; the first is for training
 */
public record CorpusHome(
    String name,
    String title,
    String terms,
    URI page,
    URI base,
    List<CorpusFile> files,
    Optional<TableEntry> table,
    String firstLanguage,
    String secondLanguage,
    List<TextPart> parts) {
  /** The names of all files of text, two for each part. */
  public List<String> textNames() {
    return parts.stream()
        .flatMap(part -> Stream.of(firstLanguage, secondLanguage).map(part::file))
        .toList();
  }

  /** The same corpus with its one file elsewhere. */
  public CorpusHome at(URI place) {
    return new CorpusHome(
        name,
        title,
        terms,
        page,
        place,
        List.of(CorpusFile.at(place)),
        table,
        firstLanguage,
        secondLanguage,
        parts);
  }
}
