/**
 * An English-German phrasebook written as a synchronous grammar: sentence patterns with typed slots
 * and a lexicon, both in readable resource files, from which matching sentences of both languages
 * are inflected and put together.
 *
 * <p>{@link io.dragoman.examples.phrasebook.Phrasebook#load()} reads the resources and {@link
 * io.dragoman.examples.phrasebook.Phrasebook#generate} draws training, validation and test sets.
 * One line adds a word ({@code nouns.txt}, {@code adjectives.txt}, {@code activities.txt}, {@code
 * people.txt}, {@code places.txt}, {@code phrases.txt}) or a pattern ({@code patterns.txt}); the
 * head of each file explains its columns.
 */
package io.dragoman.examples.phrasebook;
