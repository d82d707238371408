package org.latticeipc.scenarios.language.execution;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.sync.Condition;
import org.latticeipc.machine.sync.Futex;
import org.latticeipc.machine.sync.Lifetime;
import org.latticeipc.machine.sync.Parker;
import org.latticeipc.machine.sync.SyncParts;
import org.latticeipc.machine.sync.WordMutex;

/** What tasks of one execution wait with and free, by name. Never changed after set-up. */
public final class SyncObjects {
  private final Machine machine;
  private final SyncParts parts;
  private final Map<String, Parker> permits = new LinkedHashMap<>();
  private final Map<String, Futex> futexes = new LinkedHashMap<>();
  private final Map<String, WordMutex> mutexes = new LinkedHashMap<>();
  private final Map<String, Condition> conditions = new LinkedHashMap<>();
  private final Map<String, Lifetime> memories = new LinkedHashMap<>();

  SyncObjects(Machine machine, SyncParts parts) {
    this.machine = machine;
    this.parts = parts;
  }

  /** A permit that tasks park for. */
  public void addPermit(String name, boolean spurious) {
    permits.put(name, parts.permit().create(machine, name, spurious));
  }

  /** A futex on a cell. */
  public void addFutex(String name, LongCell word) {
    futexes.put(name, parts.futex().create(machine, word));
  }

  /** A mutex of one word. */
  public void addMutex(String name) {
    mutexes.put(name, parts.mutex().create(machine, name));
  }

  /** A condition variable. */
  public void addCondition(String name, boolean spurious) {
    conditions.put(name, parts.condition().create(machine, name, spurious));
  }

  /** A block of memory that is freed by hand. */
  public void addMemory(String name) {
    memories.put(name, new Lifetime(machine, name));
  }

  public Parker permit(String name) {
    return found(permits.get(name), name);
  }

  public Futex futex(String name) {
    return found(futexes.get(name), name);
  }

  public WordMutex mutex(String name) {
    return found(mutexes.get(name), name);
  }

  public Condition condition(String name) {
    return found(conditions.get(name), name);
  }

  public Lifetime memory(String name) {
    return found(memories.get(name), name);
  }

  private static <T> T found(@Nullable T thing, String name) {
    if (thing == null) {
      throw new IllegalStateException("'" + name + "' was checked and is not there");
    }
    return thing;
  }
}
