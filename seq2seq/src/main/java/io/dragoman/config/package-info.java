/**
 * The configuration of a run: typed records, their YAML form and every check of their values.
 *
 * <p>A key's name comes from the record component ({@code maxEpochs} is {@code max-epochs}), its
 * default from {@link io.dragoman.config.RunConfig#standard}, its meaning and range from the one
 * table in {@code ConfigKeys}. Start reading at {@link io.dragoman.config.RunConfig}.
 */
package io.dragoman.config;
