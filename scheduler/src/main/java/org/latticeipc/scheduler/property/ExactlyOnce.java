package org.latticeipc.scheduler.property;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Execution.Noted;
import org.latticeipc.machine.program.Property;
import org.latticeipc.scheduler.NodeFinished;
import org.latticeipc.scheduler.NodeStarted;
import org.latticeipc.scheduler.RunEnded;

/**
 * No node starts twice, and when a run has ended, no submitted node still waits unless something it
 * depends on, at any distance, was not submitted. A node on a cycle waits without such an excuse.
 */
public final class ExactlyOnce implements Property {
  @Override
  public String name() {
    return "exactly-once";
  }

  @Override
  public String statement() {
    return "no node starts twice, and none that nothing holds up is left waiting";
  }

  @Override
  public Optional<String> violation(Execution execution) {
    Map<Integer, Noted<NodeStarted>> starts = new HashMap<>();
    for (Noted<NodeStarted> noted : execution.factsOf(NodeStarted.class)) {
      NodeStarted start = noted.fact();
      Noted<NodeStarted> earlier = starts.put(start.node(), noted);
      if (earlier != null) {
        return Optional.of(
            "node "
                + start.name()
                + " starts twice, in task "
                + earlier.task()
                + " and in task "
                + noted.task());
      }
    }
    return execution.factsOf(RunEnded.class).stream()
        .flatMap(noted -> stuck(noted.fact(), done(execution)).stream())
        .filter(left -> !starts.containsKey(left.node()))
        .map(left -> "node " + left.name() + " never runs although nothing holds it up")
        .findFirst();
  }

  private static Set<Integer> done(Execution execution) {
    Set<Integer> done = new HashSet<>();
    for (Noted<NodeFinished> noted : execution.factsOf(NodeFinished.class)) {
      NodeFinished end = noted.fact();
      if (end.done()) {
        done.add(end.node());
      }
    }
    return done;
  }

  /** The waiting nodes that only wait for each other, or for nothing. */
  private static List<RunEnded.Left> stuck(RunEnded run, Set<Integer> done) {
    List<RunEnded.Left> waiting =
        run.nodes().stream().filter(RunEnded.Left::waiting).collect(Collectors.toList());
    Set<Integer> open = new HashSet<>();
    waiting.forEach(left -> open.add(left.node()));
    while (waiting.removeIf(
        left -> !left.parents().stream().allMatch(p -> done.contains(p) || open.contains(p)))) {
      open.clear();
      waiting.forEach(left -> open.add(left.node()));
    }
    return waiting;
  }
}
