package org.latticeipc.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latticeipc.engine.sim.coroutine.CoroutineKind;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Register;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.trace.Trace;
import org.latticeipc.trace.TraceHash;

/** Same program, same options: same steps, on every JDK and with either kind of coroutine. */
@Timeout(120)
class DeterminismTest {

  /** Something of everything. */
  private static final Program MIXED =
      Program.of(
          "mixed",
          setup -> {
            Machine m = setup.machine();
            LongCell counter = m.longCell("counter", 0);
            LongCell flag = m.longCell("flag", 0);
            RefCell<String> text = m.refCell("text", null);
            TaskHandle[] reader = new TaskHandle[1];
            setup.task(
                "writer",
                () -> {
                  byte[] bytes = new byte[4];
                  m.random(bytes);
                  text.store(HexFormat.of().formatHex(bytes), StoreOrder.RELAXED);
                  flag.store(1 + m.choose("level", 3), StoreOrder.RELEASE);
                  m.yieldTo(reader[0]);
                  TaskHandle child =
                      m.spawn("child", 1, () -> counter.fetchAdd(5, RmwOrder.ACQ_REL));
                  counter.fetchAdd(1, RmwOrder.RELAXED);
                  m.join(child);
                });
            reader[0] =
                setup.task(
                    "reader",
                    () -> {
                      long level = flag.await(v -> v > 0, LoadOrder.ACQUIRE, 30).orElse(-1);
                      m.note(Register.of("level", level));
                      m.note(new Register("text", "" + text.load(LoadOrder.RELAXED)));
                      m.note(Register.of("ticks", m.nowTicks()));
                    });
            setup.task(
                "other",
                () -> {
                  for (int i = 0; i < 3; i++) {
                    m.note(Register.of("c" + i, counter.load(LoadOrder.SEQ_CST)));
                    counter.compareAndSet(i, i + 10, RmwOrder.RELEASE);
                  }
                });
          });

  private static SimulationOptions options(MemoryModel model, int seed, CoroutineKind kind) {
    return SimulationOptions.defaults()
        .withModel(model)
        .withSeed(seed)
        .withCoroutines(kind)
        .withStrategy(seed == 0 ? Strategies.roundRobin() : Strategies.random());
  }

  @Test
  void bothKindsOfCoroutine_giveTheStoredHashes() throws IOException {
    List<String> lines = new ArrayList<>();
    for (MemoryModel model : MemoryModel.values()) {
      for (int seed = 0; seed < 3; seed++) {
        SimulationResult baton =
            SimulatedMachine.run(MIXED, options(model, seed, CoroutineKind.BATON));
        SimulationResult best =
            SimulatedMachine.run(MIXED, options(model, seed, CoroutineKind.CONTINUATION));
        assertEquals(baton.trace(), best.trace());
        lines.add(model + " " + seed + " " + TraceHash.of(best.trace()));
      }
    }
    try (InputStream stored = DeterminismTest.class.getResourceAsStream("trace-hashes.txt")) {
      assertNotNull(stored);
      assertEquals(
          new String(stored.readAllBytes(), StandardCharsets.UTF_8).lines().toList(), lines);
    }
  }

  @Test
  void continuation_isUsedWhereTheJdkHasIt_andElseTheReasonIsGiven() {
    SimulationResult result =
        SimulatedMachine.run(MIXED, options(MemoryModel.SC, 0, CoroutineKind.CONTINUATION));
    boolean modern = Runtime.version().feature() >= 21;
    assertEquals(
        modern ? CoroutineKind.CONTINUATION : CoroutineKind.BATON, result.run().coroutines());
    assertEquals(modern, CoroutineKind.CONTINUATION.unavailableBecause().isEmpty());
    if (!modern) {
      assertTrue(
          CoroutineKind.CONTINUATION.unavailableBecause().orElse("").contains("21 or later"));
    }
  }

  @Test
  void sources_areToldAndChangeNoHash() {
    SimulationOptions plain = options(MemoryModel.RC11, 1, CoroutineKind.best());
    Trace without = SimulatedMachine.run(MIXED, plain).trace();
    Trace with = SimulatedMachine.run(MIXED, plain.withSources(true)).trace();
    assertEquals(TraceHash.of(without), TraceHash.of(with));
    assertTrue(
        with.steps().stream()
            .filter(s -> s.kind().isEvent())
            .allMatch(s -> s.source().matches("[A-Za-z]+\\.java:[0-9]+")));
  }

  @Test
  void manyRuns_leaveNoThreadsBehind() {
    SimulationOptions options = options(MemoryModel.SC, 0, CoroutineKind.BATON);
    for (int i = 0; i < 200; i++) {
      SimulatedMachine.run(
          Program.of(
              "test",
              setup -> {
                LongCell x = setup.machine().longCell("x", 0);
                setup.task("waits", () -> x.await(v -> v == 1, LoadOrder.RELAXED));
                setup.task("ends", () -> x.load(LoadOrder.RELAXED));
              }),
          options);
    }
    long left =
        Thread.getAllStackTraces().keySet().stream()
            .filter(t -> t.getName().equals("waits") || t.getName().equals("ends"))
            .count();
    assertEquals(0, left, "every deadlocked task was left");
  }

  @Test
  void observer_seesEachStepAndTheMachineAfterIt() {
    List<String> seen = new ArrayList<>();
    SimulatedMachine.run(
        Program.of(
            "two tasks",
            setup -> {
              LongCell x = setup.machine().longCell("x", 0);
              LongCell y = setup.machine().longCell("y", 0);
              setup.task(
                  "0",
                  () -> {
                    x.store(1, StoreOrder.RELEASE);
                    y.load(LoadOrder.RELAXED);
                  });
              setup.task("1", () -> x.load(LoadOrder.ACQUIRE));
            }),
        SimulationOptions.defaults()
            .withObserver(
                (step, machine) ->
                    seen.add(
                        step.kind()
                            + " x="
                            + machine.cells().get(0).writes()
                            + " "
                            + machine.tasks().get(1).known()
                            + machine.tasks().get(1).view()
                            + " t="
                            + machine.ticks()
                            + " on "
                            + machine.running())));
    assertEquals(
        "STORE x=[WriteView[id=init, value=0], WriteView[id=1.0, value=1]] [0, 0][0, 0] t=1 on"
            + " [1, 2]",
        seen.get(0));
    assertEquals(
        "LOAD x=[WriteView[id=init, value=0], WriteView[id=1.0, value=1]] [1, 1][1, 0] t=2 on"
            + " [1, 2]",
        seen.get(1));
  }
}
