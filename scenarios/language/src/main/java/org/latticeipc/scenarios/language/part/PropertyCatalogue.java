package org.latticeipc.scenarios.language.part;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.PropertyRegistry;

/** Properties that a scenario may ask for, by name, in a fixed order. Immutable. */
public final class PropertyCatalogue {
  /** Judged where a program says so at some place, and of the whole program if asked for. */
  private static final Set<String> ASKED = Set.of(EngineProperties.NO_LEAK);

  private final Map<String, Property> byName;

  /**
   * A catalogue of these properties.
   *
   * @throws IllegalArgumentException if two have one name
   */
  public PropertyCatalogue(Iterable<? extends Property> properties) {
    Map<String, Property> all = new LinkedHashMap<>();
    for (Property property : properties) {
      boolean taken = isAlways(property.name()) && !ASKED.contains(property.name());
      if (all.put(property.name(), property) != null || taken) {
        throw new IllegalArgumentException("two properties are named " + property.name());
      }
    }
    byName = Collections.unmodifiableMap(all);
  }

  /** Every property that a module has registered, sorted by name. */
  public static PropertyCatalogue standard() {
    return new PropertyCatalogue(PropertyRegistry.all().values());
  }

  /** What {@code properties} may list. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /** What can be violated. */
  public List<String> allNames() {
    List<String> names = new ArrayList<>(EngineProperties.expectable().keySet());
    byName.keySet().stream().filter(name -> !isAlways(name)).forEach(names::add);
    return names;
  }

  /** Whether engines judge it without being asked. */
  public static boolean isAlways(String name) {
    return EngineProperties.expectable().containsKey(name);
  }

  /**
   * The property of a name that the catalogue has.
   *
   * @throws IllegalArgumentException if it has no such name
   */
  public Property named(String name) {
    Property property = byName.get(name);
    if (property == null) {
      throw new IllegalArgumentException("no property '" + name + "'");
    }
    return property;
  }
}
