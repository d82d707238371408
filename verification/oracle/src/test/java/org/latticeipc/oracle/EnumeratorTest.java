package org.latticeipc.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.latticeipc.litmus.compile.LitmusCompiler;
import org.latticeipc.litmus.program.WholeProgram;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;
import org.latticeipc.programs.ExpectedCount;
import org.latticeipc.programs.litmus.LitmusPrograms;
import org.latticeipc.programs.parameter.BuiltIn;

/** The oracle itself is checked against counts from outside the project. */
class EnumeratorTest {
  private static final List<MemoryModel> ALL = List.of(MemoryModel.values());

  /** A test of x, y and z with these tasks. */
  private static Program program(String... tasks) {
    StringBuilder text = new StringBuilder("C test\n{ x = 0; y = 0; z = 0; }\n");
    for (int t = 0; t < tasks.length; t++) {
      text.append("P%d (atomic_int* x, atomic_int* y, atomic_int* z) { ".formatted(t))
          .append(tasks[t].replace("rlx", "memory_order_relaxed"))
          .append(" }\n");
    }
    return new WholeProgram(
        "test", LitmusCompiler.compile("test", text.toString(), new DrawnFunctions().all()));
  }

  private static PerModel enumerate(String... tasks) {
    return enumerate(program(tasks), ReleaseSequences.CPP20).orElseThrow();
  }

  private static Optional<PerModel> enumerate(Program program, ReleaseSequences sequences) {
    return Enumerator.enumerate(program, ALL, sequences, 200_000);
  }

  private static String complete(PerModel findings) {
    return ALL.stream()
        .map(model -> Long.toString(findings.under(model).complete()))
        .collect(Collectors.joining(" "));
  }

  /** Models in which TSO's mapping differs from GenMC's are not in the table. */
  @Test
  void everyTestWithPublishedCount_hasThatManyCompleteExecutions() {
    Map<String, BuiltIn> programs = new LinkedHashMap<>();
    LitmusPrograms.litmus().forEach(program -> programs.put(program.name(), program));
    LitmusPrograms.synthetic().forEach(program -> programs.put(program.name(), program));
    List<String> wrong = new ArrayList<>();
    Set<String> tooLarge = Set.of("big0", "big1", "big2", "litmus/viktor-relseq");
    Map<String, PerModel> enumerated = new LinkedHashMap<>();
    int compared = 0;
    for (ExpectedCount expected : ExpectedCount.all()) {
      BuiltIn program = programs.get(expected.program());
      if (program == null || tooLarge.contains(expected.program())) {
        continue;
      }
      String key = expected.program() + " " + expected.text();
      PerModel all = enumerated.get(key);
      if (all == null) {
        all = enumerate(program.program(Map.of()), expected.text()).orElseThrow();
        enumerated.put(key, all);
      }
      Findings found = all.under(expected.model());
      compared++;
      if (found.complete() != expected.complete()) {
        wrong.add(
            "%s: expected %d, found %d"
                .formatted(expected.id(), expected.complete(), found.complete()));
      }
    }
    assertTrue(compared > 200, "only " + compared + " counts were compared");
    assertEquals(List.of(), wrong);
  }

  @Test
  void everyMustFailTest_racesOrFailsUnderRc11() {
    for (BuiltIn program : LitmusPrograms.wrong()) {
      Findings found =
          enumerate(program.program(Map.of()), ReleaseSequences.CPP20)
              .orElseThrow()
              .under(MemoryModel.RC11);
      assertTrue(found.racy() > 0 || !found.complaints().isEmpty(), program.name());
    }
  }

  @Test
  void storeBuffering_perModel() {
    assertEquals(
        "3 3 4 3 3",
        complete(
            enumerate(
                "atomic_store(x, 1); int a = atomic_load(y);",
                "atomic_store(y, 1); int a = atomic_load(x);")));
    assertEquals(
        "3 4 4 4 4",
        complete(
            enumerate(
                "atomic_store_explicit(x, 1, rlx); int a = atomic_load_explicit(y, rlx);",
                "atomic_store_explicit(y, 1, rlx); int a = atomic_load_explicit(x, rlx);")));
  }

  @Test
  void messagePassingRelaxed_perModel() {
    assertEquals(
        "3 3 4 4 4",
        complete(
            enumerate(
                "atomic_store_explicit(x, 1, rlx); atomic_store_explicit(y, 1, rlx);",
                "int a = atomic_load_explicit(y, rlx); int b = atomic_load_explicit(x, rlx);")));
  }

  @Test
  void releaseSequenceOfLaterStore_countsPerDefinition() {
    Program program =
        program(
            "atomic_store_explicit(x, 1, rlx); atomic_store_explicit(y, 1, memory_order_release);"
                + " atomic_store_explicit(y, 2, rlx);",
            "int a = atomic_load_explicit(y, memory_order_acquire);"
                + " int b = atomic_load_explicit(x, rlx);");
    assertEquals(
        5,
        enumerate(program, ReleaseSequences.CPP20)
            .orElseThrow()
            .under(MemoryModel.RC11)
            .complete());
    assertEquals(
        4,
        enumerate(program, ReleaseSequences.PLDI17)
            .orElseThrow()
            .under(MemoryModel.RC11)
            .complete());
  }

  @Test
  void loadsBesideFetchAdds_countsThatCatchLostRevisits() {
    String load = "int %s = atomic_load_explicit(x, rlx);";
    String add = "int a = atomic_fetch_add_explicit(x, 1, rlx);";
    assertEquals("6 6 6 6 6", complete(enumerate(load.formatted("a"), add, add)));
    assertEquals(
        "12 12 12 12 12", complete(enumerate(load.formatted("a") + load.formatted("b"), add, add)));
  }

  private static String awaitThenStore(String awaited, String stored) {
    return "int a = await_eq(%s, 1, memory_order_acquire); ".formatted(awaited)
        + "atomic_store_explicit(%s, 1, memory_order_release);".formatted(stored);
  }

  @Test
  void awaitThatNothingEnds_isADeadlock() {
    Findings found =
        enumerate(awaitThenStore("x", "y"), awaitThenStore("y", "x")).under(MemoryModel.RC11);
    assertEquals(0, found.complete());
    assertEquals(1, found.blocked());
    assertEquals(1, found.deadlocked());
  }

  @Test
  void awaitThatIsEnded_blocksOnlyOnTheOldValueAndIsNoDeadlock() {
    Findings found =
        enumerate(
                "int a = await_eq(x, 1, memory_order_acquire);",
                "atomic_store_explicit(x, 1, memory_order_release);")
            .under(MemoryModel.SC);
    assertEquals("1 1 0", found.complete() + " " + found.blocked() + " " + found.deadlocked());
  }

  @Test
  void tooManyCandidates_isSaidAndNotCutShort() {
    Program program =
        program(
            "atomic_store_explicit(x, 1, rlx);",
            "atomic_store_explicit(x, 2, rlx);",
            "atomic_store_explicit(x, 3, rlx);");
    assertFalse(Enumerator.enumerate(program, ALL, ReleaseSequences.CPP20, 5).isPresent());
    assertEquals(
        6,
        Enumerator.enumerate(program, ALL, ReleaseSequences.CPP20, 6)
            .orElseThrow()
            .under(MemoryModel.SC)
            .complete());
  }

  @Test
  void whatTheOracleDoesNotKnow_isRefusedAndNotIgnored() {
    Program program =
        Program.of(
            "ref",
            setup -> {
              RefCell<String> cell = setup.machine().refCell("r", null);
              setup.task("t", () -> cell.store("a", StoreOrder.RELAXED));
            });
    UnsupportedOperationException refused =
        assertThrows(
            UnsupportedOperationException.class,
            () -> Enumerator.enumerate(program, ALL, ReleaseSequences.CPP20, 5));
    assertEquals("the oracle does not know reference cells", refused.getMessage());
  }
}
