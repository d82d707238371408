package org.latticeipc.junit;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.latticeipc.machine.program.MethodProgram;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Setup;

/**
 * Where a test's program comes from: the test method itself, or a method that gives it.
 *
 * @param method that method
 */
record ProgramSource(Method method) {

  /** The program for a test instance. */
  Program program(Object testInstance) {
    return MethodProgram.of(testInstance, method);
  }

  /** Whether the test method is the program: it is called once for each execution. */
  boolean isTestMethod() {
    return MethodProgram.isProgram(method);
  }

  /**
   * Decides which of the two it is.
   *
   * @throws IllegalArgumentException if it is neither or both
   */
  static ProgramSource of(Method test, ModelCheck check) {
    boolean takesSetup = Arrays.asList(test.getParameterTypes()).contains(Setup.class);
    String where = ModelCheckExtension.where(test);
    if (takesSetup == !check.program().isEmpty()) {
      throw new IllegalArgumentException(
          where
              + ": expected either a parameter of type Setup or program = \"METHOD\", found "
              + (takesSetup ? "both" : "neither"));
    }
    if (takesSetup) {
      if (!MethodProgram.isProgram(test)) {
        throw new IllegalArgumentException(
            where + ": a method that is the program takes a Setup and nothing else");
      }
      return new ProgramSource(test);
    }
    Class<?> testClass = test.getDeclaringClass();
    return new ProgramSource(
        MethodProgram.giver(testClass, check.program())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        where
                            + ": expected a method 'Program "
                            + check.program()
                            + "()' in "
                            + testClass.getSimpleName()
                            + ", found none")));
  }
}
