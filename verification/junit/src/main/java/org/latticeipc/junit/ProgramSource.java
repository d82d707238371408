package org.latticeipc.junit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.model.MemoryModel;

/** Where a test's program comes from: the test method itself, or a method that gives it. */
sealed interface ProgramSource permits ProgramSource.OnSeam, PlainJava {

  /** The models under which it is explored if the test names none. */
  List<MemoryModel> defaultModels();

  /** Whether the test method is the program, so that JUnit does not call it. */
  boolean isTestMethod();

  /**
   * Explores it.
   *
   * @throws IllegalArgumentException if there is no program, or the test asks for what its kind of
   *     program does not have
   */
  Explored explore(Object testInstance, ModelCheck check, MemoryModel model);

  /** What was explored, by the name that failures have, and what came of it. */
  record Explored(String program, Result result) {}

  /**
   * Decides which of them it is.
   *
   * @throws IllegalArgumentException if it is none, or two at once
   */
  static ProgramSource of(Class<?> testClass, Method test, ModelCheck check) {
    boolean takesSetup = Arrays.asList(test.getParameterTypes()).contains(Setup.class);
    String where = ModelCheckExtension.where(test);
    if (takesSetup && !check.program().isEmpty()) {
      throw new IllegalArgumentException(where + expected("both of the latter"));
    } else if (takesSetup) {
      if (test.getParameterCount() != 1) {
        throw new IllegalArgumentException(
            where + ": a method that is the program takes a Setup and nothing else");
      }
      return new TestMethod(test);
    } else if (!check.program().isEmpty()) {
      return new Named(giver(testClass, check.program(), where));
    } else if (test.getParameterCount() == 0) {
      return new PlainJava(testClass, test);
    }
    throw new IllegalArgumentException(
        where
            + expected(
                "none of them in a method with " + test.getParameterCount() + " parameters"));
  }

  private static String expected(String found) {
    return ": expected a method without parameters (plain Java), a parameter of type Setup, or"
        + " program = \"METHOD\", found "
        + found;
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

  /** A program on the seam. */
  sealed interface OnSeam extends ProgramSource permits TestMethod, Named {
    /** The program for a test instance. */
    Program program(Object testInstance);

    @Override
    default List<MemoryModel> defaultModels() {
      return List.of(MemoryModel.RC11);
    }

    @Override
    default Explored explore(Object testInstance, ModelCheck check, MemoryModel model) {
      if (check.pure().length > 0) {
        throw new IllegalArgumentException(
            "pure names classes for plain Java, expected none for a program on the seam");
      }
      Program program = program(testInstance);
      ExplorerOptions options = options(check, model);
      Result found = Explorer.explore(program, options);
      return new Explored(program.name(), Explorer.simplest(program, options, found));
    }

    private static ExplorerOptions options(ModelCheck check, MemoryModel model) {
      return ExplorerOptions.builder()
          .model(model)
          .releaseSequences(check.releaseSequences())
          .races(check.races())
          .jobs(check.jobs())
          .budget(Duration.ofSeconds(check.budgetSeconds()))
          .maxEventsPerTask(check.maxEventsPerTask())
          .reduce(check.reduce())
          .cpus(check.cpus())
          .seed(check.seed())
          .build();
    }
  }

  /** The test method is the program. */
  record TestMethod(Method method) implements OnSeam {
    @Override
    public boolean isTestMethod() {
      return true;
    }

    @Override
    public Program program(Object testInstance) {
      return Program.of(method.getName(), setup -> call(method, testInstance, setup));
    }
  }

  /** Another method of the test class gives the program. */
  record Named(Method method) implements OnSeam {
    @Override
    public boolean isTestMethod() {
      return false;
    }

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
