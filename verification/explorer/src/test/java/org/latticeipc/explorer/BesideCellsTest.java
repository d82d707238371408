package org.latticeipc.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.latticeipc.machine.program.PropertyViolation.require;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Memo;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.model.MemoryModel;

/** State that tasks share beside cells never lets a program hold. */
class BesideCellsTest {
  private static int shared;
  private static List<Integer> kept = new ArrayList<>();

  private static final class Box {
    int value;
    @Memo int last;
  }

  private static Result explore(Consumer<Setup> build) {
    return Explorer.explore(Program.of("p", build), ExplorerOptions.defaults());
  }

  private static void assertOpen(String expected, Consumer<Setup> build) {
    Result result = explore(build);
    assertEquals(Verdict.INCONCLUSIVE, result.verdict(), () -> expected + ": " + result);
    String reasons = String.join("; ", ((Result.Inconclusive) result).reasons());
    assertTrue(reasons.contains(expected), reasons);
  }

  /** Two tasks that do this between two accesses. */
  private static Consumer<Setup> twice(Runnable between) {
    return s -> {
      LongCell x = s.machine().longCell("x", 0);
      Runnable body =
          () -> {
            x.fetchAdd(1, RmwOrder.RELAXED);
            between.run();
            x.fetchAdd(1, RmwOrder.RELAXED);
          };
      s.task("l", body);
      s.task("r", body);
    };
  }

  /** One task writes, the other reads: only what it sees in the midst of the writer tells. */
  @Test
  void halfOfAChange_isNoticed_whicheverTaskIsInTheMiddle() {
    assertOpen(
        "when tasks are interleaved",
        s -> {
          long[] both = new long[2];
          LongCell x = s.machine().longCell("x", 0);
          s.task(
              "writer",
              () -> {
                both[0] = 1;
                x.load(LoadOrder.RELAXED);
                both[1] = 1;
              });
          s.task(
              "reader",
              () -> {
                long first = both[0];
                x.load(LoadOrder.RELAXED);
                require(both[1] <= first, "half");
              });
        });
  }

  /** After the writer has ended nothing shows that it ever wrote. */
  @Test
  void changeThatIsTakenBack_isNoticed() {
    assertOpen(
        "when tasks are interleaved",
        s -> {
          boolean[] busy = new boolean[1];
          LongCell x = s.machine().longCell("x", 0);
          LongCell y = s.machine().longCell("y", 0);
          s.task(
              "writer",
              () -> {
                x.load(LoadOrder.RELAXED);
                busy[0] = true;
                x.load(LoadOrder.RELAXED);
                busy[0] = false;
              });
          s.task(
              "reader",
              () -> {
                for (int i = 0; i < 3; i++) {
                  y.load(LoadOrder.RELAXED);
                }
                require(!busy[0], "busy");
              });
        });
  }

  /** What each task keeps for itself in an object that both know is no state that they share. */
  @Test
  void resultsThatEachTaskLeaves_areNoSharedState() {
    Result result =
        explore(
            s -> {
              Box[] results = {new Box(), new Box()};
              LongCell x = s.machine().longCell("x", 0);
              for (int i = 0; i < 2; i++) {
                int self = i;
                s.task("t" + i, () -> results[self].value = (int) x.fetchAdd(1, RmwOrder.RELAXED));
              }
              s.afterwards(() -> require(results[0].value + results[1].value == 1, "sum"));
            });
    assertEquals(Verdict.HOLDS, result.verdict(), result::toString);
  }

  @Test
  void lostUpdateOfACapturedArray_isNoticed_underEveryModel() {
    Program program =
        Program.of(
            "lost",
            s -> {
              int[] counter = new int[1];
              LongCell c = s.machine().longCell("c", 0);
              Runnable add =
                  () -> {
                    int seen = counter[0];
                    c.fetchAdd(1, RmwOrder.RELAXED);
                    counter[0] = seen + 1;
                    c.fetchAdd(1, RmwOrder.RELAXED);
                  };
              s.task("a", add);
              s.task("b", add);
              s.afterwards(() -> require(counter[0] == 2, "lost update"));
            });
    for (MemoryModel model : MemoryModel.values()) {
      assertEquals(
          Verdict.INCONCLUSIVE, Explorer.explore(program, ExplorerOptions.of(model)).verdict());
    }
  }

  @Test
  void arraysFieldsAtomicsCollectionsAndStatics_thatTwoTasksChange_areNamed() {
    assertOpen(
        "both change an int[]",
        s -> {
          int[] n = {0};
          twice(() -> n[0]++).accept(s);
        });
    assertOpen(
        "both change a Box",
        s -> {
          Box box = new Box();
          twice(() -> box.value++).accept(s);
        });
    assertOpen(
        "both change an AtomicInteger",
        s -> {
          AtomicInteger n = new AtomicInteger();
          twice(() -> n.set(n.get() + 1)).accept(s);
        });
    assertOpen(
        "both change a HashMap",
        s -> {
          Map<Integer, Integer> map = new HashMap<>();
          twice(() -> map.merge(1, 1, Integer::sum)).accept(s);
        });
    assertOpen(
        "both change a StringBuilder",
        s -> {
          StringBuilder text = new StringBuilder();
          twice(() -> text.append('x')).accept(s);
        });
    assertOpen("changes static fields of BesideCellsTest", twice(() -> shared++));
  }

  @Test
  void valueOfACell_changedInPlace_isNoticed() {
    assertOpen(
        "both change an ArrayList",
        s -> {
          RefCell<List<Integer>> x = s.machine().refCell("list", new ArrayList<>());
          for (String name : List.of("l", "r")) {
            s.task(name, () -> Objects.requireNonNull(x.load(LoadOrder.ACQUIRE)).add(1));
          }
        });
  }

  @Test
  void listThatOneTaskFills_andAnotherLooksAt_isNoticed() {
    assertOpen(
        "in another order, task r",
        s -> {
          LongCell x = s.machine().longCell("x", 0);
          List<Integer> q = new ArrayList<>();
          s.task(
              "l",
              () -> {
                x.load(LoadOrder.RELAXED);
                q.add(1);
                x.store(1, StoreOrder.RELAXED);
              });
          s.task(
              "r",
              () -> {
                x.load(LoadOrder.RELAXED);
                require(!q.isEmpty(), "queue was empty");
              });
        });
  }

  @Test
  void staticThatATaskLeaks_isNoticed() {
    assertOpen(
        "which outlives the build",
        s -> {
          LongCell x = s.machine().longCell("x", 0);
          AtomicReference<List<Integer>> mine = new AtomicReference<>(kept);
          s.task(
              "l",
              () -> {
                x.store(1, StoreOrder.RELAXED);
                Objects.requireNonNull(mine.get()).add(1);
              });
        });
  }

  @Test
  void randomNumber_inAProgramOfOneExecution_isNoticed() {
    assertOpen(
        "called again with the same results",
        s -> {
          LongCell x = s.machine().longCell("x", 0);
          Random random = new Random();
          s.task("l", () -> x.store(random.nextInt(1_000_000), StoreOrder.RELAXED));
        });
  }

  @Test
  void predicateThatCounts_isNotPure() {
    assertOpen(
        "the predicate of an await of task l is not pure",
        s -> {
          LongCell x = s.machine().longCell("x", 1);
          int[] tries = {0};
          s.task("l", () -> x.await(v -> tries[0]++ >= 0 && v == 1, LoadOrder.ACQUIRE));
        });
  }

  @Test
  void monitorHeldOverAnAccess_isNoticed() {
    assertOpen(
        "does not go on from BesideCellsTest.java",
        s -> {
          LongCell x = s.machine().longCell("x", 0);
          Object monitor = new Object();
          Runnable body =
              () -> {
                synchronized (monitor) {
                  x.store(x.load(LoadOrder.RELAXED) + 1, StoreOrder.RELAXED);
                }
              };
          s.task("l", body);
          s.task("r", body);
        });
  }

  @Test
  void whatATaskKeepsForItself_orLeavesForTheEnd_holds() {
    Result result =
        explore(
            s -> {
              LongCell x = s.machine().longCell("x", 0);
              long[] seen = new long[2];
              Box box = new Box();
              for (int i = 0; i < 2; i++) {
                int me = i;
                s.task(
                    "t" + i,
                    () -> {
                      List<Long> own = new ArrayList<>();
                      own.add(x.fetchAdd(1, RmwOrder.RELAXED));
                      seen[me] = own.get(0);
                      box.last = me;
                    });
              }
              s.afterwards(() -> require(seen[0] + seen[1] == 1, "each adds once"));
            });
    assertEquals(Verdict.HOLDS, result.verdict(), result::toString);
  }

  /** The other can only act between the store that it waits for and the look that follows it. */
  @Test
  void lookRightAfterAnAccess_isHaltedBefore_too() {
    assertOpen(
        "when tasks are interleaved, task l fails: half",
        s -> {
          LongCell x = s.machine().longCell("x", 0);
          int[] phase = {0};
          s.task(
              "l",
              () -> {
                x.load(LoadOrder.RELAXED);
                phase[0] = 1;
                x.store(1, StoreOrder.RELEASE);
                require(phase[0] != 2, "half");
              });
          s.task(
              "r",
              () -> {
                x.await(v -> v == 1, LoadOrder.ACQUIRE);
                if (phase[0] == 1) {
                  phase[0] = 2;
                  phase[0] = 2;
                }
              });
        });
  }

  /** The spawner keeps it in a local variable, where nothing that it captured leads to. */
  @Test
  void whatASpawnedTaskIsGiven_isSharedWithItsSpawner() {
    assertOpen(
        "when tasks are interleaved, task parent fails: child was first",
        s -> {
          LongCell x = s.machine().longCell("x", 0);
          s.task(
              "parent",
              () -> {
                List<Integer> local = new ArrayList<>();
                var child =
                    s.machine()
                        .spawn(
                            "child",
                            0,
                            () -> {
                              x.fetchAdd(1, RmwOrder.RELAXED);
                              local.add(1);
                            });
                boolean empty = local.isEmpty();
                x.fetchAdd(1, RmwOrder.RELAXED);
                s.machine().join(child);
                require(empty, "child was first");
              });
        });
  }

  @Test
  void whatTwoSpawnedTasksChange_isNamed() {
    assertOpen(
        "both change an int[]",
        s -> {
          LongCell x = s.machine().longCell("x", 0);
          s.task(
              "parent",
              () -> {
                int[] local = {0};
                Runnable add =
                    () -> {
                      x.fetchAdd(1, RmwOrder.RELAXED);
                      local[0]++;
                    };
                var left = s.machine().spawn("left", 0, add);
                var right = s.machine().spawn("right", 0, add);
                s.machine().join(left);
                s.machine().join(right);
              });
        });
  }

  @Test
  void resultThatASpawnedTaskLeaves_andItsSpawnerJoinsFor_holds() {
    Result result =
        explore(
            s -> {
              LongCell x = s.machine().longCell("x", 0);
              s.task(
                  "parent",
                  () -> {
                    int[] local = {0};
                    var child =
                        s.machine()
                            .spawn("child", 0, () -> local[0] = (int) x.load(LoadOrder.RELAXED));
                    x.store(1, StoreOrder.RELAXED);
                    s.machine().join(child);
                    require(local[0] <= 1, "what the child saw");
                  });
            });
    assertEquals(Verdict.HOLDS, result.verdict(), result::toString);
  }

  @Test
  void spawnedTasks_areInterleavedAsWell() {
    Result result =
        explore(
            s -> {
              LongCell x = s.machine().longCell("x", 0);
              s.task(
                  "parent",
                  () -> {
                    var child =
                        s.machine().spawn("child", 0, () -> x.fetchAdd(1, RmwOrder.RELAXED));
                    x.fetchAdd(1, RmwOrder.RELAXED);
                    s.machine().join(child);
                    require(x.load(LoadOrder.RELAXED) == 2, "both added");
                  });
            });
    assertEquals(Verdict.HOLDS, result.verdict(), result::toString);
  }
}
