package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.model.MemoryModel;
import sample.Hidden;
import sample.HiddenByReflection;
import sample.HiddenInBuffers;
import sample.HiddenInCallbacks;
import sample.HiddenInCode;
import sample.HiddenInCollections;
import sample.HiddenInIdentity;
import sample.HiddenInLanguage;
import sample.HiddenInLibrary;
import sample.HiddenInLocks;
import sample.HiddenInObjects;
import sample.HiddenInProcess;
import sample.HiddenInStatics;
import sample.HiddenInStreams;
import sample.HiddenInSystem;
import sample.HiddenInText;
import sample.HiddenInThreads;

/**
 * State hidden in whatever it may be: the update is lost, or the thing is refused by place and
 * name. What is expected of each program is in {@code hidden.tsv}: its class, its method, and
 * VIOLATED or what the reason names.
 */
class HiddenStateTest {
  private static final List<Class<?>> PROGRAMS =
      List.of(
          Hidden.class,
          HiddenByReflection.class,
          HiddenInBuffers.class,
          HiddenInCallbacks.class,
          HiddenInCode.class,
          HiddenInCollections.class,
          HiddenInIdentity.class,
          HiddenInLanguage.class,
          HiddenInLibrary.class,
          HiddenInLocks.class,
          HiddenInObjects.class,
          HiddenInProcess.class,
          HiddenInStatics.class,
          HiddenInStreams.class,
          HiddenInSystem.class,
          HiddenInText.class,
          HiddenInThreads.class);

  record Row(String type, String method, String expected) {
    @Override
    public String toString() {
      return type + "#" + method;
    }
  }

  static Stream<Row> rows() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(HiddenStateTest.class.getResourceAsStream("/hidden.tsv")),
                StandardCharsets.UTF_8))) {
      return in
          .lines()
          .map(line -> line.split("\t", -1))
          .map(cells -> new Row(cells[0], cells[1], cells[2]))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void everyProgram_hasItsRow() {
    TreeSet<String> programs = new TreeSet<>();
    for (Class<?> type : PROGRAMS) {
      Arrays.stream(type.getDeclaredMethods())
          .filter(m -> Modifier.isPublic(m.getModifiers()) && m.getParameterCount() == 0)
          .map(Method::getName)
          .forEach(name -> programs.add(type.getSimpleName() + "#" + name));
    }
    TreeSet<String> told = new TreeSet<>();
    rows().forEach(row -> told.add(row.toString()));
    assertEquals(programs, told);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void hiddenState_isNeverHolds(Row row) {
    JavaResult result = Compiled.explore("sample." + row, MemoryModel.SC);
    if (row.expected().equals("VIOLATED")) {
      assertEquals(Verdict.VIOLATED, result.verdict(), () -> row + ": " + result.reasons());
      return;
    }
    assertEquals(Verdict.INCONCLUSIVE, result.verdict(), row.toString());
    String reason = result.reasons().get(0);
    assertTrue(reason.contains(row.expected()), reason);
    assertTrue(reason.matches("(Hidden\\w*|Sharing)\\.java:\\d+: .*"), reason);
  }
}
