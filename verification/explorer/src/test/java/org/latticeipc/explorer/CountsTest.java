package org.latticeipc.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.latticeipc.explorer.Shapes.litmus;
import static org.latticeipc.explorer.Shapes.program;
import static org.latticeipc.explorer.Shapes.reg;
import static org.latticeipc.machine.LoadOrder.ACQUIRE;
import static org.latticeipc.machine.StoreOrder.RELEASE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latticeipc.explorer.Shapes.Body;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Statistics;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;

/** Exact numbers of complete executions; a duplicate or a loss both show. */
class CountsTest {
  private static final LoadOrder RLX = LoadOrder.RELAXED;
  private static final StoreOrder WRLX = StoreOrder.RELAXED;

  private static long complete(Program program, MemoryModel model) {
    return explore(program, model).statistics().complete();
  }

  private static Result explore(Program program, MemoryModel model) {
    Result result = Explorer.explore(program, ExplorerOptions.of(model));
    assertEquals(Verdict.HOLDS, result.verdict(), () -> program.name() + " " + result);
    return result;
  }

  private static void counts(Program program, long sc, long tso, long ra, long rc11) {
    assertEquals(sc, complete(program, MemoryModel.SC), program.name() + " sc");
    assertEquals(tso, complete(program, MemoryModel.TSO), program.name() + " tso");
    assertEquals(ra, complete(program, MemoryModel.RA), program.name() + " ra");
    assertEquals(rc11, complete(program, MemoryModel.RC11), program.name() + " rc11");
  }

  private static Program sb(StoreOrder w, LoadOrder r) {
    return litmus(
        "SB",
        (m, x, y, z) -> {
          x.store(1, w);
          reg(m, "r", y.load(r));
        },
        (m, x, y, z) -> {
          y.store(1, w);
          reg(m, "r", x.load(r));
        });
  }

  @Test
  void storeBuffering_relaxed() {
    counts(sb(WRLX, RLX), 3, 4, 4, 4);
  }

  @Test
  void storeBuffering_seqCst() {
    counts(sb(StoreOrder.SEQ_CST, LoadOrder.SEQ_CST), 3, 3, 4, 3);
  }

  private static Program mp(StoreOrder w, LoadOrder r) {
    return litmus(
        "MP",
        (m, x, y, z) -> {
          x.store(1, WRLX);
          y.store(1, w);
        },
        (m, x, y, z) -> {
          reg(m, "r", y.load(r));
          reg(m, "s", x.load(RLX));
        });
  }

  @Test
  void messagePassing() {
    counts(mp(WRLX, RLX), 3, 3, 4, 4);
    counts(mp(RELEASE, ACQUIRE), 3, 3, 3, 3);
  }

  @Test
  void twoPlusTwoWrites_relaxed() {
    Program p =
        litmus(
            "2+2W",
            (m, x, y, z) -> {
              x.store(1, WRLX);
              y.store(2, WRLX);
            },
            (m, x, y, z) -> {
              y.store(1, WRLX);
              x.store(2, WRLX);
            });
    counts(p, 3, 3, 4, 4);
  }

  private static Program iriw(StoreOrder w, LoadOrder r) {
    return litmus(
        "IRIW",
        (m, x, y, z) -> x.store(1, w),
        (m, x, y, z) -> y.store(1, w),
        (m, x, y, z) -> {
          x.load(r);
          y.load(r);
        },
        (m, x, y, z) -> {
          y.load(r);
          x.load(r);
        });
  }

  @Test
  void iriw() {
    counts(iriw(RELEASE, ACQUIRE), 15, 15, 16, 16);
    counts(iriw(StoreOrder.SEQ_CST, LoadOrder.SEQ_CST), 15, 15, 16, 15);
  }

  private static Program ainc(int n) {
    return program(
        "ainc",
        s -> {
          LongCell x = s.machine().longCell("x", 0);
          for (int i = 0; i < n; i++) {
            s.task("t" + i, () -> x.fetchAdd(1, RmwOrder.SEQ_CST));
          }
        });
  }

  @ParameterizedTest
  @CsvSource({"2,2", "3,6", "4,24", "5,120", "6,720", "7,5040"})
  void ainc_isFactorial_withoutAWastedRun(int n, long expected) {
    for (MemoryModel model : MemoryModel.values()) {
      Statistics statistics = explore(ainc(n), model).statistics();
      assertEquals(expected, statistics.complete(), model.id());
      assertEquals(0, statistics.blocked(), model.id());
    }
  }

  private static Program loadsAndAdds(int loads, int adds) {
    return program(
        "loads and adds",
        s -> {
          LongCell x = s.machine().longCell("x", 0);
          for (int i = 0; i < loads; i++) {
            s.task("l" + i, () -> x.load(RLX));
          }
          for (int i = 0; i < adds; i++) {
            s.task("a" + i, () -> x.fetchAdd(1, RmwOrder.RELAXED));
          }
        });
  }

  private static Program addsAndLoads(int adds, int loads) {
    return program(
        "adds and loads",
        s -> {
          LongCell x = s.machine().longCell("x", 0);
          for (int i = 0; i < adds; i++) {
            s.task("a" + i, () -> x.fetchAdd(1, RmwOrder.RELAXED));
          }
          for (int i = 0; i < loads; i++) {
            s.task("l" + i, () -> x.load(RLX));
          }
        });
  }

  @ParameterizedTest
  @CsvSource({"1,2,6", "2,2,18", "1,3,24", "2,3,96"})
  void loadsBesideFetchAdds(int loads, int adds, long expected) {
    counts(loadsAndAdds(loads, adds), expected, expected, expected, expected);
    counts(addsAndLoads(adds, loads), expected, expected, expected, expected);
  }

  @Test
  void twoLoadsOfOneTaskBesideFetchAdds() {
    Body loads =
        (m, x, y, z) -> {
          x.load(RLX);
          x.load(RLX);
        };
    Body add = (m, x, y, z) -> x.fetchAdd(1, RmwOrder.RELAXED);
    counts(litmus("loads first", loads, add, add), 12, 12, 12, 12);
    counts(litmus("loads last", add, add, loads), 12, 12, 12, 12);
    counts(litmus("loads between", add, loads, add), 12, 12, 12, 12);
  }

  @Test
  void releaseSequences_byDefinition() {
    Program p =
        litmus(
            "release sequence",
            (m, x, y, z) -> {
              x.store(1, WRLX);
              y.store(1, RELEASE);
              y.store(2, WRLX);
            },
            (m, x, y, z) -> {
              y.load(ACQUIRE);
              x.load(RLX);
            });
    assertEquals(5, complete(p, MemoryModel.RC11));
    ExplorerOptions older =
        ExplorerOptions.builder().releaseSequences(ReleaseSequences.PLDI17).build();
    assertEquals(4, Explorer.explore(p, older).statistics().complete());
  }

  @Test
  void rivalInThePrefix_staysTaken() {
    Program p =
        litmus(
            "rival in the prefix",
            (m, x, y, z) -> x.fetchAdd(1, RmwOrder.RELAXED),
            (m, x, y, z) -> {
              x.fetchAdd(1, RmwOrder.RELAXED);
              y.fetchAdd(1, RmwOrder.RELAXED);
            },
            (m, x, y, z) -> {
              y.fetchAdd(1, RmwOrder.RELAXED);
              x.fetchAdd(1, RmwOrder.RELAXED);
            });
    counts(p, 9, 9, 9, 9);
  }

  private static Program casrot(int n) {
    return program(
        "casrot",
        s -> {
          LongCell x = s.machine().longCell("x", 0);
          for (int i = 1; i <= n; i++) {
            int id = i;
            s.task("t" + i, () -> x.compareAndSet(id - 1, id, RmwOrder.SEQ_CST));
          }
        });
  }

  @ParameterizedTest
  @CsvSource({"2,2", "3,5", "4,14", "5,43", "6,144"})
  void casrot(int n, long expected) {
    assertEquals(expected, complete(casrot(n), MemoryModel.RC11));
  }

  private static Program readers(int n) {
    return program(
        "readers",
        s -> {
          LongCell x = s.machine().longCell("x", 0);
          s.task("w", () -> x.store(1, StoreOrder.SEQ_CST));
          for (int i = 0; i < n; i++) {
            s.task("r" + i, () -> x.load(LoadOrder.SEQ_CST));
          }
        });
  }

  @Test
  void readers_isPowerOfTwo() {
    counts(readers(6), 64, 64, 64, 64);
  }
}
