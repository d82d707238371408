package org.latticeipc.programs.os;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.trial.OrderTrial;
import org.latticeipc.explorer.trial.ProgramSubject;
import org.latticeipc.explorer.trial.TrialOptions;
import org.latticeipc.explorer.trial.TrialReport;
import org.latticeipc.explorer.trial.TrialRow;
import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.model.MemoryModel;

/** Every order of the lock that ships is needed: a check fails as soon as it is one step weaker. */
class LockWeakenedTest {
  @Test
  void everyOrderOfTheLock_isNeeded() {
    TrialReport report = trial(MemoryModel.RC11);

    Map<String, String> noticed = new TreeMap<>();
    for (TrialRow row : report.rows()) {
      String access = row.weakening().site().kind().word() + " " + row.weakening().change();
      noticed.put(access, row.kill().map(k -> k.violation().property()).orElse(""));
    }
    assertEquals(
        Map.of(
            "await acquire becomes relaxed", "no-data-race",
            "store release becomes relaxed", "no-data-race",
            "update acq_rel becomes acquire", "no-data-race",
            "update acq_rel becomes release", "no-data-race",
            "update acq_rel becomes load and store", "no-deadlock"),
        noticed);
    assertEquals(List.of(), report.rows(TrialRow.Outcome.NOT_NOTICED));
  }

  /** The same trial where orders mean nothing: only the atomicity can be missed. */
  @Test
  void underSc_onlyTheAtomicityIsNoticed() {
    TrialReport report = trial(MemoryModel.SC);

    assertEquals(
        List.of("load and store"),
        report.rows(TrialRow.Outcome.NEEDED).stream().map(r -> r.weakening().becomes()).toList());
    assertEquals(4, report.rows(TrialRow.Outcome.NOT_NOTICED).size());
  }

  private static TrialReport trial(MemoryModel model) {
    ExplorerOptions options = ExplorerOptions.of(model);
    return OrderTrial.run(
        List.of(
            ProgramSubject.of(LockPrograms.counting(QuaternionSpinlock::new, 2, 2, true), options),
            ProgramSubject.of(OrderPrograms.markedArrivals(), options)),
        TrialOptions.lineByLine());
  }
}
