package org.latticeipc.scenarios.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.latticeipc.ipc.property.MutualExclusion;
import org.latticeipc.machine.Property;

/** The properties a scenario may ask for, by name. */
final class PropertyCatalogue {
  private static final Map<String, Property> BY_NAME = new LinkedHashMap<>();

  /** Judged by the engines in every execution, whether asked for or not. */
  private static final List<String> ALWAYS =
      List.of("no-data-race", "no-deadlock", "no-livelock", "assertion", "uncaught-exception");

  static {
    for (Property property : List.of(new MutualExclusion())) {
      BY_NAME.put(property.name(), property);
    }
  }

  private PropertyCatalogue() {}

  /** What {@code properties} may list. */
  static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  /** What can be violated. */
  static List<String> allNames() {
    List<String> names = new ArrayList<>(ALWAYS);
    names.addAll(BY_NAME.keySet());
    return names;
  }

  /** Whether engines judge it without being asked. */
  static boolean isAlways(String name) {
    return ALWAYS.contains(name);
  }

  static Property named(String name) {
    Property property = BY_NAME.get(name);
    if (property == null) {
      throw new IllegalStateException("no property '" + name + "'");
    }
    return property;
  }
}
