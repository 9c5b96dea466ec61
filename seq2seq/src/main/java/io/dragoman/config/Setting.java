package io.dragoman.config;

/**
 * A key with the text of its value, as written.
 *
 * @param path such as {@code training.seed}
 * @param text the value, null where keys of a section follow
 * @param where how messages about it start, such as {@code "config.yaml: line 3: "}
 */
record Setting(String path, String text, String where) {}
