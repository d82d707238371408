package org.latticeipc.scenarios.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.machine.program.PropertyRegistry;
import org.latticeipc.scenarios.format.Shape;

/** The tables of docs/SCENARIOS.md, from the shapes that the reader checks. */
final class ScenarioPage {
  private final StringBuilder out = new StringBuilder();

  private ScenarioPage() {}

  static String tables() {
    ScenarioFormat format = new ScenarioFormat();
    ScenarioPage page = new ScenarioPage();
    page.out.append("\n## The file\n\n| key | what it is | inside |\n|---|---|---|\n");
    format.root().fields().forEach((key, field) -> page.key(key, field));
    page.out.append("\n## Steps\n\n| step | keys | which are |\n|---|---|---|\n");
    if (format.steps().named().get("step") instanceof Shape.Tagged steps) {
      steps.alternatives().forEach(page::step);
    }
    page.out.append("\n## Properties\n\n| property | what must hold |\n|---|---|\n");
    EngineProperties.expectable().forEach((name, says) -> page.row("`" + name + "`", says));
    PropertyRegistry.all().forEach((name, p) -> page.row("`" + name + "`", p.statement()));
    return page.out.toString();
  }

  private void key(String key, Shape.Field field) {
    Shape shape = field.shape();
    Shape inner =
        shape instanceof Shape.Sequence list
            ? list.element()
            : shape instanceof Shape.Dictionary map ? map.value() : shape;
    row(name(key, field, ""), field.about(), inner instanceof Shape.Fields f ? meanings(f) : "");
  }

  private void step(String name, Shape.Fields fields) {
    List<String> keys = new ArrayList<>();
    fields.fields().forEach((key, field) -> keys.add(name(key, field, fields.main())));
    row("`" + name + "`", String.join(", ", keys), meanings(fields));
  }

  private void row(String... columns) {
    out.append("| ").append(String.join(" | ", columns).replace("||", "\\|\\|")).append(" |\n");
  }

  /** Italics for the main key, a question mark after one that may be left out. */
  private static String name(String key, Shape.Field field, String main) {
    String shown = key.equals(main) ? "*`" + key + "`*" : "`" + key + "`";
    return field.required() ? shown : shown + "?";
  }

  private static String meanings(Shape.Fields fields) {
    List<String> meanings = new ArrayList<>();
    for (Map.Entry<String, Shape.Field> field : fields.fields().entrySet()) {
      if (!isAnswer(field.getKey())) {
        meanings.add("`" + field.getKey() + "` " + field.getValue().about());
      }
    }
    return String.join("; ", meanings);
  }

  /** Keys that every call has and that mean the same in each. */
  private static boolean isAnswer(String key) {
    return key.equals("gives") || key.equals("result");
  }
}
