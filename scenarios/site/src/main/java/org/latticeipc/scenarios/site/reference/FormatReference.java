package org.latticeipc.scenarios.site.reference;

import static org.latticeipc.scenarios.site.reference.CommandReference.escaped;

import java.util.List;
import java.util.Map;
import org.latticeipc.machine.text.MarkdownTable;
import org.latticeipc.scenarios.format.Shape;
import org.latticeipc.scenarios.language.ScenarioFormat;

/** The keys of a scenario file and its steps, from the shapes that the reader checks files with. */
final class FormatReference {
  private FormatReference() {}

  static String file() {
    StringBuilder text = new StringBuilder("# The scenario file\n\n");
    text.append(
        "A file is one mapping with these keys; how they fit together is in"
            + " [Scenario files](../SCENARIOS.md).\n\n");
    Map<String, Shape.Field> keys = new ScenarioFormat().root().fields();
    MarkdownTable table = new MarkdownTable(List.of("key", "", "what it is"));
    keys.forEach(
        (key, field) ->
            table.row(
                List.of("[`" + key + "`](#" + key + ")", needed(field), escaped(field.about()))));
    text.append(table);
    keys.forEach((key, field) -> describe(key, field, text));
    return text.toString();
  }

  private static void describe(String key, Shape.Field field, StringBuilder text) {
    Shape inner = inner(field.shape());
    text.append("\n## ").append(key).append("\n\n");
    text.append(escaped(field.about())).append(". Expected: ");
    text.append(escaped(expected(field.shape()))).append(".\n\n");
    if (inner instanceof Shape.Fields fields) {
      text.append(keys(fields));
    } else if (inner instanceof Shape.Tagged tagged) {
      tagged
          .alternatives()
          .forEach(
              (name, fields) -> {
                text.append("`").append(name).append("`\n\n");
                text.append(fields.fields().isEmpty() ? "" : keys(fields) + "\n");
              });
    }
  }

  private static Shape inner(Shape shape) {
    if (shape instanceof Shape.Sequence list) {
      return list.element();
    }
    return shape instanceof Shape.Dictionary map ? map.value() : shape;
  }

  static String steps() {
    StringBuilder text = new StringBuilder("# Steps\n\n");
    text.append(
        "A step is a word with keys. The value of its *main* key may stand alone: `lock: a` is"
            + " `lock: {lock: a}`. A step that needs nothing is its word alone.\n");
    new ScenarioFormat()
        .stepShapes()
        .forEach(
            (name, fields) -> {
              text.append("\n## ").append(name).append("\n\n");
              text.append(fields.fields().isEmpty() ? "Needs nothing.\n" : keys(fields));
            });
    return text.toString();
  }

  private static String keys(Shape.Fields fields) {
    MarkdownTable table = new MarkdownTable(List.of("key", "", "what it is", "expected"));
    fields
        .fields()
        .forEach(
            (key, field) ->
                table.row(
                    List.of(
                        "`" + key + "`",
                        needed(field) + (key.equals(fields.main()) ? ", main" : ""),
                        escaped(field.about()),
                        escaped(expected(field.shape())))));
    return table.toString();
  }

  private static String needed(Shape.Field field) {
    return field.required() ? "needed" : "optional";
  }

  /** Without the keys of what is inside, which stand for themselves. */
  private static String expected(Shape shape) {
    Shape inner = inner(shape);
    if (inner != shape && inner instanceof Shape.Choice words) {
      return shape.describe() + ", each " + words.describe();
    }
    return shape instanceof Shape.Fields fields ? fields.what() : shape.describe();
  }
}
