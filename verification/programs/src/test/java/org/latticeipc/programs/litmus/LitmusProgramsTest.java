package org.latticeipc.programs.litmus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.litmus.compile.LitmusCompiler;
import org.latticeipc.litmus.program.WholeProgram;
import org.latticeipc.litmus.syntax.LitmusException;
import org.latticeipc.machine.program.Program;
import org.latticeipc.programs.parameter.BuiltIn;

class LitmusProgramsTest {
  private static Result explore(Program program) {
    return Explorer.explore(program, ExplorerOptions.builder().all(true).build());
  }

  private static Program program(String task) {
    String text = "C t\n{ x = 0; }\nP0 (atomic_int* x) {\n  " + task + "\n}\n";
    return new WholeProgram("t", LitmusCompiler.compile("t", text, VerifierFunctions.all()));
  }

  @Test
  void everyShippedTest_compilesAndHasItsOwnName() {
    List<TestText> tests =
        Stream.of("litmus.tests", "synthetic.tests", "wrong.tests")
            .flatMap(file -> TestText.all(LitmusPrograms.class, file).stream())
            .toList();
    assertTrue(tests.size() > 140, "only " + tests.size() + " tests were seen");
    for (TestText test : tests) {
      assertEquals(test.tasks(), test.program().test().tasks().size(), test.name());
      assertEquals(test.name(), test.program().test().name());
    }
    Set<String> names = tests.stream().map(TestText::name).collect(Collectors.toSet());
    assertEquals(tests.size(), names.size());
  }

  @Test
  void outcome_isWhatWasSetAndWhatIsInMemory() {
    Program program =
        program("int a = atomic_load(x); if (a) { int b = 1; } atomic_store(x, 2); int c = a + 3;");
    assertEquals(Map.of("1:a=0; 1:c=3; x=2", 1L), explore(program).outcomes());
  }

  @Test
  void assumption_thatFails_blocks() {
    Result result = explore(program("int a = atomic_load(x); assume(a == 1);"));
    assertEquals(0, result.statistics().complete());
    assertEquals(1, result.statistics().blocked());
  }

  @Test
  void assertion_thatFails_isToldAsWritten() {
    Result result = explore(program("int a = atomic_load(x); assert(a ==  1 || a > 3);"));
    assertEquals("assertion", result.violations().get(0).property());
    assertEquals("assert(a ==  1 || a > 3) does not hold", result.violations().get(0).message());
  }

  @Test
  void condition_isAnAssertionOnTheEnd() {
    BuiltIn checked =
        LitmusPrograms.litmus().stream()
            .filter(p -> p.name().equals("litmus/SB+assert"))
            .findFirst()
            .orElseThrow();
    assertEquals(List.of(), explore(checked.program(Map.of())).violations());
    String text = "C t\n{ x = 0; }\nP0 (atomic_int* x) { atomic_store(x, 2); }\nforall (x = 1)\n";
    Result wrong = explore(new WholeProgram("t", LitmusCompiler.compile("t", text, Map.of())));
    assertEquals("at the end: not forall ([x]=1)", wrong.violations().get(0).message());
  }

  @Test
  void conditionThatAsksMore_isRefused() {
    String text = "C t\n{ x = 0; }\nP0 (atomic_int* x) { atomic_store(x, 2); }\nexists (x = 1)\n";
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new WholeProgram("t", LitmusCompiler.compile("t", text, Map.of())));
    assertEquals(
        "t: found another condition, expected none or forall on memory", refused.getMessage());
  }

  @Test
  void wrongCalls_areRefusedWithPlaceAndWhatWasExpected() {
    assertEquals(
        "t:4:3: found 0 arguments of assume, expected 1: a condition",
        assertThrows(LitmusException.class, () -> program("assume();")).getMessage());
    assertEquals(
        "t:4:11: 'assert' gives no value, expected an expression that does",
        assertThrows(LitmusException.class, () -> program("int a = assert(1);")).getMessage());
  }

  @Test
  void filesOfUsers_haveNoSuchFunctions() {
    String text = "C t\n{ x = 0; }\nP0 (atomic_int* x) { assume(1); }\n";
    LitmusException refused =
        assertThrows(LitmusException.class, () -> LitmusCompiler.compile("t", text));
    String said = String.valueOf(refused.getMessage());
    assertTrue(said.startsWith("t:3:22: unknown function 'assume'"), said);
  }
}
