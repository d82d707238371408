package org.latticeipc.explorer.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.weaken.Weakened;
import org.latticeipc.machine.weaken.WeakenedProgram;
import org.latticeipc.machine.weaken.Weakening;
import org.latticeipc.trace.Step;

class OrderTrialTest {
  private static final StoreOrder RELEASE = StoreOrder.RELEASE;

  /** A lock by test and set around a plain counter, as it is written where nobody dares. */
  private static final Program ALL_SEQ_CST =
      Program.of(
          "lock",
          s -> {
            LongCell held = s.machine().longCell("held", 0);
            LongCell data = s.machine().longCell("data", 0);
            for (String name : List.of("a", "b")) {
              s.task(
                  name,
                  () -> {
                    while (held.exchange(1, RmwOrder.SEQ_CST) == 1) {
                      held.await(v -> v == 0, LoadOrder.SEQ_CST);
                    }
                    data.store(data.load(LoadOrder.PLAIN) + 1, StoreOrder.PLAIN);
                    held.store(0, StoreOrder.SEQ_CST);
                  });
            }
            s.afterwards(
                () ->
                    PropertyViolation.require(
                        data.load(LoadOrder.PLAIN) == 2, "an increment was lost"));
          });

  private static Program storeBuffering(boolean onceMore) {
    return Program.of(
        "fences",
        s -> {
          Machine m = s.machine();
          LongCell x = m.longCell("x", 0);
          LongCell y = m.longCell("y", 0);
          LongCell sum = m.longCell("sum", 0);
          s.task("a", () -> storeThenLoad(m, x, y, sum, false));
          s.task("b", () -> storeThenLoad(m, y, x, sum, onceMore));
          s.afterwards(
              () -> PropertyViolation.require(sum.load(LoadOrder.RELAXED) > 0, "both read 0"));
        });
  }

  private static void storeThenLoad(
      Machine m, LongCell mine, LongCell other, LongCell sum, boolean onceMore) {
    mine.store(1, StoreOrder.RELAXED);
    m.fence(FenceOrder.SEQ_CST);
    if (onceMore) {
      m.fence(FenceOrder.SEQ_CST);
    }
    sum.fetchAdd(other.load(LoadOrder.RELAXED), RmwOrder.RELAXED);
  }

  private static TrialReport tried(Program program, TrialOptions options) {
    return OrderTrial.run(List.of(ProgramSubject.of(program, ExplorerOptions.defaults())), options);
  }

  private static Map<String, TrialRow.Outcome> outcomes(TrialReport report) {
    return report.rows().stream()
        .collect(
            Collectors.toMap(
                r -> r.weakening().site().kind().word() + " " + r.weakening().change(),
                TrialRow::outcome,
                (a, b) -> a,
                TreeMap::new));
  }

  @Test
  void fence_isNeededWhereItIsOnlyOne() {
    TrialReport one = tried(storeBuffering(false), TrialOptions.defaults());
    assertEquals(
        Map.of(
            "fence seq_cst becomes acq_rel", TrialRow.Outcome.NEEDED,
            "fence seq_cst becomes nothing", TrialRow.Outcome.NEEDED,
            "update relaxed becomes load and store", TrialRow.Outcome.NEEDED),
        outcomes(one));
  }

  /** Of two fences in a row either will do, and the descent keeps exactly one. */
  @Test
  void descent_keepsOneOfTwoFencesInARow() {
    TrialReport report =
        tried(storeBuffering(true), new TrialOptions(1, Optional.empty(), true, true, row -> {}));
    List<String> dropped =
        report.rows(TrialRow.Outcome.NOT_NOTICED).stream()
            .map(r -> r.weakening().becomes())
            .filter(Weakening.NOTHING::equals)
            .toList();
    assertEquals(List.of(Weakening.NOTHING), dropped);
  }

  @Test
  void descent_goesFromSequentialConsistencyToTheOrdersOfALock() {
    List<TrialRow> heard = new ArrayList<>();
    TrialReport report =
        tried(ALL_SEQ_CST, new TrialOptions(1, Optional.empty(), true, true, heard::add));
    assertEquals(report.rows(), heard);
    Weakened left =
        new Weakened(
            report.rows(TrialRow.Outcome.NOT_NOTICED).stream().map(TrialRow::weakening).toList());
    TrialReport again =
        OrderTrial.run(
            List.of(
                ProgramSubject.of(
                    new WeakenedProgram(ALL_SEQ_CST, left), ExplorerOptions.defaults())),
            TrialOptions.defaults());
    assertEquals(
        List.of("await relaxed", "store release", "update acquire"),
        again.sites().stream()
            .filter(site -> !site.order().equals("plain"))
            .map(site -> site.kind().word() + " " + site.order())
            .sorted()
            .toList());
    assertEquals(again.rows(), again.rows(TrialRow.Outcome.NEEDED));
  }

  @Test
  void kill_hasATraceThatTheWeakenedProgramRepeats() {
    TrialReport report = tried(storeBuffering(false), TrialOptions.defaults());
    for (TrialRow row : report.rows(TrialRow.Outcome.NEEDED)) {
      Program weakened =
          new WeakenedProgram(storeBuffering(false), new Weakened(List.of(row.weakening())));
      SimulationResult result =
          SimulatedMachine.run(
              weakened, SimulationOptions.replaying(row.kill().orElseThrow().violation().trace()));
      assertInstanceOf(SimulationResult.Violated.class, result, row.toString());
    }
  }

  /** A helper that all use is one line, and each use of it another site. */
  @Test
  void sites_areToldApartByTheirCaller() {
    Program program =
        Program.of(
            "published",
            s -> {
              LongCell data = s.machine().longCell("data", 0);
              LongCell ready = s.machine().longCell("ready", 0);
              LongCell unrelated = s.machine().longCell("unrelated", 0);
              s.task(
                  "a",
                  () -> {
                    data.store(1, StoreOrder.PLAIN);
                    publish(ready);
                    publish(unrelated);
                  });
              s.task(
                  "b",
                  () -> {
                    ready.await(v -> v == 1, LoadOrder.ACQUIRE);
                    data.load(LoadOrder.PLAIN);
                  });
            });
    TrialReport byLine = tried(program, TrialOptions.lineByLine());
    assertEquals(byLine.rows(), byLine.rows(TrialRow.Outcome.NEEDED));
    TrialReport report = tried(program, TrialOptions.defaults());
    assertEquals(
        List.of(TrialRow.Outcome.NEEDED, TrialRow.Outcome.NOT_NOTICED),
        report.rows().stream()
            .filter(r -> r.weakening().becomes().equals("relaxed"))
            .filter(r -> !r.weakening().site().caller().isEmpty())
            .map(TrialRow::outcome)
            .toList());
  }

  private static void publish(LongCell cell) {
    cell.store(1, RELEASE);
  }

  /** Cells of values are split as cells of numbers are, and so are exchanges. */
  @Test
  void splits_areNoticedByWhoeverIsOvertaken() {
    Program program =
        Program.of(
            "additions",
            s -> {
              RefCell<Integer> value = s.machine().refCell("value", 0);
              LongCell number = s.machine().longCell("number", 0);
              for (String name : List.of("a", "b")) {
                s.task(
                    name,
                    () -> {
                      value.getAndUpdate(v -> v == null ? 0 : v + 1, RmwOrder.RELAXED);
                      if (!number.compareAndSet(0, 1, RmwOrder.RELAXED)) {
                        number.fetchAdd(1, RmwOrder.RELAXED);
                      }
                    });
              }
              s.afterwards(
                  () -> {
                    PropertyViolation.require(
                        Integer.valueOf(2).equals(value.load(LoadOrder.RELAXED)), "value");
                    PropertyViolation.require(number.load(LoadOrder.RELAXED) == 2, "number");
                  });
            });
    TrialReport report = tried(program, TrialOptions.defaults());
    assertEquals(
        Map.of(
            "update relaxed becomes load and store", TrialRow.Outcome.NEEDED,
            "exchange relaxed/relaxed becomes load and store", TrialRow.Outcome.NEEDED),
        Map.of(
            "update relaxed becomes load and store",
            outcomes(report).get("update relaxed becomes load and store"),
            "exchange relaxed/relaxed becomes load and store",
            outcomes(report).get("exchange relaxed/relaxed becomes load and store")));
  }

  @Test
  void subject_thatDoesNotHold_takesNoPart() {
    Program broken =
        Program.of(
            "broken",
            s ->
                s.task(
                    "a",
                    () -> {
                      s.machine().fence(FenceOrder.SEQ_CST);
                      PropertyViolation.require(false, "never holds");
                    }));
    TrialReport report = tried(broken, TrialOptions.defaults());
    assertTrue(report.anyBaseline(Verdict.VIOLATED));
    assertEquals(List.of(), report.rows());
  }

  @Test
  void budget_thatIsUsedUp_leavesTheRestUndecided() {
    TrialReport report =
        tried(
            ALL_SEQ_CST,
            new TrialOptions(2, Optional.of(Duration.ofNanos(1)), false, false, row -> {}));
    assertEquals(report.rows(), report.rows(TrialRow.Outcome.UNDECIDED));
  }

  @Test
  void jobs_changeNothing() {
    TrialReport one = tried(ALL_SEQ_CST, TrialOptions.defaults());
    TrialReport three =
        tried(ALL_SEQ_CST, new TrialOptions(3, Optional.empty(), false, false, row -> {}));
    assertEquals(outcomes(one), outcomes(three));
    assertEquals(messages(one), messages(three));
    assertTrue(one.rows(TrialRow.Outcome.NEEDED).size() > 0);
  }

  private static List<List<Step>> messages(TrialReport report) {
    return report.rows().stream()
        .flatMap(r -> r.kill().stream())
        .map(TrialRow.Kill::violation)
        .map(Violation::trace)
        .map(t -> t.steps())
        .toList();
  }
}
