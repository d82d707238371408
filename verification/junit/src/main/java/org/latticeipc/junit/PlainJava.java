package org.latticeipc.junit;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.check.JavaCheck;
import org.latticeipc.bytecode.check.JavaOptions;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.bytecode.check.TestClasses;
import org.latticeipc.bytecode.loader.LoadedClasses;
import org.latticeipc.bytecode.loader.RewritingLoader;
import org.latticeipc.bytecode.whitelist.PureList;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Reduction;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;
import org.latticeipc.scenarios.tracefile.Origin;

/**
 * A test method in plain Java: its class is loaded again in rewritten form, and an object of that
 * class is made for each execution.
 *
 * @param type the class of the test object, which may extend the one that has the method
 */
record PlainJava(Class<?> type, Method method) implements TestedProgram {
  private static final int CPUS = 2;
  private static final int ONE_CPU = 1;
  private static final String NOTHING =
      "no thread touched memory that another could see, so nothing was explored";

  @Override
  public List<MemoryModel> defaultModels() {
    return List.of(MemoryModel.JMM);
  }

  @Override
  public boolean isTestMethod() {
    return true;
  }

  @Override
  public Explored explore(Object testInstance, ModelCheck check, MemoryModel model) {
    requireKnown(check);
    ClassLoader loader = type.getClassLoader();
    List<String> pure = List.of(check.pure());
    List<String> trusted = List.of(check.trust());
    Rewritten rewritten = Rewritten.of(loader, pure, trusted);
    JavaResult result =
        rewritten
            .check()
            .run(
                new TestClasses(new LoadedClasses(loader)).entry(type.getName(), method.getName()),
                options(check, model));
    Origin origin =
        new Origin.JavaClasses(
            TraceFile.classPath(),
            result.name(),
            rewritten.loader().enteredJdk() ? Runtime.version().feature() : 0,
            result.eager(),
            result.learnt(),
            pure,
            trusted,
            check.spurious());
    return new Explored(result.name(), explored(result), origin, ONE_CPU);
  }

  private void requireKnown(ModelCheck check) {
    refuseIf(check.spurious() < 0, "spurious = " + check.spurious(), "0 or more");
    refuseIf(check.outcomes().length > 0, "outcomes", "assertions in the method");
    refuseIf(check.jobs() < 1, "jobs = " + check.jobs(), "1 or more");
    refuseIf(check.cpus() != CPUS, "cpus", "none");
    refuseIf(check.seed() != 0, "seed", "none");
    refuseIf(
        check.releaseSequences() != ReleaseSequences.CPP20,
        "releaseSequences",
        "none: Java has its own");
  }

  private void refuseIf(boolean wrong, String found, String expected) {
    if (wrong) {
      throw new IllegalArgumentException(
          ModelCheckExtension.where(method)
              + ": found "
              + found
              + " for a method in plain Java, expected "
              + expected);
    }
  }

  private static JavaOptions options(ModelCheck check, MemoryModel model) {
    return new JavaOptions(
        model,
        check.races() == Races.BY_MODEL ? Races.REPORT : check.races(),
        Optional.of(Duration.ofSeconds(check.budgetSeconds())),
        check.maxEventsPerTask(),
        Arrays.asList(check.reduce()).contains(Reduction.AWAIT),
        Arrays.asList(check.reduce()).contains(Reduction.SYMMETRY),
        check.spurious(),
        false,
        check.jobs(),
        ONE_CPU,
        0,
        progress -> {});
  }

  private static Result explored(JavaResult result) {
    boolean races = !result.races().isEmpty();
    if (result.verdict() == Verdict.HOLDS && result.statistics().events() == 0) {
      return new Result.Inconclusive(
          List.of(NOTHING), result.statistics(), result.outcomes(), races, result.races());
    }
    return switch (result.verdict()) {
      case VIOLATED ->
          new Result.Violated(
              result.violations(), result.statistics(), result.outcomes(), races, result.races());
      case INCONCLUSIVE ->
          new Result.Inconclusive(
              result.reasons(), result.statistics(), result.outcomes(), races, result.races());
      case HOLDS ->
          new Result.Holds(
              result.statistics(), result.outcomes(), races, result.races(), result.assumptions());
    };
  }

  /**
   * The rewritten classes of a class loader: the last ones, since tests of a class come in turn.
   */
  private record Rewritten(
      ClassLoader origin,
      List<String> pure,
      List<String> trusted,
      RewritingLoader loader,
      JavaCheck check) {
    private static @Nullable Rewritten last;

    static synchronized Rewritten of(ClassLoader origin, List<String> pure, List<String> trusted) {
      Rewritten known = last;
      if (known != null
          && known.origin == origin
          && known.pure.equals(pure)
          && known.trusted.equals(trusted)) {
        return known;
      }
      RewritingLoader loader =
          new RewritingLoader(new LoadedClasses(origin), new PureList(pure, trusted));
      Rewritten made = new Rewritten(origin, pure, trusted, loader, new JavaCheck(loader, pure));
      last = made;
      return made;
    }
  }
}
