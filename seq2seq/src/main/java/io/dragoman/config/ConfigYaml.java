package io.dragoman.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the YAML of a configuration: keys within keys, each with one value. */
final class ConfigYaml {
  private static final Pattern PLACE = Pattern.compile("^ in .*, line ([0-9]+), column");

  private final String file;
  private final YAMLParser parser;
  private final List<Setting> settings = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();

  private ConfigYaml(String file, YAMLParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /**
   * All settings in the order of the file, sections before their keys.
   *
   * @throws ConfigException if the text is no YAML or uses more of it than keys and values
   */
  static List<Setting> parse(String file, String text) {
    try (YAMLParser parser = new YAMLFactory().createParser(text)) {
      ConfigYaml yaml = new ConfigYaml(file, parser);
      yaml.document();
      return yaml.settings;
    } catch (JsonProcessingException e) {
      throw new ConfigException(syntax(file, e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void document() throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return;
    }
    if (first != JsonToken.START_OBJECT) {
      throw error("expected lines of the form 'key: value'");
    }
    section("");
    if (parser.nextToken() != null) {
      throw error("a second document starts here: keep one");
    }
  }

  private void section(String prefix) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String path = prefix + parser.currentName();
      int line = line();
      Integer earlier = lines.putIfAbsent(path, line);
      if (earlier != null) {
        throw error("'" + path + "' repeats line " + earlier + ": remove one");
      }
      String where = file + ": line " + line + ": ";
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT) {
        settings.add(new Setting(path, null, where));
        section(path + ".");
      } else if (token == JsonToken.START_ARRAY) {
        throw error("'" + path + "' has a list, which no key takes");
      } else if (parser.isCurrentAlias()) {
        throw error("'" + path + "' has an alias: write the value itself");
      } else {
        settings.add(new Setting(path, parser.getText().strip(), where));
      }
    }
  }

  private ConfigException error(String problem) {
    return new ConfigException(file + ": line " + line() + ": " + problem);
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  /**
   * The parser's message has a line each for what it was doing and for the problem, and after each
   * the place, indented: the last of both is the problem's.
   */
  private static String syntax(String file, JsonProcessingException e) {
    String problem = "";
    String place = "";
    for (String text : e.getOriginalMessage().split("\n", -1)) {
      Matcher matcher = PLACE.matcher(text);
      if (matcher.find()) {
        place = "line " + matcher.group(1) + ": ";
      } else if (!text.isEmpty() && !Character.isWhitespace(text.charAt(0))) {
        problem = text;
      }
    }
    if (place.isEmpty() && e.getLocation() != null) {
      place = "line " + e.getLocation().getLineNr() + ": ";
    }
    return file + ": " + place + "not YAML: " + problem;
  }
}
