package org.latticeipc.house;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A directed graph of names, each arrow with an example of what makes it. */
final class Arrows {
  private final SortedMap<String, SortedMap<String, String>> from = new TreeMap<>();

  void node(String name) {
    from.computeIfAbsent(name, n -> new TreeMap<>());
  }

  /** Adds an arrow; of several examples the first in the alphabet is kept. */
  void add(String source, String target, String example) {
    node(source);
    node(target);
    if (!source.equals(target)) {
      from.get(source).merge(target, example, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }
  }

  SortedSet<String> nodes() {
    return new TreeSet<>(from.keySet());
  }

  SortedSet<String> targets(String source) {
    return new TreeSet<>(from.getOrDefault(source, new TreeMap<>()).keySet());
  }

  /** All that can be reached from a node by one arrow or more. */
  SortedSet<String> reachable(String start) {
    SortedSet<String> seen = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(targets(start));
    while (!open.isEmpty()) {
      String node = open.pop();
      if (seen.add(node)) {
        open.addAll(targets(node));
      }
    }
    return seen;
  }

  /** Nodes that reach each other, a list of lines for each such set; empty if there is no cycle. */
  List<String> cycles() {
    List<String> cycles = new ArrayList<>();
    SortedSet<String> told = new TreeSet<>();
    for (String node : nodes()) {
      SortedSet<String> there = reachable(node);
      if (there.contains(node) && told.add(node)) {
        there.removeIf(other -> !reachable(other).contains(node));
        told.addAll(there);
        cycles.add(describe(there));
      }
    }
    return cycles;
  }

  private String describe(SortedSet<String> cycle) {
    StringBuilder text = new StringBuilder("cycle of " + String.join(", ", cycle));
    for (String node : cycle) {
      for (Map.Entry<String, String> arrow : from.getOrDefault(node, new TreeMap<>()).entrySet()) {
        if (cycle.contains(arrow.getKey())) {
          text.append("\n    ").append(node).append(" -> ").append(arrow.getKey());
          text.append(": ").append(arrow.getValue());
        }
      }
    }
    return text.toString();
  }

  /** The targets of a node that no other target of it reaches. */
  SortedSet<String> nearTargets(String source) {
    SortedSet<String> near = targets(source);
    targets(source).forEach(target -> near.removeAll(reachable(target)));
    return near;
  }
}
