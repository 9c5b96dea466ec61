package io.dragoman.cli;

import io.dragoman.kernels.KernelsSelector;

/** Tells the user how to be faster, if there is a way. */
final class KernelsNote {
  private KernelsNote() {}

  /** Prints a line if the plain Java kernels run. */
  static void printIfSlow(Console console) {
    String description = KernelsSelector.description();
    if (description.startsWith("plain Java")) {
      console.err().println("dragoman: " + description);
    }
  }
}
