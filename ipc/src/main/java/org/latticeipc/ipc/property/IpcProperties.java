package org.latticeipc.ipc.property;

import java.util.List;
import java.util.Optional;
import org.latticeipc.machine.program.Property;

/** Finds the properties of lock and channel by name. */
public final class IpcProperties {
  private static final List<Property> ALL =
      List.of(
          new AgreedKeys(),
          new BoundedOvertaking(),
          new Fifo(),
          new Integrity(),
          new KeystreamUnique(),
          new LiveKeys(),
          new MutualExclusion(),
          new NoLossNoDuplicate(),
          new NoReplay());

  private IpcProperties() {}

  /** All of them, by name. */
  public static List<Property> all() {
    return ALL;
  }

  /** The property with this name, if there is one. */
  public static Optional<Property> named(String name) {
    return ALL.stream().filter(property -> property.name().equals(name)).findFirst();
  }
}
