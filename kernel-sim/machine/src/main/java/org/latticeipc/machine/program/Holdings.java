package org.latticeipc.machine.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.latticeipc.machine.Fact;

/** Who owns what and waits for what, by the facts that tasks told. Confined to one thread. */
public final class Holdings {
  private final Map<String, Set<String>> owned = new LinkedHashMap<>();
  private final Map<String, String> awaited = new LinkedHashMap<>();

  /** Takes a fact in, the facts of one task in their order; one about something else is ignored. */
  public void add(String task, Fact fact) {
    if (!(fact instanceof HoldingFact holding)) {
      return;
    }
    Set<String> things = owned.computeIfAbsent(task, t -> new LinkedHashSet<>());
    switch (holding.holding()) {
      case WAITS -> awaited.put(task, holding.thing());
      case OWNS -> {
        things.add(holding.thing());
        awaited.remove(task, holding.thing());
      }
      case LEAVES -> things.remove(holding.thing());
    }
  }

  /**
   * What a task that cannot go on owns and waits for: {@code t1 owns a and waits for b, owned by
   * t2}; empty if no fact says that it waits.
   */
  public Optional<String> of(String task) {
    String thing = awaited.get(task);
    if (thing == null) {
      return Optional.empty();
    }
    Set<String> things = owned.getOrDefault(task, Set.of());
    String owns = things.isEmpty() ? "" : " owns " + String.join(", ", things) + " and";
    List<String> owners = new ArrayList<>();
    owned.forEach(
        (owner, all) -> {
          if (all.contains(thing)) {
            owners.add(owner);
          }
        });
    String by =
        owners.isEmpty() ? ", which nobody owns" : ", owned by " + String.join(", ", owners);
    return Optional.of(task + owns + " waits for " + thing + by);
  }
}
