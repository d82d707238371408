package org.latticeipc.litmus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.latticeipc.litmus.compile.LitmusCompiler;
import org.latticeipc.litmus.syntax.LitmusException;

/** What is wrong with a test is told with its place, what was found and what was expected. */
class RefusalTest {
  private record Case(String name, String text, String message) {}

  private static Case code(String name, String statement, String message) {
    return new Case(
        name,
        "C t\n{ x=0; int a[2]={1,2}; }\nP0 (atomic_int* x, int* a) {\n"
            + statement
            + "\n}\nexists (x=0)\n",
        message);
  }

  private static Case whole(String name, String text, String message) {
    return new Case(name, text, message);
  }

  private static final String LOAD_ORDERS =
      "memory_order_relaxed, memory_order_acquire or memory_order_seq_cst: this is a load";

  private static final List<Case> CASES =
      List.of(
          code("missingSemicolon", "int r0 = 1", "5:1: found '}', expected ';'"),
          code("missingOperand", "int r0 = ;", "4:10: found ';', expected an expression"),
          code(
              "undeclaredVariable",
              "int total = 1; int r1 = totla;",
              "4:25: undeclared variable 'totla', expected a parameter or local of P0; did you mean"
                  + " 'total'?"),
          code(
              "unknownFunction",
              "atomic_laod(x);",
              "4:1: unknown function 'atomic_laod', expected one of C11's atomic functions; did you"
                  + " mean 'atomic_load'?"),
          code(
              "tooFewArguments",
              "atomic_store_explicit(x, 1);",
              "4:1: found 2 arguments of atomic_store_explicit, expected 3: an object, a value and"
                  + " a memory order"),
          code(
              "releaseLoad",
              "int r = atomic_load_explicit(x, memory_order_release);",
              "4:33: found memory_order_release, expected " + LOAD_ORDERS),
          code(
              "acquireStore",
              "atomic_store_explicit(x, 1, memory_order_acquire);",
              "4:29: found memory_order_acquire, expected memory_order_relaxed,"
                  + " memory_order_release or memory_order_seq_cst: this is a store"),
          code(
              "releaseOnFailure",
              "atomic_compare_exchange_strong_explicit(x, a, 1, memory_order_acq_rel,"
                  + " memory_order_acq_rel);",
              "4:72: found memory_order_acq_rel, expected memory_order_relaxed,"
                  + " memory_order_acquire or memory_order_seq_cst: when a compare-exchange fails it"
                  + " is a load"),
          code(
              "misspeltOrder",
              "atomic_thread_fence(memory_order_acqiure);",
              "4:21: found 'memory_order_acqiure', expected a memory order; did you mean"
                  + " 'memory_order_acquire'?"),
          code(
              "consume",
              "int r = atomic_load_explicit(x, memory_order_consume);",
              "4:33: memory_order_consume is not supported: no model here has it; compilers take it"
                  + " for memory_order_acquire"),
          code(
              "endlessLoop",
              "while (1) { atomic_store(x, 1); }",
              "4:1: this loop never ends, expected a condition that can fail, or a break or"
                  + " return"),
          code("breakOutsideLoop", "break;", "4:1: found 'break;' outside a loop"),
          code(
              "inlineAssembly",
              "asm volatile (\"mfence\");",
              "4:1: inline assembly ('asm') is not supported"),
          code(
              "readCopyUpdate",
              "rcu_read_lock();",
              "4:1: 'rcu_read_lock' is of the Linux kernel's memory model (LKMM), which is not"
                  + " supported; this reads C11 tests"),
          code(
              "kernelMacro",
              "int r = READ_ONCE(*x);",
              "4:9: 'READ_ONCE' is of the Linux kernel's memory model (LKMM), which is not"
                  + " supported; this reads C11 tests"),
          code(
              "jump",
              "goto end;",
              "4:1: 'goto' is a part of C that litmus tests here do not support"),
          code(
              "storeAsValue",
              "int r = atomic_store(x, 1);",
              "4:9: 'atomic_store' gives no value, expected an expression that does"),
          code("notAnAddress", "*5 = 1;", "4:2: found 5, expected the address of a variable"),
          code("outOfArray", "a[2] = 1;", "4:1: found a+2, expected the address of a variable"),
          code(
              "hugeNumber",
              "int r = 99999999999999999999;",
              "4:9: found the number 99999999999999999999, expected one of 64 bits"),
          whole("empty", "", "1:1: found the end of the file, expected the word C"),
          whole(
              "otherArchitecture",
              "AArch64 MP\n{}",
              "1:1: found a test for 'AArch64', expected the word C: only C tests run"),
          whole("noTitle", "C\n{}", "1:2: found '?', expected the test's name"),
          whole(
              "noFunction",
              "C t\n{}\nexists (x=1)",
              "3:1: found 'exists', expected P0, P1, … or a type"),
          whole(
              "secondTaskMissing",
              "C t\n{}\nP0 (int* x) {}\nP2 (int* x) {}\n",
              "4:1: found task P2, expected P1"),
          whole(
              "byValue",
              "C t\n{}\nP0 (int x) {}\n",
              "3:5: found 'x' passed by value, expected a pointer to a shared variable"),
          whole(
              "initialisedTwice",
              "C t\n{ x=1; x=2; }\nP0 (int* x) {}\n",
              "2:8: 'x' is initialised twice"),
          whole(
              "arrayTooShort",
              "C t\n{ int a[3]={1,2}; }\nP0 (int* a) {}\n",
              "2:7: found 2 values for 'a', expected 3"),
          whole(
              "registerOfNobody",
              "C t\n{}\nP0 (int* x) { int r0 = *x; }\nexists (1:r0=0)",
              "4:9: found task 1, expected 0"),
          whole(
              "registerThatIsNotThere",
              "C t\n{}\nP0 (int* x) { int r0 = *x; }\nexists (0:r1=0)",
              "4:9: P0 has no variable 'r1', expected one that it declares; did you mean 'r0'?"),
          whole(
              "locationThatIsNotThere",
              "C t\n{}\nP0 (int* flag) { }\nexists (falg=0)",
              "4:9: undeclared variable 'falg', expected a shared variable; did you mean 'flag'?"),
          whole(
              "notAParameter",
              "C t\n{ y=1; }\nP0 (int* x) { int r0 = y; }\n",
              "3:24: shared variable 'y' is not a parameter of P0, expected it in the parameter"
                  + " list"),
          whole(
              "textBehind",
              "C t\n{}\nP0 (int* x) {}\nexists (x=0) x",
              "4:14: found 'x', expected the end of the file"),
          whole(
              "regions",
              "C t\n{}\nP0 (int* x) {}\nregions: x:PROP",
              "4:1: memory regions and scopes ('regions') are not supported"));

  @TestFactory
  Stream<DynamicTest> badInput_isRefusedWithItsPlace() {
    return CASES.stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.name(),
                    () -> {
                      LitmusException refusal =
                          assertThrows(
                              LitmusException.class,
                              () -> LitmusCompiler.compile("t.litmus", c.text()));
                      assertEquals("t.litmus:" + c.message(), refusal.getMessage());
                    }));
  }
}
