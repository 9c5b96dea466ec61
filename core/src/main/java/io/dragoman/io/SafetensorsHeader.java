package io.dragoman.io;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The checked header of a safetensors file: tensors by name, in the order of their data.
 *
 * <p>A header is refused unless its tensors fill the data exactly: no gap, no overlap, nothing past
 * the end, and each as long as its shape says.
 */
record SafetensorsHeader(Map<String, TensorEntry> entries, Map<String, String> metadata) {
  static final String METADATA = "__metadata__";

  /** Parses and checks a header followed by {@code dataLength} bytes. */
  static SafetensorsHeader parse(String file, byte[] header, long dataLength) {
    Map<String, Object> json = HeaderJson.parse(file, decode(file, header));
    Map<String, String> metadata = metadata(file, json.remove(METADATA));
    List<TensorEntry> inOrder = new ArrayList<>();
    json.forEach(
        (name, value) -> inOrder.add(entry(file + ": tensor '" + name + "'", name, value)));
    inOrder.sort(Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end));
    requireExactCover(file, inOrder, dataLength);
    Map<String, TensorEntry> entries = new LinkedHashMap<>();
    inOrder.forEach(entry -> entries.put(entry.name(), entry));
    return new SafetensorsHeader(entries, metadata);
  }

  private static String decode(String file, byte[] header) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(header)).toString();
    } catch (CharacterCodingException e) {
      throw new ParameterFileException(
          file + ": header: is not valid UTF-8: the file is damaged or of another format");
    }
  }

  private static Map<String, String> metadata(String file, Object value) {
    Map<String, String> metadata = new LinkedHashMap<>();
    if (value == null) {
      return metadata;
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw new ParameterFileException(
          file + ": header: " + METADATA + " is " + value + " but must map strings to strings");
    }
    map.forEach(
        (key, text) -> {
          if (!(text instanceof String string)) {
            throw new ParameterFileException(
                file + ": metadata '" + key + "': is " + text + " but must be a string");
          }
          metadata.put((String) key, string);
        });
    return metadata;
  }

  private static TensorEntry entry(String where, String name, Object value) {
    if (!(value instanceof Map<?, ?> map)
        || map.size() != 3
        || !(map.get("dtype") instanceof String dtype)) {
      throw new ParameterFileException(
          where + ": is " + value + " but must have dtype, shape and data_offsets");
    }
    List<Long> shape = numbers(where + ": shape", map.get("shape"));
    List<Long> offsets = numbers(where + ": data_offsets", map.get("data_offsets"));
    if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
      throw new ParameterFileException(
          where
              + ": data_offsets "
              + offsets
              + " must be a first byte and the byte after the last");
    }
    ElementType type = type(where, dtype);
    TensorEntry entry = new TensorEntry(name, type, shape, offsets.get(0), offsets.get(1));
    long bytes = bytes(where, type, shape);
    if (bytes != entry.end() - entry.begin()) {
      throw new ParameterFileException(
          where
              + (": shape "
                  + shape
                  + " of "
                  + type
                  + " takes "
                  + bytes
                  + " bytes but data_offsets ")
              + (offsets + " hold " + (entry.end() - entry.begin()) + ": the file is damaged"));
    }
    return entry;
  }

  private static List<Long> numbers(String where, Object value) {
    if (!(value instanceof List<?> list) || !list.stream().allMatch(Long.class::isInstance)) {
      throw new ParameterFileException(where + " is " + value + " but must be whole numbers");
    }
    return list.stream().map(Long.class::cast).toList();
  }

  private static ElementType type(String where, String dtype) {
    for (ElementType type : ElementType.values()) {
      if (type.name().equals(dtype)) {
        return type;
      }
    }
    throw new ParameterFileException(
        where
            + (": dtype '" + dtype + "' cannot be read: convert it to one of ")
            + Arrays.toString(ElementType.values()));
  }

  private static long bytes(String where, ElementType type, List<Long> shape) {
    long bytes = type.bytes();
    try {
      for (long dimension : shape) {
        bytes = Math.multiplyExact(bytes, dimension);
      }
    } catch (ArithmeticException e) {
      throw new ParameterFileException(
          where + ": shape " + shape + " is too large: the file is damaged");
    }
    return bytes;
  }

  private static void requireExactCover(String file, List<TensorEntry> inOrder, long dataLength) {
    long covered = 0;
    for (TensorEntry entry : inOrder) {
      if (entry.begin() != covered) {
        throw new ParameterFileException(
            file
                + (": tensor '" + entry.name() + "': starts at byte " + entry.begin())
                + (" of the data but the tensor before it ends at " + covered)
                + ": tensors must follow each other without gap or overlap");
      }
      covered = entry.end();
    }
    if (covered != dataLength) {
      String remedy =
          covered > dataLength ? "the file is truncated: copy it again" : "remove what follows";
      throw new ParameterFileException(
          file
              + (": tensors end at byte " + covered + " of the data but the file holds ")
              + (dataLength + ": " + remedy));
    }
  }
}
