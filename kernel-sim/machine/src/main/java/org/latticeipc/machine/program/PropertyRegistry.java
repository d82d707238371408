package org.latticeipc.machine.program;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every property that can be asked for by name. A module registers its properties as services, each
 * with a public constructor without parameters; those of {@link EngineProperties} need no asking.
 */
public final class PropertyRegistry {
  private static final SortedMap<String, Property> ALL = load();

  private PropertyRegistry() {}

  /** The properties by name, sorted. */
  public static Map<String, Property> all() {
    return ALL;
  }

  /** The property with this name, if there is one. */
  public static Optional<Property> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /** The properties of the classes in a package, by name: those of one module. */
  public static List<Property> in(Package room) {
    List<Property> found = new ArrayList<>();
    for (Property property : ALL.values()) {
      if (property.getClass().getPackage().equals(room)) {
        found.add(property);
      }
    }
    return found;
  }

  private static SortedMap<String, Property> load() {
    SortedMap<String, Property> all = new TreeMap<>();
    ClassLoader loader = PropertyRegistry.class.getClassLoader();
    for (Property property : ServiceLoader.load(Property.class, loader)) {
      if (all.putIfAbsent(property.name(), property) != null) {
        throw new IllegalStateException("two properties are called " + property.name());
      }
    }
    return Collections.unmodifiableSortedMap(all);
  }
}
