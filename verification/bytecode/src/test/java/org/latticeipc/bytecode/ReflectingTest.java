package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.model.MemoryModel;
import sample.Reflecting;
import sample.Writing;

/** Reflection on the program's own classes, and the streams of java.io that are in memory. */
class ReflectingTest {
  @ParameterizedTest
  @CsvSource({
    "Reflecting,locked,HOLDS,''",
    "Reflecting,unlocked,VIOLATED,uncaught-exception",
    "Reflecting,made,VIOLATED,uncaught-exception",
    "Reflecting,ownBehindAnInterface,VIOLATED,uncaught-exception",
    "Reflecting,failure,HOLDS,''",
    "Reflecting,stuck,VIOLATED,no-deadlock",
    "Reflecting,members,HOLDS,''",
    "Reflecting,names,HOLDS,''",
    "Reflecting,loaded,HOLDS,''",
    "Reflecting,exceptionOfTheJdk,HOLDS,''",
    "Reflecting,traceThatIsNoThrowable,VIOLATED,uncaught-exception",
    "Reflecting,properties,HOLDS,''",
    "Reflecting,resourceThatIsNotThere,HOLDS,''",
    "Writing,text,HOLDS,''",
    "Writing,traceAsText,HOLDS,''",
    "Writing,encoded,HOLDS,''",
    "Writing,bytesOfTwo,HOLDS,''",
    "Writing,countedThroughOne,HOLDS,''",
    "Writing,countedByTwo,VIOLATED,uncaught-exception",
  })
  void explored(String type, String method, Verdict expected, String property) {
    JavaResult result = Compiled.explore("sample." + type + "#" + method, MemoryModel.JMM);
    assertEquals(expected, result.verdict(), () -> result.reasons().toString());
    assertEquals(
        property, result.violations().stream().findFirst().map(Violation::property).orElse(""));
  }

  /** What holds under exploration is what the JVM does. */
  @ParameterizedTest
  @ValueSource(strings = {"members", "names", "loaded", "failure", "resourceThatIsNotThere"})
  void asOnTheMachine(String method) throws Exception {
    Method program = Reflecting.class.getMethod(method);
    program.invoke(new Reflecting());
    assertTrue(program.getName().equals(method));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "encoded", "countedThroughOne"})
  void writtenAsOnTheMachine(String method) throws Exception {
    Method program = Writing.class.getMethod(method);
    assertEquals(void.class, program.getReturnType());
    program.invoke(null);
  }

  /** Messages that a JVM makes up name what was written, and nothing of this process. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "wrongCast;main threw java.lang.ClassCastException: class java.util.ArrayList cannot be cast"
            + " to class java.util.LinkedList (Reflecting.java:",
        "nothingToCall;main threw java.lang.NullPointerException: Cannot invoke"
            + " \"java.util.List.isEmpty()\" because \"none\" is null (Reflecting.java:",
      })
  void messages(String method, String words) {
    JavaResult result = Compiled.explore("sample.Reflecting#" + method, MemoryModel.JMM);
    assertTrue(
        result.violations().get(0).message().startsWith(words),
        () -> result.violations().get(0).message());
  }

  @ParameterizedTest
  @CsvSource({
    "closed,'reflection calls sample.Reflecting.hit without setAccessible'",
    "foreignBehindAnInterface,'calls javax.security.auth.Destroyable.isDestroyed'",
    "resourceThatIsThere,'the resource sample/Reflecting.class is looked for'",
    "foreign,'reflection calls java.util.List.size, which cannot be explored'",
  })
  void refused(String method, String words) {
    JavaResult result = Compiled.explore("sample.Reflecting#" + method, MemoryModel.JMM);
    assertEquals(Verdict.INCONCLUSIVE, result.verdict());
    assertTrue(result.reasons().get(0).contains(words), () -> result.reasons().toString());
  }
}
