package org.latticeipc.ipc.property;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.latticeipc.ipc.lock.LockFact;
import org.latticeipc.ipc.lock.LockFact.Acquired;
import org.latticeipc.ipc.lock.LockFact.Arrived;
import org.latticeipc.ipc.lock.LockFact.Released;

class LockPropertiesTest {
  private static final LockFact ARRIVED_0 = new Arrived("l", 0);
  private static final LockFact ARRIVED_1 = new Arrived("l", 1);
  private static final LockFact ACQUIRED = new Acquired("l");
  private static final LockFact RELEASED = new Released("l");

  @Test
  void mutualExclusion_sectionsInTurn_holds() {
    var execution =
        new FixedExecution()
            .then(1, ACQUIRED)
            .then(1, RELEASED)
            .then(2, ACQUIRED)
            .then(2, RELEASED);
    assertEquals(Optional.empty(), new MutualExclusion().violation(execution));
  }

  @Test
  void mutualExclusion_secondEntersBeforeFirstLeaves_isViolated() {
    var execution = new FixedExecution().then(1, ACQUIRED).then(2, ACQUIRED);
    assertEquals(
        Optional.of("task t2 owns lock l although nothing orders it after the section of task t1"),
        new MutualExclusion().violation(execution));
  }

  @Test
  void mutualExclusion_sectionsInTurnButUnordered_isViolated() {
    var execution =
        new FixedExecution().then(1, ACQUIRED).then(1, RELEASED).unordered().then(2, ACQUIRED);
    assertEquals(
        Optional.of("task t2 owns lock l although nothing orders it after the section of task t1"),
        new MutualExclusion().violation(execution));
  }

  @Test
  void mutualExclusion_releasedByAnother_isViolated() {
    var execution = new FixedExecution().then(1, ACQUIRED).then(2, RELEASED);
    assertEquals(
        Optional.of("task t2 hands lock l over while it is not the owner"),
        new MutualExclusion().violation(execution));
  }

  @Test
  void mutualExclusion_differentLocks_mayOverlap() {
    var execution = new FixedExecution().then(1, ACQUIRED).then(2, new Acquired("m"));
    assertEquals(Optional.empty(), new MutualExclusion().violation(execution));
  }

  @Test
  void boundedOvertaking_firstComeFirstServed_holds() {
    var execution =
        new FixedExecution()
            .then(1, ARRIVED_0)
            .then(2, ARRIVED_1)
            .then(1, ACQUIRED)
            .then(1, RELEASED)
            .then(2, ACQUIRED);
    assertEquals(Optional.empty(), new BoundedOvertaking().violation(execution));
  }

  @Test
  void boundedOvertaking_laterArrivalEntersFirst_isViolated() {
    var execution =
        new FixedExecution()
            .then(1, ARRIVED_0)
            .then(2, ARRIVED_1)
            .then(2, ACQUIRED)
            .then(2, RELEASED)
            .then(1, ACQUIRED);
    assertEquals(
        Optional.of(
            "task t1 was overtaken 1 times at lock l by tasks that arrived later; the bound is 0"),
        new BoundedOvertaking().violation(execution));
    assertEquals(Optional.empty(), new BoundedOvertaking(1).violation(execution));
  }

  @Test
  void boundedOvertaking_arrivalsUnordered_isNoOvertaking() {
    var execution =
        new FixedExecution()
            .then(1, ARRIVED_0)
            .unordered()
            .then(2, ARRIVED_1)
            .then(2, ACQUIRED)
            .then(2, RELEASED)
            .then(1, ACQUIRED);
    assertEquals(Optional.empty(), new BoundedOvertaking().violation(execution));
  }
}
