package io.dragoman.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Cases with the results that sacreBLEU gave. */
final class Golden {
  private Golden() {}

  static Stream<JsonNode> cases(String resource) {
    try (InputStream in = Golden.class.getResourceAsStream(resource)) {
      return stream(new ObjectMapper().readTree(in).get("cases"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> texts(JsonNode array) {
    return stream(array).map(JsonNode::textValue).toList();
  }

  static List<Double> numbers(JsonNode array) {
    return stream(array).map(JsonNode::doubleValue).toList();
  }

  static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
