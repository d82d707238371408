package org.latticeipc.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * Adds dependencies. The search for a cycle and the new edge are one section of the lock of the
 * edges, so two callers cannot close a cycle between them; nodes end meanwhile as they like.
 */
final class Linker {
  private static final int NAMES_SHOWN = 12;

  private final DagCore core;
  private final CriticalPaths paths;

  Linker(DagCore core, CriticalPaths paths) {
    this.core = core;
    this.paths = paths;
  }

  DagResult link(DagNode parent, DagNode child) {
    if (!core.knows(parent) || !core.knows(child)) {
      return DagResult.refused(DagError.UNKNOWN_NODE, call(parent, child));
    }
    return core.parts()
        .linking()
        .link(core.edges(), () -> judge(parent, child), () -> add(parent, child));
  }

  private static String call(DagNode parent, DagNode child) {
    return "add_dep(" + parent + ", " + child + ")";
  }

  /** Why not, or null. */
  private @Nullable DagResult judge(DagNode parent, DagNode child) {
    NodeStatus status = child.status();
    if (!status.isBeforeRun()) {
      return started(parent, child, status);
    }
    GraphView view = new GraphView(core, parent, child, core.machine().observed());
    int[] cycle = core.parts().search().cycleClosedBy(view, parent.number(), child.number());
    if (cycle.length > 0) {
      return refusal(view, parent, child, cycle);
    }
    return isLinked(parent, child) ? DagResult.DONE : null;
  }

  private static DagResult started(DagNode parent, DagNode child, NodeStatus status) {
    return DagResult.refused(
        DagError.ALREADY_STARTED, call(parent, child) + ": " + child + " is " + status);
  }

  /**
   * Looks in both lists that would tell at once, for no longer than the shorter one is. By numbers:
   * the nodes themselves, all of this scheduler, are far away.
   */
  private static boolean isLinked(DagNode parent, DagNode child) {
    NodeList up = child.work().parents();
    NodeList down = up == null ? null : parent.dependants().nodes();
    while (up != null && down != null) {
      if (up.number() == parent.number() || down.number() == child.number()) {
        return true;
      }
      up = up.rest();
      down = down.rest();
    }
    return false;
  }

  /**
   * First the child waits for one more, so that it cannot start; then it learns of the parent, and
   * the parent of it. If the parent has ended by then, the child waits for one less again. A run
   * that comes to its end meanwhile waits for the lock: else it would leave a child behind that
   * nothing holds up, and nobody might call another ({@code DagRaces.edgeInFlight}).
   */
  private DagResult add(DagNode parent, DagNode child) {
    // RELEASE, since it stands in the release sequences of parents that ended before.
    long judged = child.change(NodeWord::waiting, RmwOrder.RELEASE);
    if (!NodeWord.isBeforeRun(judged)) {
      return started(parent, child, child.status());
    }
    // RELAXED, and no read-modify-write: the work of a node that waits changes under the lock only,
    // and the worker that takes it comes after the end of this wait.
    NodeWork work = Objects.requireNonNull(child.workCell().load(LoadOrder.RELAXED));
    child.workCell().store(work.withParent(parent), StoreOrder.RELAXED);
    boolean wasReady = NodeWord.isReady(judged);
    Dependants found = attach(parent, child);
    String reason = found.reason();
    if (found.end() == null) {
      paths.raise(parent, child);
    } else if (reason != null) {
      core.doom(child, reason);
    } else {
      waitForOneLess(child, wasReady);
      return DagResult.DONE;
    }
    if (wasReady) {
      endUnit();
    }
    return DagResult.DONE;
  }

  private void endUnit() {
    long unused = core.gate().end(1);
  }

  /**
   * The parent's list to which the child was added, or its end. ACQ_REL: RELEASE publishes the
   * child, and ACQUIRE goes on with whoever was entered after the look.
   */
  private Dependants attach(DagNode parent, DagNode child) {
    while (true) {
      Dependants seen = parent.dependants();
      if (seen.end() != null
          || parent.dependantsCell().compareAndSet(seen, seen.with(child), RmwOrder.ACQ_REL)) {
        return seen;
      }
    }
  }

  /**
   * A unit is raised before the child can be taken, so that a report that is being made is made
   * again; the child has one still if it was ready before.
   */
  private void waitForOneLess(DagNode child, boolean hasUnit) {
    if (!hasUnit) {
      core.gate().raise(1);
    }
    // RELEASE: the child's taker sees what the parent did, which attach() acquired.
    long now = child.countDown(RmwOrder.RELEASE);
    if (NodeWord.isReady(now)) {
      core.pool().enter(core.entry(child, now));
    } else {
      endUnit();
    }
  }

  private DagResult refusal(GraphView view, DagNode parent, DagNode child, int[] cycle) {
    List<String> names = new ArrayList<>(cycle.length);
    boolean real = cycle[0] == parent.number() && cycle[1 % cycle.length] == child.number();
    for (int i = 0; i < cycle.length; i++) {
      names.add(view.name(cycle[i]));
      real &= i == 0 || view.showed(cycle[i], cycle[(i + 1) % cycle.length]);
    }
    if (core.machine().observed()) {
      core.machine().note(new CycleRefused(names, real));
    }
    return new DagResult.Refused(
        DagError.CYCLE, call(parent, child) + ": cycle " + path(names), List.copyOf(names));
  }

  private static String path(List<String> names) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      if (i == NAMES_SHOWN && names.size() > NAMES_SHOWN + 1) {
        path.append("… (").append(names.size() - i).append(" more) -> ");
        break;
      }
      path.append(names.get(i)).append(" -> ");
    }
    return path.append(names.get(0)).toString();
  }
}
