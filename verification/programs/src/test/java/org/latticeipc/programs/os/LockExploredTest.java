package org.latticeipc.programs.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.latticeipc.model.MemoryModel.RA;
import static org.latticeipc.model.MemoryModel.RC11;
import static org.latticeipc.model.MemoryModel.SC;
import static org.latticeipc.model.MemoryModel.TSO;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.ipc.variant.LockVariant;
import org.latticeipc.model.MemoryModel;

/** The lock's promises in every execution, and that each wrong lock breaks one of them. */
class LockExploredTest {
  /** n tasks with s sections each: (ns)! / (s!)^n orders of arrival, whatever the model. */
  @ParameterizedTest(name = "{0} tasks, {1} sections each: {2} executions")
  @CsvSource({"2,1,2", "3,1,6", "4,1,24", "2,2,6", "2,3,20", "3,2,90"})
  void sections_excludeEachOtherInOrderOfArrival(int tasks, int sections, long executions) {
    Explored.holds(
        LockPrograms.counting(QuaternionSpinlock::new, tasks, sections, false), executions, "");
  }

  @Test
  void recursiveSections_excludeEachOtherInOrderOfArrival() {
    Explored.holds(LockPrograms.counting(QuaternionSpinlock::new, 2, 3, true), 20, "");
    Explored.holds(LockPrograms.counting(QuaternionSpinlock::new, 3, 1, true), 6, "");
  }

  /** Tasks that share a seat may read each other's entry: more executions, the same promises. */
  @Test
  void oneSeatForAll_keepsThePromises() {
    Explored.holds(
        LockPrograms.counting((m, name) -> new QuaternionSpinlock(m, name, 1), 3, 1, true),
        270,
        "");
  }

  @ParameterizedTest
  @EnumSource(LockVariant.class)
  void wrongLock_isFoundUnderRc11(LockVariant variant) {
    String expected =
        switch (variant) {
          case UNLOCK_RELAXED, LOCK_RELAXED, OWNER_IS_CPU -> "no-data-race";
          case CHECK_THEN_ACT, OWNER_CLEARED_AFTER_RELEASE, NOT_RECURSIVE, DEPTH_NOT_RESET ->
              "no-deadlock";
          case UNFAIR -> "bounded-overtaking";
        };
    assertEquals(List.of(expected), broken(variant, RC11));
  }

  /** The flagship: tools that assume sequential consistency call these two correct. */
  @ParameterizedTest
  @EnumSource(names = {"UNLOCK_RELAXED", "LOCK_RELAXED"})
  void weakenedLock_isFoundByWeakModelsOnly(LockVariant variant) {
    assertEquals(List.of(), broken(variant, SC));
    assertEquals(List.of(), broken(variant, TSO));
    assertEquals(List.of("no-data-race"), broken(variant, RA));
    assertEquals(List.of("no-data-race"), broken(variant, RC11));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"UNLOCK_RELAXED", "LOCK_RELAXED"})
  void lockWrongInItsLogic_isFoundUnderSc(LockVariant variant) {
    assertEquals(1, broken(variant, SC).size());
  }

  private static List<String> broken(LockVariant variant, MemoryModel model) {
    Result result =
        Explorer.explore(
            LockPrograms.counting(variant::create, 2, 2, true), ExplorerOptions.of(model));
    return result.violations().stream().map(v -> v.property()).toList();
  }
}
