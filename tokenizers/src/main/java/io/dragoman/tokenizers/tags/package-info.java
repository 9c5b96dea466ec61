/**
 * Words before a line that tell something of it, such as the language that it is to be translated
 * to.
 *
 * <p>{@link io.dragoman.tokenizers.tags.LineTags} keeps them whole, whatever cuts the line.
 */
package io.dragoman.tokenizers.tags;
