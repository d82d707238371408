package org.latticeipc.scenarios.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON documents as plain Java values: {@code Map} (in the order given), {@link Fields}, {@code
 * List}, {@code String}, {@code Long}, {@code Double}, {@code Boolean} and null. Output depends on
 * the input alone.
 */
public final class Json {
  private static final int MAX_NESTING = 64;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
          .build();

  private Json() {}

  /** One line, without a final newline. */
  public static String line(@Nullable Object document) {
    return write(document, false);
  }

  /** Indented, with a final newline. */
  public static String pretty(@Nullable Object document) {
    return write(document, true) + "\n";
  }

  private static String write(@Nullable Object document, boolean pretty) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      if (pretty) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(indenter);
        printer.indentObjectsWith(indenter);
        json.setPrettyPrinter(printer);
      }
      value(json, document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static void value(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Fields fields) {
      value(json, fields.map());
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName(String.valueOf(entry.getKey()));
        value(json, entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof Iterable<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        value(json, element);
      }
      json.writeEndArray();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof BigInteger number) {
      json.writeNumber(number);
    } else if (value instanceof BigInteger number) {
      json.writeNumber(number);
    } else if (value instanceof Number number) {
      json.writeNumber(number.longValue());
    } else {
      json.writeString(value.toString());
    }
  }

  /** Thrown for text that is not one JSON object; the message is one sentence without a place. */
  public static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;
    private final int column;

    Malformed(int column, String message) {
      super(message, null, false, false);
      this.column = column;
    }

    /** The column, from 1; 0 if unknown. */
    public int column() {
      return column;
    }
  }

  /** Reads exactly one JSON object. */
  public static Map<String, @Nullable Object> object(String text) throws Malformed {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new Malformed(1, "expected a JSON object");
      }
      Map<String, @Nullable Object> object = readObject(parser);
      if (parser.nextToken() != null) {
        throw new Malformed(
            parser.currentTokenLocation().getColumnNr(), "expected the end of the line");
      }
      return object;
    } catch (JsonParseException e) {
      int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
      String message = e.getOriginalMessage().lines().findFirst().orElse("not JSON");
      throw new Malformed(column, "not valid JSON: " + message);
    } catch (JsonProcessingException e) {
      throw new Malformed(0, "not valid JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, @Nullable Object> readObject(JsonParser parser)
      throws IOException, Malformed {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      if (map.put(key, read(parser)) != null) {
        throw new Malformed(
            parser.currentTokenLocation().getColumnNr(), "the key '" + key + "' stands twice");
      }
    }
    return map;
  }

  private static @Nullable Object read(JsonParser parser) throws IOException, Malformed {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new Malformed(0, "the text ends too early");
    }
    switch (token) {
      case START_OBJECT:
        return readObject(parser);
      case START_ARRAY:
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(read(parser));
        }
        return list;
      case VALUE_NUMBER_INT:
        return parser.getLongValue();
      case VALUE_NUMBER_FLOAT:
        return parser.getDoubleValue();
      case VALUE_TRUE:
        return true;
      case VALUE_FALSE:
        return false;
      case VALUE_NULL:
        return null;
      default:
        return parser.getText();
    }
  }
}
