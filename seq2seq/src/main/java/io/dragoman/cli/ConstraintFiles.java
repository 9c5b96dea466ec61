package io.dragoman.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.base.Splitter;
import com.google.common.collect.AbstractIterator;
import io.dragoman.data.Utf8Lines;
import io.dragoman.translate.LineConstraints;
import io.dragoman.translate.LineRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Files with prefixes and constraints, a line for each line of the input. */
final class ConstraintFiles implements AutoCloseable {
  private static final Set<String> KEYS = Set.of("required", "forbidden", "prefix");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Optional<Path> prefixFile;
  private final Optional<Path> constraintFile;
  private final Optional<Utf8Lines> prefixes;
  private final Optional<Utf8Lines> constraints;
  private long number;

  ConstraintFiles(Optional<Path> prefixFile, Optional<Path> constraintFile) {
    this.prefixFile = prefixFile;
    this.constraintFile = constraintFile;
    prefixes = prefixFile.map(Utf8Lines::open);
    constraints = constraintFile.map(Utf8Lines::open);
  }

  /**
   * Lines with their constraints.
   *
   * @param lines of the input
   */
  Iterator<LineRequest> requests(Iterator<String> lines) {
    return new AbstractIterator<>() {
      @Override
      protected LineRequest computeNext() {
        if (!lines.hasNext()) {
          prefixes.ifPresent(file -> requireEnd(prefixFile.get(), file));
          constraints.ifPresent(file -> requireEnd(constraintFile.get(), file));
          return endOfData();
        }
        number++;
        return new LineRequest(lines.next(), constraintsOfLine());
      }
    };
  }

  private void requireEnd(Path name, Utf8Lines file) {
    if (file.next() != null) {
      throw new CommandException(
          "%s: has more lines than the input's %d: give one for each".formatted(name, number));
    }
  }

  private LineConstraints constraintsOfLine() {
    String prefix = prefixes.map(file -> line(prefixFile.get(), file)).orElse("");
    String text = constraints.map(file -> line(constraintFile.get(), file)).orElse("");
    if (prefix.isBlank() && text.isBlank()) {
      return LineConstraints.NONE;
    }
    LineConstraints found = parse(text);
    if (prefix.isBlank()) {
      return found;
    }
    if (!found.prefix().isEmpty()) {
      throw fault("has a prefix, and so has " + prefixFile.get() + ": leave one out");
    }
    return new LineConstraints(prefix, found.required(), found.forbidden());
  }

  private String line(Path name, Utf8Lines file) {
    String line = file.next();
    if (line == null) {
      throw new CommandException(
          "%s: ends before line %d of the input: give a line for each".formatted(name, number));
    }
    return line;
  }

  private LineConstraints parse(String text) {
    if (text.isBlank()) {
      return LineConstraints.NONE;
    }
    if (!text.stripLeading().startsWith("{")) {
      List<String> phrases = Splitter.on('\t').trimResults().omitEmptyStrings().splitToList(text);
      return new LineConstraints("", phrases, List.of());
    }
    try {
      JsonNode root = JSON.readTree(text);
      root.fieldNames()
          .forEachRemaining(
              key -> {
                if (!KEYS.contains(key)) {
                  throw fault("unknown key '" + key + "': known are required, forbidden, prefix");
                }
              });
      return new LineConstraints(
          root.path("prefix").asText(""), phrases(root, "required"), phrases(root, "forbidden"));
    } catch (JsonProcessingException e) {
      throw fault("not JSON (" + e.getOriginalMessage() + "): write {\"required\": [\"...\"]}");
    }
  }

  private List<String> phrases(JsonNode root, String key) {
    JsonNode list = root.path(key);
    if (!list.isMissingNode() && !list.isArray()) {
      throw fault("'" + key + "' must be a list of phrases");
    }
    List<String> phrases = new ArrayList<>();
    for (JsonNode each : list) {
      if (!each.isTextual()) {
        throw fault("'" + key + "' has " + each + ": phrases must be in quotes");
      }
      phrases.add(each.textValue());
    }
    return phrases;
  }

  private CommandException fault(String message) {
    return new CommandException(constraintFile.get() + ": line " + number + ": " + message);
  }

  @Override
  public void close() {
    prefixes.ifPresent(Utf8Lines::close);
    constraints.ifPresent(Utf8Lines::close);
  }
}
