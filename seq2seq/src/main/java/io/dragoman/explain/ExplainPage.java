package io.dragoman.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page that shows explanations in a browser. It is one file that needs no other and no network.
 */
public final class ExplainPage {
  private static final String TEMPLATE = "explain.html";
  private static final String PLACE = "/*DATA*/";

  private ExplainPage() {}

  /**
   * The page.
   *
   * @param title what was translated with what
   * @return an HTML document
   */
  public static String html(String title, List<Explanation> explanations) {
    SimpleModule module = new SimpleModule();
    module.addSerializer(Double.class, new FourDigits());
    module.addSerializer(double.class, new FourDigits());
    module.addSerializer(float[][].class, new Weights());
    module.addSerializer(Optional.class, new PresentOrNull());
    try {
      String json =
          new ObjectMapper()
              .registerModule(module)
              .writeValueAsString(Map.of("title", title, "sentences", explanations));
      String template = template();
      int place = template.indexOf(PLACE);
      return template.substring(0, place)
          + harmless(json)
          + template.substring(place + PLACE.length());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("explanations can always be written", e);
    }
  }

  /** The same JSON without what could end a script or a comment in HTML. */
  private static String harmless(String json) {
    return json.replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static String template() {
    try (InputStream in = ExplainPage.class.getResourceAsStream(TEMPLATE)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Numbers with four decimals; null for those that are not finite. */
  private static final class FourDigits extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider all)
        throws IOException {
      if (Double.isFinite(value)) {
        out.writeNumber(Math.round(value * 1e4) / 1e4);
      } else {
        out.writeNull();
      }
    }
  }

  /** Weights in thousandths, which makes a page half as long. */
  private static final class Weights extends JsonSerializer<float[][]> {
    @Override
    public void serialize(float[][] rows, JsonGenerator out, SerializerProvider all)
        throws IOException {
      out.writeStartArray();
      for (float[] row : rows) {
        out.writeStartArray();
        for (float weight : row) {
          out.writeNumber(Math.round(weight * 1000));
        }
        out.writeEndArray();
      }
      out.writeEndArray();
    }
  }

  /** The value, or null. */
  @SuppressWarnings("rawtypes") // as Jackson wants a class
  private static final class PresentOrNull extends JsonSerializer<Optional> {
    @Override
    public void serialize(Optional value, JsonGenerator out, SerializerProvider all)
        throws IOException {
      all.defaultSerializeValue(value.isPresent() ? value.get() : null, out);
    }
  }
}
