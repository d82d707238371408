package org.latticeipc.scheduler;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.value.IntList;
import org.latticeipc.scheduler.part.AtomicUpdate;
import org.latticeipc.scheduler.part.CycleSearch;
import org.latticeipc.scheduler.part.NodeOutcome;

/**
 * The scheduler's calls as pure functions of its state. Each is judged on one state and changes
 * another; in the real scheduler both are the same, see {@link AtomicUpdate}.
 */
final class DagTransitions {
  private static final int NAMES_SHOWN = 12;
  private final CycleSearch search;

  DagTransitions(CycleSearch search) {
    this.search = search;
  }

  // Linking

  /** Why {@code child} may not be made to wait for {@code parent}, or null. */
  DagResult.@Nullable Refused linkRefusal(DagState s, DagNode parent, DagNode child) {
    String call = "add_dep(" + parent + ", " + child + ")";
    if (!s.knows(parent) || !s.knows(child)) {
      return refused(DagError.UNKNOWN_NODE, call);
    }
    NodeStatus status = s.at(child.number()).status();
    if (!status.isBeforeRun()) {
      return refused(DagError.ALREADY_STARTED, call + ": " + child + " is " + status);
    }
    int[] cycle = search.cycleClosedBy(s, parent.number(), child.number());
    return cycle.length == 0 ? null : cycleRefusal(s, call, cycle);
  }

  /** Tells a refused cycle, and whether the graph really has all its edges but the new one. */
  CycleRefused evidence(DagState s, DagNode parent, DagNode child) {
    int[] cycle = search.cycleClosedBy(s, parent.number(), child.number());
    List<String> names = new ArrayList<>();
    boolean real = cycle[0] == parent.number() && cycle[1 % cycle.length] == child.number();
    for (int i = 0; i < cycle.length; i++) {
      int next = cycle[(i + 1) % cycle.length];
      names.add(s.name(cycle[i]));
      real &= i == 0 || IntList.contains(s.at(next).parents(), cycle[i]);
    }
    return new CycleRefused(names, real);
  }

  private static DagResult.Refused cycleRefusal(DagState s, String call, int[] cycle) {
    List<String> names = new ArrayList<>(cycle.length);
    for (int node : cycle) {
      names.add(s.name(node));
    }
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      if (i == NAMES_SHOWN && names.size() > NAMES_SHOWN + 1) {
        path.append("… (").append(names.size() - i).append(" more) -> ");
        break;
      }
      path.append(names.get(i)).append(" -> ");
    }
    path.append(names.get(0));
    return new DagResult.Refused(DagError.CYCLE, call + ": cycle " + path, List.copyOf(names));
  }

  DagState link(DagState judged, DagState changed, DagNode parent, DagNode child) {
    if (linkRefusal(judged, parent, child) != null || hasEdge(changed, parent, child)) {
      return changed;
    }
    DagEdit edit = new DagEdit(changed);
    NodeState above = edit.at(parent.number());
    NodeState below = edit.at(child.number());
    boolean open = above.status() != NodeStatus.DONE;
    if (open && below.status() == NodeStatus.READY) {
      edit.makeWaiting(child.number());
      below = edit.at(child.number());
    }
    edit.put(below.withParent(parent.number(), below.pending() + (open ? 1 : 0)));
    edit.put(edit.at(parent.number()).withChild(child.number()));
    edit.raise(parent.number(), child.number());
    if (above.reason() != null) {
      doom(edit, child.number(), above.reason());
    }
    return edit.next();
  }

  /** Looks in the shorter of the two lists that would tell. */
  private static boolean hasEdge(DagState s, DagNode parent, DagNode child) {
    IntList children = s.at(parent.number()).children();
    IntList parents = s.at(child.number()).parents();
    if (children == null || parents == null) {
      return false;
    }
    return children.size() < parents.size()
        ? IntList.contains(children, child.number())
        : IntList.contains(parents, parent.number());
  }

  private static void doom(DagEdit edit, int number, String reason) {
    if (edit.cancel(number, reason)) {
      edit.cancelDependantsOf(number, reason);
    }
  }

  // Submission

  @Nullable DagError submitRefusal(DagState s, DagNode node) {
    if (!s.knows(node)) {
      return DagError.UNKNOWN_NODE;
    }
    return s.at(node.number()).status() == NodeStatus.NEW ? null : DagError.ALREADY_SUBMITTED;
  }

  DagState submit(DagState judged, DagState changed, DagNode node) {
    int number = node.number();
    if (submitRefusal(judged, node) != null || submitRefusal(changed, node) != null) {
      return changed;
    }
    DagEdit edit = new DagEdit(changed);
    edit.put(edit.at(number).with(NodeStatus.WAITING));
    String doomed = edit.at(number).reason();
    if (doomed != null) {
      doom(edit, number, doomed);
    } else if (judged.at(number).pending() == 0) {
      edit.makeReady(number);
    }
    return edit.next();
  }

  // Running

  /** The state after a task ended one node, or none, and took the next, or none. */
  Turn turn(DagState judged, DagState changed, int task, @Nullable Ended ended) {
    DagEdit edit = new DagEdit(changed);
    if (ended != null) {
      complete(edit, judged, task, ended);
    }
    DagNode next = edit.take(task);
    return new Turn(ended == null && next == null ? changed : edit.next(), next);
  }

  /** A node that a worker took, and how its work ended. */
  record Ended(DagNode node, NodeOutcome outcome) {}

  /** What a turn leads to. */
  record Turn(DagState state, @Nullable DagNode next) {}

  private static void complete(DagEdit edit, DagState judged, int task, Ended ended) {
    int number = ended.node().number();
    String failure = ended.outcome().failure();
    edit.runnerEnds(task);
    if (failure != null) {
      edit.put(edit.at(number).ended(NodeStatus.FAILED, failure));
      edit.cancelDependantsOf(
          number, "it depends on " + ended.node() + ", which failed: " + failure);
      return;
    }
    edit.put(edit.at(number).with(NodeStatus.DONE));
    for (int child : IntList.toArray(edit.at(number).children())) {
      edit.dependencyDone(child, judged.at(child).pending());
    }
  }

  // Attributes

  DagState setPriority(DagState s, DagNode node, long priority) {
    if (changeRefusal(s, node) != null) {
      return s;
    }
    DagEdit edit = new DagEdit(s);
    edit.put(edit.at(node.number()).withExplicit(priority));
    edit.reorder(node.number());
    return edit.next();
  }

  DagState setTarget(DagState s, DagNode node, ActivationTarget target) {
    if (changeRefusal(s, node) != null) {
      return s;
    }
    ActivationTarget old = s.at(node.number()).target();
    if (old != null && old.outranks(target)) {
      return s;
    }
    DagEdit edit = new DagEdit(s);
    edit.put(edit.at(node.number()).withTarget(target));
    return edit.next();
  }

  @Nullable DagError changeRefusal(DagState s, DagNode node) {
    if (!s.knows(node)) {
      return DagError.UNKNOWN_NODE;
    }
    return s.at(node.number()).status().isBeforeRun() ? null : DagError.ALREADY_STARTED;
  }

  private static DagResult.Refused refused(DagError error, String detail) {
    return new DagResult.Refused(error, detail, List.of());
  }
}
