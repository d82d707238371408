package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.model.MemoryModel;
import sample.Containers;
import sample.Meetings;
import sample.Spins;

/** What java.util.concurrent has, used rightly and wrongly: methods say which by their names. */
class UtilitiesTest {
  /** It has nobody who waits longer than the search may take. */
  private static final Set<String> LONG = Set.of("rPhaser");

  static Stream<String> programs() {
    return Stream.of(Meetings.class, Containers.class, Spins.class)
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> !LONG.contains(method.getName()))
        .map(UtilitiesTest::name)
        .sorted();
  }

  private static String name(Method method) {
    return method.getDeclaringClass().getName() + "#" + method.getName();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void program_hasTheVerdictOfItsName(String name) {
    boolean isRight = name.contains("#r");
    JavaResult result = Compiled.explore(name, MemoryModel.JMM, Duration.ofSeconds(100));
    assertEquals(
        isRight ? Verdict.HOLDS : Verdict.VIOLATED,
        result.verdict(),
        () -> result.reasons() + " " + result.violations());
    assertTrue(!isRight || result.statistics().complete() > 0);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void programOfSkipLists_saysWhatTheyRelyOn(String name) {
    JavaResult result = Compiled.explore(name, MemoryModel.SC, Duration.ofSeconds(100));
    boolean said = result.assumptions().stream().anyMatch(a -> a.contains("ConcurrentSkipListMap"));
    assertEquals(name.contains("Skip"), said, () -> result.assumptions().toString());
  }
}
