package org.latticeipc.junit;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.latticeipc.bytecode.seam.SeamWatch;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.machine.program.MethodProgram;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.scenarios.tracefile.Origin;

/** Where a test's program comes from: the test method itself, or a method that gives it. */
sealed interface TestedProgram permits TestedProgram.OnSeam, PlainJava {

  /** The models under which it is explored if the test names none. */
  List<MemoryModel> defaultModels();

  /** Whether the test method is the program: it is called once for each execution. */
  boolean isTestMethod();

  /**
   * Explores it.
   *
   * @throws IllegalArgumentException if there is no program, or the test asks for what its kind of
   *     program does not have
   */
  Explored explore(Object testInstance, ModelCheck check, MemoryModel model);

  /**
   * What came of an exploration.
   *
   * @param program the name that failures have
   * @param origin where a trace's program is found again
   * @param cpus of the machine that ran it
   */
  record Explored(String program, Result result, Origin origin, int cpus) {}

  /**
   * Decides which of them it is.
   *
   * @param testClass the class of the test instance, which may extend the one that has the method
   * @throws IllegalArgumentException if it is none, or two at once
   */
  static TestedProgram of(Class<?> testClass, Method test, ModelCheck check) {
    boolean takesSetup = Arrays.asList(test.getParameterTypes()).contains(Setup.class);
    String where = ModelCheckExtension.where(test);
    if (takesSetup && !check.program().isEmpty()) {
      throw new IllegalArgumentException(where + expected("both of the latter"));
    } else if (takesSetup) {
      if (!MethodProgram.isProgram(test)) {
        throw new IllegalArgumentException(
            where + ": a method that is the program takes a Setup and nothing else");
      }
      return new OnSeam(testClass, test);
    } else if (!check.program().isEmpty()) {
      return new OnSeam(testClass, giver(testClass, check.program(), where));
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
    return MethodProgram.giver(testClass, name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    where
                        + ": expected a method 'Program "
                        + name
                        + "()' in "
                        + testClass.getSimpleName()
                        + ", found none"));
  }

  /**
   * A program on the seam.
   *
   * @param method is the program, or gives it
   */
  record OnSeam(Class<?> testClass, Method method) implements TestedProgram {
    @Override
    public List<MemoryModel> defaultModels() {
      return List.of(MemoryModel.RC11);
    }

    @Override
    public boolean isTestMethod() {
      return MethodProgram.isProgram(method);
    }

    @Override
    public Explored explore(Object testInstance, ModelCheck check, MemoryModel model) {
      if (check.trust().length > 0 || check.spurious() != 0) {
        throw new IllegalArgumentException(
            "trust and spurious are for plain Java, expected none for a program on the seam");
      }
      Program program = MethodProgram.of(testInstance, method);
      ExplorerOptions options = options(check, model);
      Result found = Explorer.explore(program, options);
      return new Explored(
          program.name(),
          SeamWatch.looked(
              testClass.getClassLoader(),
              testClass.getName(),
              method.getName(),
              List.of(check.pure()),
              options,
              Explorer.simplest(program, options, found)),
          new Origin.CheckedMethod(TraceFile.classPath(), testClass.getName(), method.getName()),
          check.cpus());
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
}
