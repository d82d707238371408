package org.latticeipc.scenarios.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Prints {@link Shape}s as JSON Schema (draft 2020-12), for editors. What a schema cannot say (a
 * name must be defined, an expression must parse) only the reader checks.
 */
public final class SchemaWriter {
  private final JsonGenerator json;

  private SchemaWriter(JsonGenerator json) {
    this.json = json;
  }

  /** The schema with a final newline. */
  public static String write(String id, String title, Shape root, Map<String, Shape> definitions) {
    StringWriter out = new StringWriter();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(indenter);
    printer.indentObjectsWith(indenter);
    try (JsonGenerator json = new JsonFactory().createGenerator(out).setPrettyPrinter(printer)) {
      json.writeStartObject();
      json.writeStringField("$schema", "https://json-schema.org/draft/2020-12/schema");
      json.writeStringField("$id", id);
      json.writeStringField("title", title);
      SchemaWriter writer = new SchemaWriter(json);
      writer.body(root);
      json.writeObjectFieldStart("$defs");
      for (Map.Entry<String, Shape> definition : definitions.entrySet()) {
        writer.field(definition.getKey(), definition.getValue(), "");
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out + "\n";
  }

  private void field(String name, Shape shape, String about) throws IOException {
    json.writeObjectFieldStart(name);
    if (!about.isEmpty()) {
      json.writeStringField("description", about);
    }
    body(shape);
    json.writeEndObject();
  }

  private void element(Shape shape) throws IOException {
    json.writeStartObject();
    body(shape);
    json.writeEndObject();
  }

  private void body(Shape shape) throws IOException {
    if (shape instanceof Shape.Text) {
      json.writeStringField("type", "string");
    } else if (shape instanceof Shape.Name) {
      json.writeStringField("type", "string");
      json.writeStringField("pattern", Shape.Name.PATTERN);
    } else if (shape instanceof Shape.Whole whole) {
      whole(whole);
    } else if (shape instanceof Shape.Flag) {
      json.writeStringField("type", "boolean");
    } else if (shape instanceof Shape.Choice choice) {
      words(choice.words());
    } else if (shape instanceof Shape.Formula) {
      json.writeFieldName("type");
      json.writeArray(new String[] {"integer", "string"}, 0, 2);
    } else {
      composite(shape);
    }
  }

  /** A number, or an expression over the file's parameters. */
  private void whole(Shape.Whole whole) throws IOException {
    json.writeFieldName("type");
    json.writeArray(new String[] {"integer", "string"}, 0, 2);
    json.writeNumberField("minimum", whole.least());
    json.writeNumberField("maximum", whole.most());
    json.writeStringField("pattern", "[A-Za-z_]");
  }

  private void composite(Shape shape) throws IOException {
    if (shape instanceof Shape.Sequence sequence) {
      json.writeStringField("type", "array");
      json.writeNumberField("minItems", sequence.least());
      field("items", sequence.element(), "");
    } else if (shape instanceof Shape.Dictionary dictionary) {
      json.writeStringField("type", "object");
      field("propertyNames", new Shape.Name(""), "");
      field("additionalProperties", dictionary.value(), "");
    } else if (shape instanceof Shape.Reference reference) {
      json.writeStringField("$ref", "#/$defs/" + reference.name());
    } else if (shape instanceof Shape.Fields fields) {
      fields(fields);
    } else if (shape instanceof Shape.Tagged tagged) {
      tagged(tagged);
    } else {
      throw new IllegalStateException("no schema for " + shape);
    }
  }

  private void words(List<String> words) throws IOException {
    json.writeFieldName("enum");
    json.writeArray(words.toArray(String[]::new), 0, words.size());
  }

  private void fields(Shape.Fields shape) throws IOException {
    boolean bare = shape.allOptional();
    boolean brief = hasShortForm(shape);
    if (!bare && !brief) {
      object(shape);
      return;
    }
    json.writeArrayFieldStart("anyOf");
    json.writeStartObject();
    object(shape);
    json.writeEndObject();
    if (bare) {
      json.writeStartObject();
      json.writeStringField("type", "null");
      json.writeEndObject();
    }
    if (brief) {
      element(main(shape).shape());
    }
    json.writeEndArray();
  }

  private static Shape.Field main(Shape.Fields shape) {
    Shape.Field main = shape.fields().get(shape.main());
    if (main == null) {
      throw new IllegalStateException(shape.what() + " has no field '" + shape.main() + "'");
    }
    return main;
  }

  private static boolean hasShortForm(Shape.Fields shape) {
    return !shape.main().isEmpty()
        && shape.fields().entrySet().stream()
            .allMatch(f -> !f.getValue().required() || f.getKey().equals(shape.main()));
  }

  private void object(Shape.Fields shape) throws IOException {
    json.writeStringField("type", "object");
    json.writeObjectFieldStart("properties");
    for (Map.Entry<String, Shape.Field> field : shape.fields().entrySet()) {
      field(field.getKey(), field.getValue().shape(), field.getValue().about());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("required");
    for (Map.Entry<String, Shape.Field> field : shape.fields().entrySet()) {
      if (field.getValue().required()) {
        json.writeString(field.getKey());
      }
    }
    json.writeEndArray();
    json.writeBooleanField("additionalProperties", false);
  }

  private void tagged(Shape.Tagged shape) throws IOException {
    List<String> bare =
        shape.alternatives().entrySet().stream()
            .filter(a -> a.getValue().allOptional())
            .map(Map.Entry::getKey)
            .toList();
    json.writeArrayFieldStart("anyOf");
    if (!bare.isEmpty()) {
      json.writeStartObject();
      words(bare);
      json.writeEndObject();
    }
    json.writeStartObject();
    json.writeStringField("type", "object");
    json.writeNumberField("minProperties", 1);
    json.writeNumberField("maxProperties", 1);
    json.writeObjectFieldStart("properties");
    for (Map.Entry<String, Shape.Fields> alternative : shape.alternatives().entrySet()) {
      field(alternative.getKey(), alternative.getValue(), alternative.getValue().what());
    }
    json.writeEndObject();
    json.writeBooleanField("additionalProperties", false);
    json.writeEndObject();
    json.writeEndArray();
  }
}
