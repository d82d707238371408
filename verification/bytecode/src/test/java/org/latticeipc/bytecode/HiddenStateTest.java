package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.model.MemoryModel;
import sample.Hidden;

/** State hidden in whatever it may be: the update is lost, or the thing is refused by name. */
class HiddenStateTest {
  /** What is refused, and what the reason names. */
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("stringBuilder", "java.lang.StringBuilder is shared"),
          Map.entry("stringBuilderInObject", "java.lang.StringBuilder is shared"),
          Map.entry("byteBuffer", "java.nio.ByteBuffer.allocate"),
          Map.entry("stream", "is shared between threads"),
          Map.entry("suppressed", "Throwable.addSuppressed"),
          Map.entry("systemProperty", "java.lang.System.setProperty"),
          Map.entry("reflection", "java.lang.reflect.Field."),
          Map.entry("parallelStream", "parallelStream"),
          Map.entry("reflectiveArray", "java.lang.reflect.Array."),
          Map.entry("weakReference", "java.lang.ref.WeakReference"));

  static Stream<String> methods() {
    return Arrays.stream(Hidden.class.getDeclaredMethods())
        .filter(m -> Modifier.isPublic(m.getModifiers()))
        .map(java.lang.reflect.Method::getName)
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void hiddenState_isNeverHolds(String method) {
    JavaResult result = Compiled.explore("sample.Hidden#" + method, MemoryModel.SC);
    String refused = REFUSED.get(method);
    if (refused == null) {
      assertEquals(Verdict.VIOLATED, result.verdict(), () -> method + ": " + result.reasons());
      assertEquals("uncaught-exception", result.violations().get(0).property());
    } else {
      assertEquals(Verdict.INCONCLUSIVE, result.verdict(), method);
      String reason = result.reasons().get(0);
      assertTrue(reason.contains(refused), reason);
      assertTrue(reason.startsWith("Hidden.java:"), reason);
    }
  }
}
