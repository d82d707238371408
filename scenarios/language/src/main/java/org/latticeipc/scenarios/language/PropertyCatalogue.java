package org.latticeipc.scenarios.language;

import java.util.ArrayList;
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

/** The properties a scenario may ask for, by name. */
final class PropertyCatalogue {
  private static final Map<String, Property> BY_NAME = new LinkedHashMap<>();

  /** Judged by the engines in every execution, whether asked for or not. */
  private static final List<String> ALWAYS =
      List.of(
          Violation.NO_DATA_RACE,
          Violation.NO_DEADLOCK,
          Violation.NO_LIVELOCK,
          Violation.ASSERTION,
          Violation.UNCAUGHT_EXCEPTION);

  static {
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
    all.forEach(property -> BY_NAME.put(property.name(), property));
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
