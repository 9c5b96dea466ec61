package io.dragoman.examples.phrasebook;

import io.dragoman.examples.phrasebook.ResourceTable.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** All lexical entries, filed under their semantic classes. */
final class Lexicon {

  private final Map<String, List<Entry>> classes = new LinkedHashMap<>();
  private final Set<Entry> entries = new LinkedHashSet<>();
  private final Verbs verbs;

  /** Starts an empty lexicon; fill it with {@link #add}. */
  Lexicon(Verbs verbs) {
    this.verbs = verbs;
  }

  /**
   * Reads the lexicon's resources.
   *
   * @throws IllegalArgumentException if a line is malformed
   */
  static Lexicon load() {
    Verbs verbs =
        new Verbs(
            ResourceTable.read("english-verbs.txt", 4), ResourceTable.read("german-verbs.txt", 5));
    Lexicon lexicon = new Lexicon(verbs);
    lexicon.add(ResourceTable.read("nouns.txt", 3), Noun::parse);
    lexicon.add(ResourceTable.read("adjectives.txt", 3), Adjective::parse);
    lexicon.add(ResourceTable.read("activities.txt", 3), verbs::phrase);
    lexicon.add(ResourceTable.read("people.txt", 7), Human::parse);
    lexicon.add(ResourceTable.read("places.txt", 5), Place::parse);
    lexicon.add(ResourceTable.read("phrases.txt", 3), row -> new Phrase(row.cell(0), row.cell(1)));
    return lexicon;
  }

  /** The entries of a class in the order of the resource, empty if there is no such class. */
  List<Entry> members(String name) {
    return List.copyOf(classes.getOrDefault(name, List.of()));
  }

  Verbs verbs() {
    return verbs;
  }

  /** The number of distinct entries. */
  int size() {
    return entries.size();
  }

  /** Files one entry per row under the classes of the last column. */
  void add(List<Row> rows, Function<Row, Entry> parser) {
    for (Row row : rows) {
      Entry entry = parser.apply(row);
      if (!entries.add(entry)) {
        throw row.failure("'" + entry.english() + "' is already listed: remove one line");
      }
      List<String> names = row.words(row.cells().size() - 1);
      if (names.isEmpty()) {
        throw row.failure("'" + entry.english() + "' has no class: name one in the last column");
      }
      for (String name : names) {
        List<Entry> members = classes.computeIfAbsent(name, key -> new ArrayList<>());
        if (!members.isEmpty() && members.get(0).getClass() != entry.getClass()) {
          throw row.failure("class '" + name + "' already holds another kind of words: rename it");
        }
        members.add(entry);
      }
    }
  }
}
