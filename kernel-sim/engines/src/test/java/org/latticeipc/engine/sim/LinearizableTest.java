package org.latticeipc.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.property.Called;
import org.latticeipc.machine.property.CounterModel;
import org.latticeipc.machine.property.FifoQueueModel;
import org.latticeipc.machine.property.Linearizable;
import org.latticeipc.machine.property.Returned;

class LinearizableTest {
  /** A run in which each fact happens before all later ones, as under sequential consistency. */
  private static final class History implements Execution {
    private final List<Noted<?>> facts = new ArrayList<>();

    History called(int task, String operation, String argument) {
      return add(task, new Called("q", operation, argument));
    }

    History returned(int task, String result) {
      return add(task, new Returned("q", result));
    }

    private History add(int task, Fact fact) {
      facts.add(new Noted<>(new TaskHandle(task, "t" + task, 0), facts.size(), fact));
      return this;
    }

    @Override
    public List<Noted<?>> facts() {
      return facts;
    }

    @Override
    public boolean happensBefore(Noted<?> earlier, Noted<?> later) {
      return earlier.index() < later.index();
    }

    @Override
    public boolean isKnownAt(Noted<?> earlier, Noted<?> later) {
      return happensBefore(earlier, later);
    }
  }

  private static Optional<String> judgeQueue(History history) {
    return new Linearizable<>("q", new FifoQueueModel()).violation(history);
  }

  private static Optional<String> judgeCounter(History history) {
    return new Linearizable<>("q", new CounterModel()).violation(history);
  }

  @Test
  void queue_takenInOrderOfAdding_holds() {
    History h = new History();
    h.called(1, "add", "a").returned(1, "").called(1, "add", "b").returned(1, "");
    h.called(2, "take", "").returned(2, "a").called(2, "take", "").returned(2, "b");
    assertEquals(Optional.empty(), judgeQueue(h));
  }

  @Test
  void queue_takenOutOfOrder_isViolated() {
    History h = new History();
    h.called(1, "add", "a").returned(1, "").called(1, "add", "b").returned(1, "");
    h.called(2, "take", "").returned(2, "b");
    assertEquals(
        Optional.of(
            "no order of the operations on q explains t1: add(a); t1: add(b); t2: take() = b"),
        judgeQueue(h));
  }

  @Test
  void queue_concurrentAddsTakenInEitherOrder_holds() {
    History h = new History();
    h.called(1, "add", "a").called(2, "add", "b").returned(1, "").returned(2, "");
    h.called(1, "take", "").returned(1, "b").called(1, "take", "").returned(1, "a");
    assertEquals(Optional.empty(), judgeQueue(h));
  }

  @Test
  void queue_emptyAlthoughSomethingWasAdded_isViolated() {
    History h = new History();
    h.called(1, "add", "a").returned(1, "").called(2, "take", "").returned(2, "empty");
    assertTrue(judgeQueue(h).isPresent());
  }

  @Test
  void queue_pendingAddMayHaveTakenEffect() {
    History h = new History();
    h.called(1, "add", "a").called(2, "take", "").returned(2, "a");
    assertEquals(Optional.empty(), judgeQueue(h));
  }

  @Test
  void queue_valueThatNobodyAdded_isViolated() {
    History h = new History();
    h.called(1, "add", "a").called(2, "take", "").returned(2, "z");
    assertTrue(judgeQueue(h).isPresent());
  }

  @Test
  void counter_twoIncrementsWithOneResult_isViolated() {
    History h = new History();
    h.called(1, "increment", "").called(2, "increment", "").returned(1, "0").returned(2, "0");
    assertTrue(judgeCounter(h).isPresent());
  }

  @Test
  void counter_readBetweenIncrements_holds() {
    History h = new History();
    h.called(1, "increment", "").called(2, "read", "").returned(2, "1").returned(1, "0");
    assertEquals(Optional.empty(), judgeCounter(h));
  }

  @Test
  void manyConcurrentOperations_areJudgedInTime() {
    History h = new History();
    for (int t = 1; t <= 12; t++) {
      h.called(t, "increment", "");
    }
    for (int t = 1; t <= 12; t++) {
      h.returned(t, t == 12 ? "12" : Integer.toString(t - 1));
    }
    assertTrue(judgeCounter(h).isPresent());
  }
}
