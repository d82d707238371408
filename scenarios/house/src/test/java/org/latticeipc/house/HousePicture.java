package org.latticeipc.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.latticeipc.machine.text.MarkdownTable;

/** Modules, packages and who knows whom, as Markdown with a Mermaid graph. */
final class HousePicture {
  private HousePicture() {}

  /** Which module depends on which. */
  static Arrows modules(SortedMap<String, List<JavaClass>> byModule) {
    SortedMap<String, String> moduleOf = new TreeMap<>();
    byModule.forEach(
        (module, classes) -> classes.forEach(each -> moduleOf.put(each.getName(), module)));
    Arrows arrows = new Arrows();
    byModule.forEach(
        (module, classes) -> {
          arrows.node(module);
          for (JavaClass each : classes) {
            for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
              String target =
                  moduleOf.get(dependency.getTargetClass().getBaseComponentType().getName());
              if (target != null) {
                arrows.add(module, target, dependency.getDescription());
              }
            }
          }
        });
    return arrows;
  }

  /** The picture; an arrow of the graph that others imply is left out. */
  static String of(SortedMap<String, List<JavaClass>> byModule) {
    Arrows arrows = modules(byModule);
    StringBuilder text = new StringBuilder("```mermaid\ngraph BT\n");
    for (String module : arrows.nodes()) {
      text.append("  ").append(id(module)).append("[\"").append(module).append("\"]\n");
    }
    for (String module : arrows.nodes()) {
      for (String target : arrows.nearTargets(module)) {
        text.append("  ").append(id(module)).append(" --> ").append(id(target)).append('\n');
      }
    }
    text.append("```\n\n");
    MarkdownTable table = new MarkdownTable(List.of("module", "knows", "packages"));
    byModule.forEach(
        (module, classes) ->
            table.row(
                List.of(
                    "`" + module + "`",
                    quoted(arrows.targets(module).stream().map(HousePicture::last).toList()),
                    quoted(packages(classes)))));
    return text.append(table).toString();
  }

  private static SortedSet<String> packages(List<JavaClass> classes) {
    return classes.stream()
        .map(each -> each.getPackageName().substring(House.ROOT.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String quoted(Iterable<String> names) {
    StringBuilder text = new StringBuilder();
    names.forEach(
        name -> text.append(text.isEmpty() ? "" : ", ").append('`').append(name).append('`'));
    return text.isEmpty() ? "nothing" : text.toString();
  }

  private static String last(String module) {
    return module.substring(module.lastIndexOf('/') + 1);
  }

  private static String id(String module) {
    return module.replaceAll("[^A-Za-z]", "_");
  }
}
