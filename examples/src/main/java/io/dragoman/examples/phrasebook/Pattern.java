package io.dragoman.examples.phrasebook;

import io.dragoman.examples.phrasebook.ResourceTable.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** A sentence pattern: typed slots and the two templates they fill in step. */
final class Pattern {

  private final String name;
  private final List<String> slots = new ArrayList<>();
  private final List<List<Entry>> choices = new ArrayList<>();
  private final Template english;
  private final Template german;

  /**
   * Reads name, slots ({@code s:subject f:food}), English and German template.
   *
   * @throws IllegalArgumentException if a class is empty or a template does not suit its slots
   */
  Pattern(Row row, Lexicon lexicon) {
    name = row.cell(0);
    for (String slot : row.words(1)) {
      int colon = slot.indexOf(':');
      if (colon <= 0) {
        throw row.failure("slot '" + slot + "' has no class: write name:class");
      }
      List<Entry> members = lexicon.members(slot.substring(colon + 1));
      if (members.isEmpty()) {
        throw row.failure("no entry has class '" + slot.substring(colon + 1) + "'");
      }
      slots.add(slot.substring(0, colon));
      choices.add(members);
    }
    try {
      english = new Template(row.cell(2), new English(lexicon.verbs()));
      german = new Template(row.cell(3), new German(lexicon.verbs()));
      tryEveryFiller();
    } catch (IllegalArgumentException e) {
      throw row.failure("pattern '" + name + "': " + e.getMessage());
    }
  }

  String name() {
    return name;
  }

  /** The number of ways to fill the slots, those with a word twice included. */
  int size() {
    int size = 1;
    for (List<Entry> choice : choices) {
      size = Math.multiplyExact(size, choice.size());
    }
    return size;
  }

  /** The fillers each slot allows. */
  List<List<Entry>> choices() {
    return List.copyOf(choices);
  }

  /** The fillers of one derivation, numbered from 0 to {@link #size()} - 1. */
  List<Entry> fillers(int derivation) {
    List<Entry> fillers = new ArrayList<>();
    int rest = derivation;
    for (List<Entry> choice : choices) {
      fillers.add(choice.get(rest % choice.size()));
      rest /= choice.size();
    }
    return fillers;
  }

  /** Whether no word fills two slots; only then the sentence makes sense. */
  static boolean sensible(List<Entry> fillers) {
    return new HashSet<>(fillers).size() == fillers.size();
  }

  PhrasePair realize(List<Entry> fillers) {
    Binding binding = new Binding(slots, fillers);
    return new PhrasePair(english.render(binding), german.render(binding));
  }

  private void tryEveryFiller() {
    for (int slot = 0; slot < slots.size(); slot++) {
      for (Entry entry : choices.get(slot)) {
        List<Entry> fillers = fillers(0);
        fillers.set(slot, entry);
        realize(fillers);
      }
    }
  }
}
