package io.dragoman.plot;

/**
 * A PNG file in memory.
 *
 * @param bytes of the file
 * @param width in pixels
 * @param height in pixels
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
public record PngImage(byte[] bytes, int width, int height) {}
