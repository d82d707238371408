package org.latticeipc.ipc.property;

import java.util.ArrayList;
import java.util.List;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Execution;

/** An execution told by a test: facts in order, and which of them start a new island. */
final class FixedExecution implements Execution {
  private final List<Noted<?>> facts = new ArrayList<>();
  private final List<Integer> islands = new ArrayList<>();
  private int island;

  /**
   * Task {@code task} notes a fact that everything since the last {@link #unordered()} precedes.
   */
  FixedExecution then(int task, Fact fact) {
    int index = (int) facts.stream().filter(n -> n.task().id() == task).count();
    facts.add(new Noted<>(new TaskHandle(task, "t" + task, 0), index, fact));
    islands.add(island);
    return this;
  }

  /** Facts of other tasks after this point do not see those before it. */
  FixedExecution unordered() {
    island++;
    return this;
  }

  @Override
  public List<Noted<?>> facts() {
    return facts;
  }

  @Override
  public boolean happensBefore(Noted<?> earlier, Noted<?> later) {
    int a = facts.indexOf(earlier);
    int b = facts.indexOf(later);
    return a < b && (earlier.task().equals(later.task()) || islands.get(a).equals(islands.get(b)));
  }

  @Override
  public boolean isKnownAt(Noted<?> earlier, Noted<?> later) {
    return happensBefore(earlier, later);
  }
}
