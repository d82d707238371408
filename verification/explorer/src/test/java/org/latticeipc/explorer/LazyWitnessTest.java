package org.latticeipc.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.trace.Trace;

/** What a violation says beyond its trace is made when it is asked for, once, and is the same. */
class LazyWitnessTest {
  private static Violation of(AtomicInteger explained, AtomicInteger drawn) {
    Trace trace =
        new Trace(
            "p",
            MemoryModel.SC,
            0,
            Trace.Clock.TASK_EVENTS,
            "test",
            List.of(new TaskHandle(1, "a", 0)),
            List.of());
    return new Violation(
        "p",
        "m",
        trace,
        true,
        () -> {
          explained.incrementAndGet();
          return List.of("because");
        },
        () -> {
          drawn.incrementAndGet();
          return "digraph execution {}";
        });
  }

  @Test
  void explanationAndGraph_areMadeOnce_whenAskedFor() throws Exception {
    AtomicInteger explained = new AtomicInteger();
    AtomicInteger drawn = new AtomicInteger();
    Violation violation = of(explained, drawn);
    assertEquals("m", violation.message());
    assertEquals(0, explained.get() + drawn.get());
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<String>> asked = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        asked.add(threads.submit(() -> violation.explanation() + violation.dot()));
      }
      Set<String> answers = new HashSet<>();
      for (Future<String> answer : asked) {
        answers.add(answer.get());
      }
      assertEquals(Set.of("[because]digraph execution {}"), answers);
    } finally {
      threads.shutdown();
    }
    assertEquals(1, explained.get());
    assertEquals(1, drawn.get());
    assertSame(violation.dot(), violation.dot());
    assertEquals(of(explained, drawn), violation);
  }

  /** A value whose text is another one each time that a task makes it. */
  private static final class Counted {
    private final int[] made;

    Counted(int[] made) {
      this.made = made;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Counted that && made == that.made;
    }

    @Override
    public int hashCode() {
      return made.length;
    }

    @Override
    public String toString() {
      return "value " + made[0];
    }
  }

  /**
   * The program's objects change while the search goes on; what is told of an execution does not.
   */
  @Test
  void whatIsToldLater_isWhatWasSoWhenItWasFound() {
    int[] made = new int[1];
    Program program =
        new Program() {
          @Override
          public String name() {
            return "changing";
          }

          @Override
          public void build(Setup s) {
            RefCell<Counted> cell = s.machine().refCell("cell", null);
            LongCell x = s.machine().longCell("x", 0);
            s.task(
                "w",
                () -> {
                  cell.store(new Counted(made), StoreOrder.RELAXED);
                  x.store(1, StoreOrder.RELAXED);
                });
            s.task(
                "r",
                () -> {
                  boolean told = x.load(LoadOrder.RELAXED) == 1;
                  boolean seen = cell.load(LoadOrder.RELAXED) != null;
                  PropertyViolation.require(seen || !told, "the value was not seen");
                });
          }
        };
    Violation violation =
        Explorer.explore(program, ExplorerOptions.builder().outcomes(false).build())
            .violations()
            .get(0);
    made[0] = 17;
    assertTrue(violation.dot().contains("store relaxed cell <- value 0"), violation::dot);
    assertTrue(
        violation.explanation().get(0).contains("although task w stored value 0"),
        () -> violation.explanation().toString());
  }
}
