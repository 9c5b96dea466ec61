package io.dragoman.config;

/**
 * One key of the configuration.
 *
 * @param path such as {@code training.batch-size}
 * @param meaning one line for the template
 * @param range the values it takes
 */
record ConfigKey(String path, String meaning, Range range) {}
