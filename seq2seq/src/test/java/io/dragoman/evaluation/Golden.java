package io.dragoman.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Cases with the results that sacreBLEU gave. */
public final class Golden {
  private Golden() {}

  /** A file beside the tests of this package. */
  public static JsonNode read(String resource) {
    try (InputStream in = Golden.class.getResourceAsStream(resource)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<JsonNode> cases(String resource) {
    return stream(read(resource).get("cases"));
  }

  /** Texts, of which some may be null. */
  public static List<String> texts(JsonNode array) {
    return stream(array).map(JsonNode::textValue).collect(Collectors.toList());
  }

  static List<Double> numbers(JsonNode array) {
    return stream(array).map(JsonNode::doubleValue).toList();
  }

  /** Several texts, line by line. */
  public static References references(JsonNode texts) {
    return References.ofTexts(stream(texts).map(Golden::texts).toList());
  }

  /** The members of a list. */
  public static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
