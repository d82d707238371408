package org.latticeipc.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latticeipc.engine.host.HostMachine;

/** The work of a node in its forms: equal by what it is, whichever way it came about. */
class NodeWorkTest {
  private final DagScheduler dag = DagScheduler.create(HostMachine.create());
  private final DagNode a = dag.node("a");
  private final DagNode b = dag.node("b");
  private final NodeWork bare = NodeWork.of(NodeBody.NOTHING);

  @Test
  void parents_areThoseAdded_inEachForm() {
    NodeWork after = bare.withParent(a).withParent(b);
    NodeWork full = bare.withPriority(3).withParent(a).withParent(b);
    assertInstanceOf(NodeWork.After.class, after);
    assertInstanceOf(NodeWork.Full.class, full);
    assertEquals(List.of(a, b), NodeList.toList(after.parents()));
    assertEquals(List.of(a, b), NodeList.toList(full.parents()));
    assertEquals("waits for [a, b]", after.toString());
    assertEquals(after.toString(), full.toString());
    assertNull(bare.parents());
    assertEquals("waits for null", bare.toString());
  }

  @Test
  void works_areEqual_whateverTheOrderInWhichTheyWereSet() {
    NodeWork one = bare.withParent(a).withPriority(3).withParent(b);
    NodeWork other = bare.withPriority(3).withParent(a).withParent(b);
    assertEquals(one, other);
    assertEquals(other, one);
    assertEquals(one.hashCode(), other.hashCode());
    assertEquals(bare.withParent(a), NodeWork.of(() -> {}).withParent(a));
    assertNotEquals(bare, bare.withParent(a));
    assertNotEquals(bare.withParent(a), bare.withParent(b));
    assertNotEquals(bare.withParent(a).withPriority(3), bare.withParent(a));
    assertNotEquals(bare.withReason("lost"), bare);
  }

  /** Cycles through a cancelled node are still found, and its work is given up. */
  @Test
  void cancelled_keepsWhatItWaitedFor_andNoWork() {
    NodeWork cancelled = bare.withParent(a).withParent(b).withReason("lost").cancelled();
    assertFalse(cancelled.isOpen());
    assertEquals("lost", cancelled.reason());
    assertEquals(List.of(a, b), NodeList.toList(cancelled.parents()));
    for (NodeList at = cancelled.parents(); at != null; at = at.rest()) {
      assertSame(NodeList.class, at.getClass());
    }
  }

  @Test
  void taken_isOne_whereThereIsNothingToKeep() {
    assertSame(bare.taken(), bare.withParent(a).withPriority(3).taken());
    assertNull(bare.taken().parents());
    assertFalse(bare.taken().isOpen());
    assertEquals("broke", bare.withParent(a).failed("broke").reason());
  }
}
