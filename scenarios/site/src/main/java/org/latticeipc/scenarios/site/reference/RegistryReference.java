package org.latticeipc.scenarios.site.reference;

import static org.latticeipc.scenarios.site.reference.CommandReference.escaped;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.machine.program.PropertyRegistry;
import org.latticeipc.machine.program.Variant;
import org.latticeipc.machine.program.VariantRegistry;
import org.latticeipc.machine.text.MarkdownTable;
import org.latticeipc.model.ModelDescriptor;

/** What modules have registered: properties, variants, memory models. */
final class RegistryReference {
  private RegistryReference() {}

  static String properties() {
    StringBuilder text = new StringBuilder("# Properties\n\n## Always judged\n\n");
    text.append("In every run and exploration, as far as an engine can.\n\n");
    text.append(statements(EngineProperties.expectable()));
    text.append("\n## Asked for\n\nBy `properties: [name, …]` in a scenario, or by");
    text.append(" `setup.property(…)` in Java.\n\n");
    SortedMap<String, String> asked = new TreeMap<>();
    PropertyRegistry.all().forEach((name, property) -> asked.put(name, property.statement()));
    return text.append(statements(asked)).toString();
  }

  private static String statements(Map<String, String> statements) {
    MarkdownTable table = new MarkdownTable(List.of("property", "what must hold"));
    statements.forEach((name, says) -> table.row(List.of("`" + name + "`", escaped(says))));
    return table.toString();
  }

  static String variants() {
    StringBuilder text = new StringBuilder("# Variants\n\n");
    text.append("Parts that are wrong on purpose. `--variant part=name` puts one in, so does");
    text.append(" `variants: {part: name}` in a scenario; `--sweep part=real,name` tries several.");
    text.append(" Which judge finds which is in the [catalogue](../CATALOGUE.md).\n");
    SortedMap<String, MarkdownTable> parts = new TreeMap<>();
    for (Variant<?> variant : VariantRegistry.all().values()) {
      parts
          .computeIfAbsent(
              variant.part(), part -> new MarkdownTable(List.of("variant", "what is wrong")))
          .row(List.of("`" + variant.text() + "`", escaped(wrong(variant))));
    }
    parts.forEach((part, table) -> text.append("\n## ").append(part).append("\n\n").append(table));
    return text.toString();
  }

  private static String wrong(Variant<?> variant) {
    return variant.breaks().isEmpty() ? "nothing; another way to the same" : variant.breaks();
  }

  static String models() {
    StringBuilder text = new StringBuilder("# Memory models\n\n");
    text.append(
        "From strong to weak. `--model` names one; what the words of the axioms mean is in");
    text.append(" [Memory models](../MEMORY-MODELS.md).\n");
    for (ModelDescriptor model : ModelDescriptor.all()) {
      text.append("\n## ").append(model.name()).append("\n\n");
      text.append("After ")
          .append(escaped(model.source()))
          .append(". An execution is allowed if\n\n");
      model.axioms().forEach(axiom -> text.append("- ").append(escaped(axiom)).append('\n'));
      text.append("\nA data race: ").append(escaped(model.race())).append(". ");
      text.append(
          model.givesRacesMeaning()
              ? "A race has a meaning here and is told, not a fault."
              : "A race is a fault.");
      text.append("\n\nNot shown, so that right code may still meet it:\n\n");
      model.notShown().forEach(each -> text.append("- ").append(escaped(each)).append('\n'));
    }
    return text.toString();
  }
}
