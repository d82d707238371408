package org.latticeipc.scenarios.language.part;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.ipc.property.IpcProperties;
import org.latticeipc.kernel.property.Authority;
import org.latticeipc.kernel.property.NoUseAfterRevoke;
import org.latticeipc.kernel.property.NoYieldToDeadTask;
import org.latticeipc.kernel.property.RightsOnlyShrink;
import org.latticeipc.machine.program.Property;
import org.latticeipc.scheduler.property.DagOrder;
import org.latticeipc.scheduler.property.ExactlyOnce;
import org.latticeipc.scheduler.property.TrueCycles;

/** Properties that a scenario may ask for, by name, in a fixed order. Immutable. */
public final class PropertyCatalogue {
  /** Judged by the engines in every execution, whether asked for or not. */
  private static final List<String> ALWAYS =
      List.of(
          Violation.NO_DATA_RACE,
          Violation.NO_DEADLOCK,
          Violation.NO_LIVELOCK,
          Violation.ASSERTION,
          Violation.UNCAUGHT_EXCEPTION);

  private final Map<String, Property> byName;

  /**
   * A catalogue of these properties.
   *
   * @throws IllegalArgumentException if two have one name
   */
  public PropertyCatalogue(Iterable<? extends Property> properties) {
    Map<String, Property> all = new LinkedHashMap<>();
    for (Property property : properties) {
      if (all.put(property.name(), property) != null || ALWAYS.contains(property.name())) {
        throw new IllegalArgumentException("two properties are named " + property.name());
      }
    }
    byName = Collections.unmodifiableMap(all);
  }

  /** The properties of kernel, channels and scheduler. */
  public static PropertyCatalogue standard() {
    List<Property> all = new ArrayList<>(IpcProperties.all());
    all.addAll(
        List.of(
            new Authority(),
            new NoUseAfterRevoke(),
            new NoYieldToDeadTask(),
            new RightsOnlyShrink(),
            new DagOrder(),
            new ExactlyOnce(),
            new TrueCycles()));
    return new PropertyCatalogue(all);
  }

  /** What {@code properties} may list. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /** What can be violated. */
  public List<String> allNames() {
    List<String> names = new ArrayList<>(ALWAYS);
    names.addAll(byName.keySet());
    return names;
  }

  /** Whether engines judge it without being asked. */
  public static boolean isAlways(String name) {
    return ALWAYS.contains(name);
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
