package io.dragoman.examples;

/** Entry point of the packaged command line. */
public final class Dragoman {
  private Dragoman() {}

  public static void main(String[] args) {
    System.exit(args.length == 0 ? 2 : 0);
  }
}
