/**
 * A corpus every Java user has: the messages of the running JDK, English with German, Japanese or
 * Chinese. Entry point: {@link io.dragoman.examples.jdk.JdkMessages}.
 */
package io.dragoman.examples.jdk;
