package org.latticeipc.ipc.variant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.latticeipc.ipc.IpcParts;
import org.latticeipc.ipc.suite.Suite;

/**
 * Finds replaced parts by what a user writes: {@code lock=NAME}, {@code ipc=NAME} or {@code
 * suite=NAME}.
 */
public final class IpcVariants {
  private IpcVariants() {}

  /** Everything that {@link #apply} knows, as {@code part=name}, the suites included. */
  public static List<String> known() {
    List<String> names = new ArrayList<>();
    for (LockVariant variant : LockVariant.values()) {
      names.add("lock=" + variant.id());
    }
    for (IpcVariant variant : IpcVariant.values()) {
      names.add("ipc=" + variant.id());
    }
    names.add("suite=" + Suite.DOCUMENTED.name());
    names.add("suite=" + Suite.SEALED.name());
    return List.copyOf(names);
  }

  /** The parts with the one that {@code name} says, or empty if there is no such variant. */
  public static Optional<IpcParts> apply(IpcParts parts, String part, String name) {
    return switch (part) {
      case "lock" -> LockVariant.named(name).map(v -> parts.withLock(v::create));
      case "ipc" -> IpcVariant.named(name).map(v -> v.applyTo(parts));
      case "suite" -> suite(name).map(parts::withSuite);
      default -> Optional.empty();
    };
  }

  private static Optional<Suite> suite(String name) {
    if (name.equals(Suite.DOCUMENTED.name())) {
      return Optional.of(Suite.DOCUMENTED);
    }
    return name.equals(Suite.SEALED.name()) ? Optional.of(Suite.SEALED) : Optional.empty();
  }
}
