package org.latticeipc.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.latticeipc.explorer.Shapes.litmus;
import static org.latticeipc.explorer.Shapes.litmusWithEnd;
import static org.latticeipc.explorer.Shapes.reg;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.model.MemoryModel;

/** What the model {@code jmm} shows of small programs, rule by rule. */
class JavaMemoryTest {
  private static Result explore(Program program) {
    Result result = Explorer.explore(program, ExplorerOptions.of(MemoryModel.JMM));
    assertEquals(Verdict.HOLDS, result.verdict(), () -> program.name() + " " + result);
    return result;
  }

  private static void set(LongCell cell, long value) {
    cell.store(value, StoreOrder.PLAIN);
  }

  private static long get(LongCell cell) {
    return cell.load(LoadOrder.PLAIN);
  }

  private static final Shapes.Body NOTE_X = (m, x, y, z) -> reg(m, "x", get(x));

  @Test
  void plainReadsOfOneTask_mayGoBack_andOpaqueOnesNot() {
    Program plain =
        litmus(
            "plain",
            (m, x, y, z) -> set(x, 1),
            (m, x, y, z) -> {
              reg(m, "r", get(x));
              reg(m, "s", get(x));
            });
    assertEquals(4, explore(plain).statistics().complete());
    assertTrue(explore(plain).outcomes().containsKey("P1:r=1; P1:s=0"));
    Program opaque =
        litmus(
            "opaque",
            (m, x, y, z) -> x.store(1, StoreOrder.RELAXED),
            (m, x, y, z) -> {
              reg(m, "r", x.load(LoadOrder.RELAXED));
              reg(m, "s", x.load(LoadOrder.RELAXED));
            });
    assertEquals(
        Set.of("P1:r=0; P1:s=0", "P1:r=0; P1:s=1", "P1:r=1; P1:s=1"),
        explore(opaque).outcomes().keySet());
  }

  /** JLS 17.4.4 and 17.4.5. */
  @Test
  void volatileRead_ofALaterWrite_seesWhatWasBeforeAnEarlierOne() {
    Program program =
        litmusWithEnd(
            "subsequent",
            NOTE_X,
            (m, x, y, z) -> {
              set(y, 1);
              x.store(1, StoreOrder.SEQ_CST);
            },
            (m, x, y, z) -> x.store(2, StoreOrder.SEQ_CST),
            (m, x, y, z) -> {
              reg(m, "r", x.load(LoadOrder.SEQ_CST));
              reg(m, "s", get(y));
            });
    Set<String> outcomes = explore(program).outcomes().keySet();
    assertTrue(outcomes.contains("P2:r=2; P2:s=0; x=1"), outcomes::toString);
    assertTrue(outcomes.contains("P2:r=2; P2:s=1; x=2"), outcomes::toString);
    assertFalse(outcomes.contains("P2:r=2; P2:s=0; x=2"), outcomes::toString);
  }

  @Test
  void cellOfPlainWritesOnly_hasOneExecution_andEndsWithAnyThatNoOtherFollows() {
    Program program =
        litmusWithEnd(
            "ends",
            NOTE_X,
            (m, x, y, z) -> {
              set(x, 1);
              set(x, 2);
            },
            (m, x, y, z) -> set(x, 3));
    Result result = explore(program);
    assertEquals(1, result.statistics().complete());
    assertEquals(Map.of("x=2", 1L, "x=3", 1L), result.outcomes());
  }

  @Test
  void exchangesOfAPlainWrite_areAtomic() {
    Program program =
        litmus(
            "mixed",
            (m, x, y, z) -> {
              set(x, 5);
              y.store(1, StoreOrder.RELEASE);
            },
            (m, x, y, z) -> exchange(x, y, m),
            (m, x, y, z) -> exchange(x, y, m));
    for (String outcome : explore(program).outcomes().keySet()) {
      assertFalse(outcome.equals("P1:r=5; P2:r=5"), outcome);
    }
  }

  private static void exchange(LongCell x, LongCell y, org.latticeipc.machine.Machine m) {
    y.await(v -> v == 1, LoadOrder.ACQUIRE);
    reg(m, "r", x.compareAndExchange(5, 6, RmwOrder.RELAXED, LoadOrder.RELAXED));
  }

  @Test
  void fullFences_orderPlainAccessesAroundThem() {
    Program program =
        litmus(
            "fences",
            (m, x, y, z) -> {
              set(x, 1);
              m.fence(FenceOrder.SEQ_CST);
              reg(m, "r", get(y));
            },
            (m, x, y, z) -> {
              set(y, 1);
              m.fence(FenceOrder.SEQ_CST);
              reg(m, "r", get(x));
            });
    assertEquals(3, explore(program).statistics().complete());
    assertFalse(explore(program).outcomes().containsKey("P0:r=0; P1:r=0"));
  }

  private static final Program RACY =
      litmus(
          "racy",
          (m, x, y, z) -> {
            set(x, 1);
            y.store(1, StoreOrder.RELAXED);
          },
          (m, x, y, z) -> {
            reg(m, "r", y.load(LoadOrder.RELAXED));
            reg(m, "s", get(x));
          });

  @Test
  void races_areToldWithPlacesAndCell_andEndNothing() {
    Result result = explore(RACY);
    assertTrue(result.races());
    assertEquals(1, result.racesFound().size(), result.racesFound()::toString);
    assertTrue(
        result
            .racesFound()
            .get(0)
            .matches(
                "task P0's plain store \\(JavaMemoryTest.java:\\d+\\) and task P1's plain load"
                    + " \\(JavaMemoryTest.java:\\d+\\) of x are not ordered"),
        result.racesFound()::toString);
    assertEquals(4, result.statistics().complete());
  }

  @Test
  void races_asViolations_ifWanted_orNotAtAll() {
    ExplorerOptions.Builder options = ExplorerOptions.builder().model(MemoryModel.JMM);
    Result wanted = Explorer.explore(RACY, options.races(Races.VIOLATION).build());
    assertEquals(
        List.of(Violation.NO_DATA_RACE),
        wanted.violations().stream().map(Violation::property).toList());
    assertFalse(Explorer.explore(RACY, options.races(Races.IGNORE).build()).races());
  }

  /** Reporting calls tasks again in the middle of an execution, which must not be seen after. */
  @Test
  void reportedRaces_changeNothing_thoughTheProgramKeepsState() {
    Program program =
        Program.of(
            "racy with state",
            setup -> {
              LongCell x = setup.machine().longCell("x", 0);
              LongCell y = setup.machine().longCell("y", 0);
              int[] calls = new int[2];
              setup.task(
                  "P0",
                  () -> {
                    reg(setup.machine(), "n", ++calls[0]);
                    set(x, 1);
                    set(y, 1);
                  });
              setup.task(
                  "P1",
                  () -> {
                    reg(setup.machine(), "n", ++calls[1]);
                    reg(setup.machine(), "r", get(y));
                    reg(setup.machine(), "s", get(x));
                  });
            });
    for (MemoryModel model : MemoryModel.values()) {
      ExplorerOptions.Builder options = ExplorerOptions.builder().model(model).all(true);
      Result ignoring = Explorer.explore(program, options.races(Races.IGNORE).build());
      Result reported = Explorer.explore(program, options.races(Races.REPORT).build());
      assertEquals(ignoring.outcomes(), reported.outcomes(), model.id());
      Result broken = Explorer.explore(program, options.races(Races.VIOLATION).build());
      assertEquals(ignoring.outcomes(), broken.outcomes(), model.id());
      assertEquals(2, reported.racesFound().size(), reported.racesFound()::toString);
    }
  }

  @Test
  void jobs_changeNoCount() {
    Program program =
        litmusWithEnd(
            "jobs",
            NOTE_X,
            (m, x, y, z) -> {
              set(x, 1);
              z.store(1, StoreOrder.SEQ_CST);
              set(y, 1);
            },
            (m, x, y, z) -> {
              z.store(2, StoreOrder.SEQ_CST);
              set(x, get(y) + 2);
            },
            (m, x, y, z) -> {
              reg(m, "r", z.load(LoadOrder.SEQ_CST));
              reg(m, "s", get(x));
              reg(m, "t", x.compareAndExchange(1, 4, RmwOrder.SEQ_CST, LoadOrder.SEQ_CST));
            });
    Result one = explore(program);
    Result three =
        Explorer.explore(program, ExplorerOptions.builder().model(MemoryModel.JMM).jobs(3).build());
    assertEquals(one.statistics().complete(), three.statistics().complete());
    assertEquals(one.outcomes(), three.outcomes());
    assertEquals(one.racesFound(), three.racesFound());
  }
}
