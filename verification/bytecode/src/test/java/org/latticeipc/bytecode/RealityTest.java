package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.model.MemoryModel;
import sample.KnownLocks;
import sample.Reflected;

/** Programs that cannot fail on a real machine hold, although their classes are rewritten. */
class RealityTest {
  private static Stream<Method> programs(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(m -> Modifier.isPublic(m.getModifiers()) && m.getParameterCount() == 0);
  }

  static Stream<Method> programs() {
    return Stream.of(KnownLocks.class, Reflected.class).flatMap(RealityTest::programs);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void program_holdsAsInReality(Method program) throws Exception {
    program.invoke(null);
    String name = program.getDeclaringClass().getName() + "#" + program.getName();
    JavaResult result = Compiled.explore(name, MemoryModel.SC);
    assertEquals(
        Verdict.HOLDS, result.verdict(), () -> result.reasons() + " " + result.violations());
  }

  @Test
  void exceptionsText_hasNoNamesOfOurs() {
    JavaResult result = Compiled.explore("sample.Wrong#casts", MemoryModel.SC);
    String message = result.violations().get(0).message();
    assertFalse(message.contains("lattice"), message);
    assertEquals(
        "Thread-0 threw java.lang.ClassCastException: class java.util.ArrayList cannot be cast to"
            + " class java.lang.Integer",
        message.replaceAll(" \\(Wrong\\.java:\\d+\\)$", ""));
  }
}
