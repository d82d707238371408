package org.latticeipc.junit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Setup;

/** Where a test's program comes from: the test method itself, or a method that gives it. */
sealed interface ProgramSource {

  /** The program for a test instance. */
  Program program(Object testInstance);

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
      if (test.getParameterCount() != 1) {
        throw new IllegalArgumentException(
            where + ": a method that is the program takes a Setup and nothing else");
      }
      return new TestMethod(test);
    }
    return new Named(giver(test.getDeclaringClass(), check.program(), where));
  }

  private static Method giver(Class<?> testClass, String name, String where) {
    for (Class<?> type = testClass; type != null; type = type.getSuperclass()) {
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals(name)
            && method.getParameterCount() == 0
            && Program.class.isAssignableFrom(method.getReturnType())) {
          return method;
        }
      }
    }
    throw new IllegalArgumentException(
        where
            + ": expected a method 'Program "
            + name
            + "()' in "
            + testClass.getSimpleName()
            + ", found none");
  }

  /** The test method is the program: it is called once for each execution. */
  record TestMethod(Method method) implements ProgramSource {
    @Override
    public Program program(Object testInstance) {
      return Program.of(
          method.getDeclaringClass().getSimpleName() + "." + method.getName(),
          setup -> {
            Object unused = call(method, testInstance, setup);
          });
    }
  }

  /** Another method of the test class gives the program. */
  record Named(Method method) implements ProgramSource {
    @Override
    public Program program(Object testInstance) {
      if (call(method, testInstance) instanceof Program program) {
        return program;
      }
      throw new IllegalArgumentException(method.getName() + "() gave null instead of a program");
    }
  }

  private static @Nullable Object call(Method method, Object instance, Object... arguments) {
    try {
      method.setAccessible(true);
      return method.invoke(instance, arguments);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("cannot call " + method, e);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      if (cause instanceof RuntimeException exception) {
        throw exception;
      } else if (cause instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(method.getName() + " threw " + cause, e);
    }
  }
}
