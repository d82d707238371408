package org.latticeipc.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.latticeipc.engine.sim.coroutine.CoroutineKind;
import org.latticeipc.machine.AllocationId;
import org.latticeipc.machine.BackgroundTask;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RestingWait;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.StepKind;

class EndingsTest {

  private static SimulationResult run(Consumer<Setup> build) {
    return SimulatedMachine.run(Program.of("test", build), SimulationOptions.defaults());
  }

  private static SimulationResult.Violated violated(SimulationResult result) {
    return assertInstanceOf(SimulationResult.Violated.class, result);
  }

  @Test
  void tasksThatWaitForEachOther_areDeadlocked() {
    SimulationResult result =
        run(
            setup -> {
              LongCell x = setup.machine().longCell("x", 0);
              LongCell y = setup.machine().longCell("y", 7);
              TaskHandle a = setup.task("a", () -> x.await(v -> v == 1, LoadOrder.ACQUIRE));
              setup.task("b", () -> setup.machine().join(a));
              setup.task("c", () -> y.await(v -> v == 1, LoadOrder.ACQUIRE));
              setup.task("d", () -> {});
            });
    assertEquals(
        List.of(
            "a waits for x, which is 0", "b waits for the end of a", "c waits for y, which is 7"),
        assertInstanceOf(SimulationResult.Deadlocked.class, result).waiting());
    assertEquals(
        3, result.trace().steps().stream().filter(s -> s.kind() == StepKind.BLOCKED).count());
  }

  @Test
  void taskInTheBackground_andOneAtRest_mayWaitForEver() {
    RestingWait work = v -> v == 1;
    SimulationResult result =
        run(
            setup -> {
              LongCell x = setup.machine().longCell("x", 0);
              setup.task(
                  "main",
                  () -> {
                    BackgroundTask waits = () -> x.await(v -> v == 1, LoadOrder.ACQUIRE);
                    setup.machine().spawn("daemon", 0, waits);
                  });
              setup.task("worker", () -> x.await(work, LoadOrder.ACQUIRE));
            });
    assertInstanceOf(SimulationResult.Completed.class, result);
  }

  @Test
  void taskThatWaitsOtherwiseAfterARest_isDeadlocked() {
    RestingWait work = v -> v == 1;
    SimulationResult result =
        run(
            setup -> {
              LongCell x = setup.machine().longCell("x", 1);
              RefCell<String> text = setup.machine().refCell("text", "a");
              setup.task(
                  "worker",
                  () -> {
                    x.await(work, LoadOrder.ACQUIRE);
                    text.await("b"::equals, LoadOrder.ACQUIRE);
                  });
              BackgroundTask waits = () -> x.await(v -> v == 2, LoadOrder.ACQUIRE);
              setup.task("main", () -> setup.machine().spawn("daemon", 0, waits));
            });
    assertEquals(
        List.of("worker waits for text, which is a"),
        assertInstanceOf(SimulationResult.Deadlocked.class, result).waiting());
  }

  @Test
  void waiterThatMayReadAnOlderWrite_isNotDeadlocked() {
    for (MemoryModel model : MemoryModel.values()) {
      SimulationResult result =
          SimulatedMachine.run(
              Program.of(
                  "test",
                  setup -> {
                    LongCell x = setup.machine().longCell("x", 0);
                    setup.task(
                        "writer",
                        () -> {
                          x.store(1, StoreOrder.RELAXED);
                          x.store(2, StoreOrder.RELAXED);
                        });
                    setup.task(
                        "late",
                        () -> {
                          LongCell y = setup.machine().longCell("y", 0);
                          for (int i = 0; i < 5; i++) {
                            y.store(i, StoreOrder.RELAXED);
                          }
                          x.await(v -> v == 1, LoadOrder.RELAXED);
                        });
                  }),
              SimulationOptions.defaults().withModel(model));
      // Only sc has one order of all accesses, in which the wait came after both stores.
      assertEquals(
          model != MemoryModel.SC, result instanceof SimulationResult.Completed, model.id());
    }
  }

  @Test
  void failedRequirement_isAViolationNamedByTheProgram() {
    SimulationResult.Violated result =
        violated(
            run(
                setup -> {
                  setup.task("ok", () -> {});
                  setup.task("bad", () -> PropertyViolation.require(false, "two is not one"));
                }));
    assertEquals("assertion", result.property());
    assertEquals("two is not one", result.message());
    Step last = result.trace().steps().get(result.trace().steps().size() - 1);
    assertEquals("two is not one", assertInstanceOf(Step.Failed.class, last).why());
  }

  @Test
  void uncaughtException_isAViolation_andFinallyBlocksOfOthersRun() {
    List<String> left = new ArrayList<>();
    SimulationResult.Violated result =
        violated(
            run(
                setup -> {
                  LongCell x = setup.machine().longCell("x", 0);
                  setup.task(
                      "waits",
                      () -> {
                        try {
                          x.await(v -> v == 1, LoadOrder.ACQUIRE);
                        } finally {
                          try {
                            x.store(1, StoreOrder.RELEASE);
                          } finally {
                            left.add("waits");
                          }
                        }
                      });
                  setup.task(
                      "throws",
                      () -> {
                        x.load(LoadOrder.RELAXED);
                        throw new IllegalStateException("oops");
                      });
                }));
    assertEquals("uncaught-exception", result.property());
    assertEquals("IllegalStateException: oops", result.message());
    assertEquals(List.of("waits"), left);
    assertTrue(
        result.trace().steps().stream().noneMatch(s -> s.kind() == StepKind.STORE),
        "an access while the run is being left does nothing");
  }

  @Test
  void failedAssumption_stopsItsTaskOnly_andTheRunSaysNothing() {
    SimulationResult result =
        run(
            setup -> {
              Machine m = setup.machine();
              setup.task("picky", () -> m.assume(false));
              setup.task("other", () -> m.note(Register.of("r", 1)));
              setup.afterwards(() -> PropertyViolation.require(false, "must not be asked"));
            });
    assertEquals(
        List.of("picky"), assertInstanceOf(SimulationResult.Abandoned.class, result).tasks());
    assertEquals("other:r=1", result.outcome().toString());
  }

  @Test
  void endlessRun_hitsItsBound() {
    SimulationResult result =
        SimulatedMachine.run(
            Program.of(
                "test",
                setup -> {
                  LongCell x = setup.machine().longCell("x", 0);
                  setup.task(
                      "spins",
                      () -> {
                        while (x.load(LoadOrder.RELAXED) == 0) {}
                      });
                }),
            SimulationOptions.defaults().withMaxSteps(500));
    assertInstanceOf(SimulationResult.StepBound.class, result);
    assertEquals(500, result.run().steps());
  }

  @Test
  void plainAccessesWithoutOrder_race_andSynchronisedOnesDoNot() {
    for (StoreOrder order : List.of(StoreOrder.RELAXED, StoreOrder.RELEASE)) {
      SimulationResult result =
          SimulatedMachine.run(
              Program.of(
                  "test",
                  setup -> {
                    LongCell data = setup.machine().longCell("data", 0);
                    LongCell flag = setup.machine().longCell("flag", 0);
                    setup.task(
                        "w",
                        () -> {
                          data.store(1, StoreOrder.PLAIN);
                          flag.store(1, order);
                        });
                    setup.task(
                        "r",
                        () -> {
                          flag.await(v -> v == 1, LoadOrder.ACQUIRE);
                          data.load(LoadOrder.PLAIN);
                        });
                  }),
              SimulationOptions.defaults().withModel(MemoryModel.RC11));
      if (order == StoreOrder.RELEASE) {
        assertInstanceOf(SimulationResult.Completed.class, result);
      } else {
        assertEquals("no-data-race", violated(result).property());
        assertEquals(
            "plain read of data by r (2.1) races with the write by w (1.0)",
            violated(result).message());
      }
    }
  }

  @Test
  void spawnAndJoin_orderPlainAccesses_andNumberTasks() {
    SimulationResult result =
        run(
            setup -> {
              Machine m = setup.machine();
              LongCell x = m.longCell("x", 0);
              setup.task(
                  "parent",
                  () -> {
                    x.store(1, StoreOrder.PLAIN);
                    TaskHandle child =
                        m.spawn(
                            "child",
                            1,
                            () -> x.store(x.load(LoadOrder.PLAIN) + 1, StoreOrder.PLAIN));
                    m.join(child);
                    m.note(Register.of("x", x.load(LoadOrder.PLAIN)));
                    m.note(Register.of("child", child.id()));
                  });
            });
    assertInstanceOf(SimulationResult.Completed.class, result);
    assertEquals("parent:child=2; parent:x=2", result.outcome().toString());
  }

  @Test
  void property_seesFactsAndWhatHappenedBeforeWhat() {
    List<Execution> seen = new ArrayList<>();
    Property property =
        new Property() {
          @Override
          public String name() {
            return "never-two";
          }

          @Override
          public Optional<String> violation(Execution execution) {
            seen.add(execution);
            return Optional.of("two facts");
          }
        };
    SimulationResult.Violated result =
        violated(
            run(
                setup -> {
                  Machine m = setup.machine();
                  LongCell flag = m.longCell("flag", 0);
                  m.note(Register.of("s", 0));
                  setup.task(
                      "a",
                      () -> {
                        m.note(Register.of("before", 1));
                        flag.store(1, StoreOrder.RELEASE);
                        m.note(Register.of("after", 2));
                        flag.load(LoadOrder.RELAXED);
                        m.note(Register.of("last", 5));
                      });
                  setup.task(
                      "b",
                      () -> {
                        flag.await(v -> v == 1, LoadOrder.ACQUIRE);
                        m.note(Register.of("got", 3));
                      });
                  setup.afterwards(() -> m.note(Register.of("end", 4)));
                  setup.property(property);
                }));
    assertEquals("never-two", result.property());
    Execution x = seen.get(0);
    List<Execution.Noted<?>> facts = new ArrayList<>(x.facts());
    Execution.Noted<?> last =
        facts.stream().filter(n -> n.fact().describe().equals("last=5")).findFirst().orElseThrow();
    facts.remove(last);
    assertEquals(
        List.of("s=0", "before=1", "after=2", "got=3", "end=4"),
        facts.stream().map(n -> n.fact().describe()).toList());
    assertTrue(x.happensBefore(facts.get(0), facts.get(1)), "set-up before all");
    assertTrue(x.happensBefore(facts.get(1), facts.get(3)), "released before acquired");
    assertFalse(x.happensBefore(facts.get(2), facts.get(3)), "noted after the release");
    assertTrue(x.isKnownAt(facts.get(2), facts.get(3)), "the release is known");
    assertFalse(x.isKnownAt(facts.get(3), facts.get(2)));
    assertFalse(x.happensBefore(facts.get(3), facts.get(1)));
    assertTrue(x.happensBefore(facts.get(2), facts.get(4)), "all before what comes afterwards");
    assertFalse(x.happensBefore(facts.get(1), facts.get(1)));
    assertFalse(x.happensBefore(facts.get(4), facts.get(0)));
  }

  @Test
  void afterwards_seesTheLastWritesAndMayFail() {
    SimulationResult.Violated result =
        violated(
            run(
                setup -> {
                  RefCell<String> cell = setup.machine().refCell("s", "a");
                  cell.store("b", StoreOrder.PLAIN);
                  setup.task("t", () -> cell.getAndUpdate(s -> s + "c", RmwOrder.RELAXED));
                  setup.afterwards(
                      () -> {
                        String last = cell.load(LoadOrder.PLAIN);
                        cell.store("z", StoreOrder.PLAIN);
                        PropertyViolation.require(
                            false, last + cell.exchange("y", RmwOrder.RELAXED));
                      });
                }));
    assertEquals("bcz", result.message());
    Step.Update step = assertInstanceOf(Step.Update.class, result.trace().steps().get(0));
    assertEquals("b", step.read());
    assertEquals("bc", step.written());
  }

  @Test
  void predicateThatThrows_failsItsOwnTask() {
    SimulationResult.Violated result =
        violated(
            run(
                setup -> {
                  LongCell x = setup.machine().longCell("x", 0);
                  setup.task("fine", () -> x.store(1, StoreOrder.RELAXED));
                  setup.task(
                      "bad",
                      () ->
                          x.await(
                              v -> {
                                throw new ArithmeticException("no");
                              },
                              LoadOrder.RELAXED));
                }));
    assertEquals("ArithmeticException: no", result.message());
    Step last = result.trace().steps().get(result.trace().steps().size() - 1);
    assertEquals(2, last.task());
  }

  @Test
  void misuse_isRefusedInWords() {
    assertThrows(IllegalArgumentException.class, () -> run(s -> s.task("far", 9, () -> {})));
    assertThrows(IllegalStateException.class, () -> run(s -> s.machine().choose("x", 2)));
    assertThrows(IllegalStateException.class, () -> run(s -> s.machine().assume(false)));
    assertThrows(
        IllegalStateException.class,
        () ->
            run(
                s -> {
                  s.afterwards(() -> {});
                  s.afterwards(() -> {});
                }));
    assertThrows(
        IllegalStateException.class,
        () -> run(s -> s.machine().longCell("x", 0).await(v -> v == 1, LoadOrder.RELAXED)));
    SimulationResult.Violated result =
        violated(run(s -> s.task("a", () -> s.machine().choose("none", 0))));
    assertTrue(result.message().contains("at least 1 alternative"), result::message);
  }

  @Test
  void allocation_isNumberedPerTask_cellsIncluded() {
    List<AllocationId> ids = new ArrayList<>();
    run(
        setup -> {
          Machine m = setup.machine();
          ids.add(m.allocate());
          setup.task(
              "a",
              () -> {
                ids.add(m.allocate());
                m.longCell("x", 0);
                ids.add(m.allocate());
              });
        });
    assertEquals(
        List.of(new AllocationId(0, 0), new AllocationId(1, 0), new AllocationId(1, 2)), ids);
  }

  /**
   * Whichever task it is, and whatever the others do meanwhile: it is no verdict on the program.
   */
  @Test
  void taskThatExhaustsTheJvm_isNoResult() {
    for (VirtualMachineError error :
        List.of(new OutOfMemoryError("Java heap space"), new StackOverflowError())) {
      for (CoroutineKind kind : CoroutineKind.values()) {
        VirtualMachineError thrown =
            assertThrows(
                VirtualMachineError.class,
                () ->
                    SimulatedMachine.run(
                        Program.of(
                            "test",
                            setup -> {
                              LongCell x = setup.machine().longCell("x", 0);
                              setup.task("a", () -> x.await(v -> v == 2, LoadOrder.ACQUIRE));
                              setup.task(
                                  "b",
                                  () -> {
                                    x.store(1, StoreOrder.RELEASE);
                                    throw error;
                                  });
                              setup.task("c", () -> x.store(2, StoreOrder.RELEASE));
                            }),
                        SimulationOptions.defaults().withCoroutines(kind)));
        assertEquals(error, thrown);
      }
    }
  }

  @Test
  void codeAroundTheTasksThatExhaustsTheJvm_isNoResult() {
    assertThrows(
        StackOverflowError.class,
        () ->
            run(
                setup ->
                    setup.afterwards(
                        () -> {
                          throw new StackOverflowError();
                        })));
    assertThrows(
        OutOfMemoryError.class,
        () ->
            run(
                setup -> {
                  LongCell x = setup.machine().longCell("x", 0);
                  setup.task("a", () -> x.await(EndingsTest::exhausting, LoadOrder.ACQUIRE));
                  setup.task("b", () -> x.store(1, StoreOrder.RELEASE));
                }));
  }

  private static boolean exhausting(long value) {
    throw new OutOfMemoryError("Java heap space");
  }

  @Test
  void manyTasks_runAndSayHowFarTheyAre() {
    List<Integer> begun = new ArrayList<>();
    int tasks = 2000;
    SimulationResult result =
        SimulatedMachine.run(
            Program.of(
                "test",
                setup -> {
                  LongCell x = setup.machine().longCell("x", 0);
                  for (int i = 0; i < tasks; i++) {
                    setup.task("t" + i, () -> x.fetchAdd(1, RmwOrder.RELAXED));
                  }
                  setup.afterwards(() -> assertEquals(tasks, x.load(LoadOrder.RELAXED)));
                }),
            SimulationOptions.defaults().withProgress((so, steps) -> begun.add(so)));
    assertInstanceOf(SimulationResult.Completed.class, result);
    assertEquals(tasks, begun.get(begun.size() - 1));
    assertTrue(begun.size() > 30, begun.toString());
  }
}
