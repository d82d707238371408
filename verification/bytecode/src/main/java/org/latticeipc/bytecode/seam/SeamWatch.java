package org.latticeipc.bytecode.seam;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.check.JavaCheck;
import org.latticeipc.bytecode.check.JavaOptions;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.bytecode.check.TestClasses;
import org.latticeipc.bytecode.loader.LoadedClasses;
import org.latticeipc.bytecode.loader.RewritingLoader;
import org.latticeipc.bytecode.runtime.BesideCells;
import org.latticeipc.bytecode.whitelist.PureList;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.result.Violation;

/**
 * Explores a program on the seam once more with its own classes rewritten, so that a field, array
 * element, collection, atomic or static that its tasks share beside cells is seen and named.
 */
public final class SeamWatch {
  private static final long LEAST_MILLIS = 3_000;

  private static final Duration MOST = Duration.ofMinutes(1);

  /** As many times as long as without rewriting. */
  private static final int TIMES = 5;

  private SeamWatch() {}

  /**
   * What was found, or what tasks share beside cells, if they do.
   *
   * @param origin has the classes as they are
   * @param type the name, with dots, of the class that has the method
   * @param method is the program, or gives it; {@code build} of a class that is a program
   * @param pure names of classes whose objects never change, for which the author vouches
   * @param options how it was explored
   * @param found what came of it
   */
  public static Result looked(
      ClassLoader origin,
      String type,
      String method,
      List<String> pure,
      ExplorerOptions options,
      Result found) {
    if (found.verdict() == Verdict.VIOLATED) {
      return found;
    }
    Watched watch = Watched.of(origin, pure);
    List<String> before = new TestClasses(watch.classes()).entry(type, method).before();
    SeamEntry entry = new SeamEntry(type, method, before);
    JavaResult watched = watch.check().run(entry, options(options, found));
    Optional<Violation> shared =
        watched.violations().stream()
            .filter(violation -> violation.property().equals(BesideCells.ONLY_CELLS))
            .findFirst();
    if (shared.isPresent()) {
      return new Result.Violated(
          List.of(shared.get()),
          found.statistics(),
          found.outcomes(),
          !found.racesFound().isEmpty(),
          found.racesFound());
    }
    if (!(found instanceof Result.Holds holds)) {
      return found;
    }
    List<String> unseen =
        watched.reasons().stream().filter(each -> each.contains(BesideCells.UNSEEN)).toList();
    return unseen.isEmpty()
        ? assuming(holds, watched)
        : new Result.Inconclusive(
            unseen,
            holds.statistics(),
            holds.outcomes(),
            !holds.racesFound().isEmpty(),
            holds.racesFound());
  }

  private static JavaOptions options(ExplorerOptions given, Result found) {
    long most = given.budget().orElse(MOST).toMillis();
    long wanted = (long) (1_000 * TIMES * found.statistics().seconds());
    return new JavaOptions(
        given.model(),
        given.races() == Races.BY_MODEL ? Races.REPORT : given.races(),
        Optional.of(Duration.ofMillis(Math.min(most, Math.max(LEAST_MILLIS, wanted)))),
        given.maxEventsPerTask(),
        false,
        false,
        0,
        false,
        1,
        given.cpus(),
        given.seed(),
        progress -> {});
  }

  /** Says how far it was looked for. */
  private static Result assuming(Result.Holds holds, JavaResult watched) {
    List<String> assumptions = new ArrayList<>(holds.assumptions());
    assumptions.add(
        watched.verdict() == Verdict.HOLDS
            ? "in every execution, rewritten classes of the program share nothing beside cells"
            : "with rewritten classes only "
                + watched.statistics().complete()
                + " executions were looked at for what tasks share beside cells: "
                + why(watched));
    return new Result.Holds(
        holds.statistics(),
        holds.outcomes(),
        !holds.racesFound().isEmpty(),
        holds.racesFound(),
        assumptions);
  }

  private static String why(JavaResult watched) {
    return watched.reasons().isEmpty()
        ? watched.violations().get(0).message()
        : watched.reasons().get(0);
  }

  /**
   * The rewritten classes of a class loader: the last ones, since tests of a class come in turn.
   */
  private record Watched(
      ClassLoader origin, List<String> pure, SeamClasses classes, JavaCheck check) {
    private static @Nullable Watched last;

    static synchronized Watched of(ClassLoader origin, List<String> pure) {
      Watched known = last;
      if (known != null && known.origin == origin && known.pure.equals(pure)) {
        return known;
      }
      SeamClasses classes = new SeamClasses(new LoadedClasses(origin));
      PureList rules = new PureList(pure, List.of(), SeamClasses.PACKAGES);
      JavaCheck check = new JavaCheck(new RewritingLoader(classes, rules), pure);
      Watched made = new Watched(origin, pure, classes, check);
      last = made;
      return made;
    }
  }
}
