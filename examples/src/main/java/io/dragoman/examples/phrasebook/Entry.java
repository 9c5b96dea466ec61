package io.dragoman.examples.phrasebook;

/** A lexical entry: what can fill a slot of a pattern. */
sealed interface Entry permits Noun, Adjective, VerbPhrase, Human, Place, Phrase {

  /** The English citation form. */
  String english();

  /** The German citation form. */
  String german();
}
