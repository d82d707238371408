package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.ipc.variant.LockVariant;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.model.MemoryModel;

/**
 * This repository's lock and counter on the host's machine, as ordinary Java, have the verdicts
 * that they have on the seam.
 */
class OwnLockTest {
  private static final String LOST = "lost";

  /**
   * One lock in one shape, judged both ways.
   *
   * @param variant what is wrong with it, or null
   */
  private record Case(
      String method, @Nullable LockVariant variant, int depth, int rounds, MemoryModel model) {

    QuaternionSpinlock lock(Machine machine) {
      return variant == null
          ? new QuaternionSpinlock(machine, "lock")
          : variant.create(machine, "lock");
    }

    Program onTheSeam() {
      return Program.of(
          method,
          setup -> {
            QuaternionSpinlock lock = lock(setup.machine());
            LongCell n = setup.machine().longCell("n", 0);
            for (int i = 0; i < 2; i++) {
              setup.task("task" + i, () -> sections(lock, n));
            }
            setup.afterwards(
                () ->
                    PropertyViolation.require(
                        n.load(LoadOrder.RELAXED) == 2L * rounds, "an addition was lost"));
          });
    }

    private void sections(QuaternionSpinlock lock, LongCell n) {
      for (int round = 0; round < rounds; round++) {
        for (int i = 0; i < depth; i++) {
          lock.lock();
        }
        n.store(n.load(LoadOrder.RELAXED) + 1, StoreOrder.RELAXED);
        for (int i = 0; i < depth; i++) {
          lock.unlock();
        }
      }
    }
  }

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (MemoryModel model : List.of(MemoryModel.SC, MemoryModel.TSO, MemoryModel.RC11)) {
      cases.add(new Case("right", null, 1, 1, model));
      cases.add(new Case("rightTwice", null, 2, 1, model));
      for (LockVariant variant : LockVariant.values()) {
        boolean again = variant == LockVariant.DEPTH_NOT_RESET;
        int depth = again || variant == LockVariant.NOT_RECURSIVE ? 2 : 1;
        cases.add(new Case(camel(variant.name()), variant, depth, again ? 2 : 1, model));
      }
    }
    return cases.stream();
  }

  /** The name of a method in place of that of a constant. */
  static String camel(String constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.toLowerCase(Locale.ROOT).split("_", -1)) {
      name.append(
          name.length() == 0 ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }

  /** The two kinds of failure: somebody waits for ever, or an addition was lost. */
  private static String kind(Verdict verdict, List<Violation> violations) {
    if (verdict != Verdict.VIOLATED) {
      return verdict.toString();
    }
    String property = violations.get(0).property();
    return property.equals(Violation.NO_DEADLOCK) ? property : LOST;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void lock_isJudgedAsOnTheSeam(Case one) {
    Result seam =
        Explorer.explore(
            one.onTheSeam(),
            ExplorerOptions.builder().model(one.model()).races(Races.IGNORE).cpus(2).build());
    JavaResult java = Compiled.explore("sample.OwnLock#" + one.method(), one.model());
    assertEquals(
        kind(seam.verdict(), seam.violations()),
        kind(java.verdict(), java.violations()),
        () -> one + ": " + java.reasons());
  }

  @ParameterizedTest
  @CsvSource({
    "neverUnlocked,RC11,VIOLATED",
    "counterUnderLock,RC11,HOLDS",
    "counterOutsideLock,SC,VIOLATED",
  })
  void counter_isJudgedAsOnTheSeam(String method, MemoryModel model, Verdict expected) {
    JavaResult result = Compiled.explore("sample.OwnLock#" + method, model);
    assertEquals(expected, result.verdict(), () -> result.reasons().toString());
  }
}
