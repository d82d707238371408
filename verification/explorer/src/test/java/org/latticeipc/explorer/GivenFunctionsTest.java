package org.latticeipc.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Reduction;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;

/**
 * Functions that a program gives to an access are called in the midst of the search, for other
 * tasks' sake; what goes wrong in them is still told of the task that gave them.
 */
class GivenFunctionsTest {
  private static Result explore(Consumer<Setup> build, Reduction... reductions) {
    return Explorer.explore(
        Program.of("given", build), ExplorerOptions.builder().reduce(reductions).build());
  }

  private static String breach(Result result) {
    return result.violations().get(0).property() + ": " + result.violations().get(0).message();
  }

  private static Result awaits(boolean readerFirst, LongPredicate until, Reduction... reductions) {
    return explore(
        s -> {
          LongCell x = s.machine().longCell("x", 0);
          Runnable writes =
              () -> {
                x.store(1, StoreOrder.RELAXED);
                x.store(2, StoreOrder.RELAXED);
              };
          if (!readerFirst) {
            s.task("w", writes);
          }
          s.task("r", () -> x.await(until, LoadOrder.ACQUIRE));
          if (readerFirst) {
            s.task("w", writes);
          }
        },
        reductions);
  }

  @ParameterizedTest
  @CsvSource({"true,", "false,", "true,AWAIT", "false,AWAIT"})
  void predicateThatThrows_endsItsOwnTask(boolean readerFirst, Reduction reduction) {
    Reduction[] reductions = reduction == null ? new Reduction[0] : new Reduction[] {reduction};
    assertEquals(
        "uncaught-exception: r threw java.lang.IllegalStateException: met 1",
        breach(
            awaits(
                readerFirst,
                value -> {
                  if (value == 1) {
                    throw new IllegalStateException("met 1");
                  }
                  return value == 2;
                },
                reductions)));
    assertEquals(
        "assertion: met 1",
        breach(
            awaits(
                readerFirst,
                value -> {
                  PropertyViolation.require(value != 1, "met 1");
                  return value == 2;
                },
                reductions)));
    assertInstanceOf(Result.Holds.class, awaits(readerFirst, value -> value == 2, reductions));
  }

  @Test
  void taskThatCatchesWhatItsPredicateThrows_goesOn() {
    Result result =
        explore(
            s -> {
              LongCell x = s.machine().longCell("x", 0);
              LongCell caught = s.machine().longCell("caught", 0);
              s.task("w", () -> x.store(1, StoreOrder.RELAXED));
              s.task(
                  "r",
                  () -> {
                    try {
                      long unused =
                          x.await(
                              value -> {
                                if (value == 1) {
                                  throw new IllegalStateException("met 1");
                                }
                                return false;
                              },
                              LoadOrder.ACQUIRE);
                    } catch (IllegalStateException met) {
                      caught.store(1, StoreOrder.RELAXED);
                    }
                  });
              s.afterwards(
                  () ->
                      PropertyViolation.require(
                          caught.load(LoadOrder.RELAXED) == 1, "nothing was caught"));
            });
    assertInstanceOf(Result.Holds.class, result);
    assertEquals(1, result.statistics().complete());
  }

  private static Result updates(boolean readerFirst, UnaryOperator<Integer> function) {
    return explore(
        s -> {
          RefCell<Integer> x = s.machine().refCell("x", 0);
          Runnable writes = () -> x.store(1, StoreOrder.RELEASE);
          if (!readerFirst) {
            s.task("w", writes);
          }
          s.task("r", () -> x.getAndUpdate(function, RmwOrder.ACQ_REL));
          if (readerFirst) {
            s.task("w", writes);
          }
        });
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void functionOfAnUpdateThatThrows_endsItsTask(boolean readerFirst) {
    assertEquals(
        "uncaught-exception: r threw java.lang.IllegalStateException: met 1 in the function of an"
            + " update of x, which must give a value",
        breach(
            updates(
                readerFirst,
                value -> {
                  if (value == 1) {
                    throw new IllegalStateException("met 1");
                  }
                  return value + 10;
                })));
    assertEquals(
        "assertion: met 1",
        breach(
            updates(
                readerFirst,
                value -> {
                  PropertyViolation.require(value != 1, "met 1");
                  return value + 10;
                })));
    assertInstanceOf(Result.Holds.class, updates(readerFirst, value -> value + 10));
  }

  @Test
  void functionThatUsesTheMachine_isRefused() {
    String refusal =
        "uncaught-exception: r threw java.lang.IllegalStateException: the predicate of an await,"
            + " the function of an update, or the equals of a value uses the machine; it may only"
            + " look at its argument";
    Result predicate =
        explore(
            s -> {
              LongCell x = s.machine().longCell("x", 0);
              LongCell y = s.machine().longCell("y", 0);
              s.task("w", () -> y.store(1, StoreOrder.RELAXED));
              s.task("r", () -> x.await(v -> y.load(LoadOrder.RELAXED) == 1, LoadOrder.ACQUIRE));
            });
    assertEquals(refusal, breach(predicate));
    Result update =
        explore(
            s -> {
              Machine machine = s.machine();
              RefCell<Long> x = machine.refCell("x", 0L);
              LongCell y = machine.longCell("y", 0);
              s.task("w", () -> y.store(1, StoreOrder.RELAXED));
              s.task("r", () -> x.getAndUpdate(v -> y.load(LoadOrder.RELAXED), RmwOrder.ACQ_REL));
            });
    assertEquals(
        refusal + " in the function of an update of x, which must give a value", breach(update));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "store   | wrote Object where it had written Object, by a store of x",
        "swap    | gave Object where it had given Object, to a read-modify-write of x",
        "compare | gave Object for null where it had given Object for null, to a compare-and-",
        "update  | gave Object where it had given Object, to a read-modify-write of x",
        "add     | gave 3 where it had given 1, to a read-modify-write of n",
      })
  void valuesThatDifferWhenTheTaskIsCalledAgain_areBothTold(String how, String told) {
    long[] calls = new long[1];
    Result result =
        explore(
            s -> {
              RefCell<Object> x = s.machine().refCell("x", null);
              LongCell n = s.machine().longCell("n", 0);
              s.task(
                  "a",
                  () -> {
                    n.load(LoadOrder.RELAXED);
                    Object made = new Object();
                    switch (how) {
                      case "store" -> x.store(made, StoreOrder.RELAXED);
                      case "swap" -> x.exchange(made, RmwOrder.RELAXED);
                      case "compare" -> x.compareAndSet(null, made, RmwOrder.RELAXED);
                      case "update" -> x.getAndUpdate(before -> made, RmwOrder.RELAXED);
                      default -> n.fetchAdd(++calls[0], RmwOrder.RELAXED);
                    }
                    n.load(LoadOrder.RELAXED);
                  });
              s.task("b", () -> n.store(7, StoreOrder.RELAXED));
            });
    String breach = breach(result);
    assertTrue(
        breach.startsWith(
            "deterministic-tasks: task a, called again with the same results, " + told),
        breach);
    assertEquals(
        !how.equals("add"),
        breach.contains(", and the two are not equal (what a task makes anew"),
        breach);
  }

  private record Moody(Runnable whenCompared) {
    @Override
    public boolean equals(Object other) {
      whenCompared.run();
      return other instanceof Moody;
    }

    @Override
    public int hashCode() {
      return 1;
    }

    @Override
    public String toString() {
      throw new IllegalStateException("no text either");
    }
  }

  @Test
  void valueThatCannotBeCompared_endsTheTaskThatCompares() {
    Runnable refuses =
        () -> {
          throw new IllegalStateException("not comparable");
        };
    Result result =
        explore(
            s -> {
              RefCell<Moody> x = s.machine().refCell("x", new Moody(refuses));
              s.task(
                  "r",
                  () -> x.compareAndSet(new Moody(refuses), new Moody(refuses), RmwOrder.ACQ_REL));
            });
    assertEquals(
        "uncaught-exception: r threw java.lang.IllegalStateException: not comparable",
        breach(result));
  }
}
