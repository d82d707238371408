package org.latticeipc.machine.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.latticeipc.machine.Fact;

/** Who owns what and waits for what, by the facts that tasks told. Confined to one thread. */
public final class Holdings {
  /**
   * A task that cannot go on.
   *
   * @param why such as {@code waits for x}; said if no fact says what it waits for
   */
  public record Waiting(String task, String why) {}

  private final Map<String, Set<String>> owned = new LinkedHashMap<>();
  private final Map<String, String> awaited = new LinkedHashMap<>();
  private final Set<String> ownerless = new LinkedHashSet<>();

  /** Takes a fact in, the facts of one task in their order; one about something else is ignored. */
  public void add(String task, Fact fact) {
    if (!(fact instanceof HoldingFact holding)) {
      return;
    }
    switch (holding.holding()) {
      case WAITS -> waits(task, holding.thing());
      case EXPECTS -> {
        waits(task, holding.thing());
        ownerless.add(holding.thing());
      }
      case OWNS -> {
        owns(task, holding.thing());
        awaited.remove(task, holding.thing());
      }
      case LEAVES -> {
        owned.getOrDefault(task, new LinkedHashSet<>()).remove(holding.thing());
        awaited.remove(task, holding.thing());
      }
    }
  }

  /** A task waits for a thing. */
  public void waits(String task, String thing) {
    awaited.put(task, thing);
  }

  /** A task owns a thing, beside those that it owns already. */
  public void owns(String task, String thing) {
    owned.computeIfAbsent(task, t -> new LinkedHashSet<>()).add(thing);
  }

  /** Whether any of these tasks has said what it owns or waits for. */
  public boolean tellOf(List<Waiting> waiting) {
    return waiting.stream()
        .map(Waiting::task)
        .anyMatch(t -> awaited.containsKey(t) || !owned.getOrDefault(t, Set.of()).isEmpty());
  }

  /**
   * What tasks that cannot go on own and wait for, one after the other: {@code t1 owns a and waits
   * for b, owned by t2}; {@code t2 owns b and waits for x}.
   */
  public List<String> of(List<Waiting> waiting) {
    List<String> all = new ArrayList<>();
    for (Waiting task : waiting) {
      Set<String> things = owned.getOrDefault(task.task(), Set.of());
      String thing = awaited.get(task.task());
      String owns = things.isEmpty() ? "" : " owns " + String.join(", ", things) + " and";
      String waits = thing == null ? task.why() : "waits for " + withOwners(thing);
      all.add(task.task() + owns + " " + waits);
    }
    return all;
  }

  private String withOwners(String thing) {
    List<String> owners = new ArrayList<>();
    owned.forEach(
        (owner, all) -> {
          if (all.contains(thing)) {
            owners.add(owner);
          }
        });
    if (owners.isEmpty() && ownerless.contains(thing)) {
      return thing;
    }
    return thing
        + (owners.isEmpty() ? ", which nobody owns" : ", owned by " + String.join(", ", owners));
  }
}
