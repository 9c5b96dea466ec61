/**
 * Subwords by what a configuration calls them.
 *
 * <p>{@link io.dragoman.tokenizers.subword.SubwordSpec} is a setting such as {@code
 * learn-bpe:8000}, and {@link io.dragoman.tokenizers.subword.SubwordModel} what is read or learned
 * by it and kept with a translation model.
 */
package io.dragoman.tokenizers.subword;
