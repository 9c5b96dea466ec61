/**
 * Tokenization and its reverse as the scripts of the Moses toolkit do it, token for token.
 *
 * <p>{@link io.dragoman.tokenizers.moses.Moses} is the way in. Lists of abbreviations are resources
 * of this package.
 */
package io.dragoman.tokenizers.moses;
