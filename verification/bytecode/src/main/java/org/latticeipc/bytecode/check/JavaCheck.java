package org.latticeipc.bytecode.check;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.copy.CompiledProgram;
import org.latticeipc.bytecode.entry.Entry;
import org.latticeipc.bytecode.loader.RewritingLoader;
import org.latticeipc.bytecode.runtime.JavaWorld;
import org.latticeipc.bytecode.whitelist.PureList;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Statistics;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.explorer.share.ClusterAnswer;
import org.latticeipc.explorer.share.ClusterException;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.weaken.OrderRule;
import org.latticeipc.machine.weaken.WeakenedProgram;
import org.latticeipc.model.MemoryModel;

/**
 * Explores compiled classes. An exploration that comes upon a class that is not initialised begins
 * again with its initialiser in set-up, as often as there are such classes.
 *
 * <p>Thread-safe: one exploration at a time, since rewritten classes have one program.
 */
public final class JavaCheck {
  private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();
  private static final int MAX_RESTARTS = 500;
  private static final String REGISTER = "result=";
  private final RewritingLoader loader;
  private final List<String> pure;

  /**
   * @param pure names of classes that the user vouches for
   */
  public JavaCheck(RewritingLoader loader, List<String> pure) {
    this.loader = loader;
    this.pure = List.copyOf(pure);
  }

  /**
   * Explores the program to the end or to a bound.
   *
   * @throws ReductionRefused if a reduction is asked for that leaves nothing out of a program
   */
  public JavaResult run(Entry entry, JavaOptions options) {
    return answer(entry, options, (program, how) -> explore(program, how));
  }

  /**
   * Has the program explored by others, to the same answer. A violation that needs no weak memory
   * is looked for here.
   *
   * @param options the jobs are the cluster's
   * @throws ClusterException if the cluster is not there, or cannot do it
   */
  public JavaResult runBy(JavaCluster cluster, Entry entry, JavaOptions options)
      throws ClusterException {
    JavaOptions alone = options.withJobs(1);
    SharedClasses source = SharedClasses.of(cluster.jars(), entry.names(), loader, alone);
    return answer(
        entry, alone, (program, how) -> search(program, how, new SharedSearching(cluster, source)));
  }

  /** Gives a program's first answer. */
  private interface First<E extends Exception> {
    JavaResult of(Entry entry, JavaOptions options) throws E;
  }

  private <E extends Exception> JavaResult answer(Entry entry, JavaOptions options, First<E> first)
      throws E {
    ONE_AT_A_TIME.lock();
    try {
      JavaResult result = first.of(entry, options);
      if (options.symmetry() && result.statistics().complete() > 0 && !isViolated(result)) {
        ReductionRefused.requireSymmetry(entry.name(), result.assumptions());
      }
      boolean one = result.violations().size() == 1 && !options.all() && entry.grading() == null;
      return one && options.model() != MemoryModel.SC
          ? withoutWeakMemory(entry, options, result)
          : result;
    } finally {
      JavaWorld.activate(null);
      ONE_AT_A_TIME.unlock();
    }
  }

  private static boolean isViolated(JavaResult result) {
    return result.verdict() == Verdict.VIOLATED;
  }

  /** As {@link #run}, with the program's own orders given by a rule, and the first violation. */
  JavaResult ordered(Entry entry, JavaOptions options, OrderRule rule) {
    ONE_AT_A_TIME.lock();
    try {
      // The rule looks at what this copy of the tool runs.
      JavaOptions alone = options.withJobs(1);
      return explore(entry, alone, program -> new WeakenedProgram(program, rule));
    } finally {
      JavaWorld.activate(null);
      ONE_AT_A_TIME.unlock();
    }
  }

  /**
   * The same with a violation of the same property that needs no weak memory, if there is one to be
   * found in as much time again, and at least a second.
   */
  private JavaResult withoutWeakMemory(Entry entry, JavaOptions options, JavaResult result) {
    Violation first = result.violations().get(0);
    long millis = Math.max(1_000, (long) (1_000 * result.statistics().seconds()));
    JavaOptions inTurn = options.under(MemoryModel.SC).within(Duration.ofMillis(millis));
    JavaResult simple = explore(entry, inTurn);
    return simple.violations().stream()
        .filter(v -> v.property().equals(first.property()))
        .findFirst()
        .map(v -> result.shownBy(simple, v.saying(Violation.NEEDS_NO_WEAK_MEMORY)))
        .orElse(result);
  }

  private JavaResult explore(Entry entry, JavaOptions options) {
    return explore(entry, options, program -> program);
  }

  private JavaResult explore(Entry entry, JavaOptions options, UnaryOperator<Program> orders) {
    return search(entry, options, new OwnSearching(entry, options, orders));
  }

  /**
   * What came of one try.
   *
   * @param result none if the program stopped it
   * @param besideNanos how long something else took that does not count
   */
  private record Tried(Optional<Result> result, JavaFindings findings, long besideNanos) {}

  /** Explores a program once, knowing something. */
  private interface Searching<E extends Exception> {
    Tried once(List<String> eager, List<String> learnt, ExplorerOptions how, long deadline)
        throws E;
  }

  /** Tries again for as long as there is more to be learnt. */
  private <E extends Exception> JavaResult search(
      Entry entry, JavaOptions options, Searching<E> searching) throws E {
    long start = System.nanoTime();
    long deadline = options.budget().map(b -> start + b.toNanos()).orElse(Long.MAX_VALUE);
    boolean everyCause = options.all() || entry.grading() != null;
    List<String> eager = List.of();
    List<String> learnt = List.of();
    for (int restarts = 0; ; restarts++) {
      long left = Math.max(1_000_000, deadline - System.nanoTime());
      Optional<Duration> time = options.budget().map(b -> Duration.ofNanos(left));
      ExplorerOptions how = options.explorer(everyCause, time);
      Tried tried = searching.once(eager, learnt, how, deadline);
      deadline += deadline == Long.MAX_VALUE ? 0 : tried.besideNanos();
      JavaFindings found = tried.findings();
      if (found.enteredJdk()) {
        loader.entersJdk(); // a copy of it did, if it has not itself
      }
      boolean moreTime = System.nanoTime() < deadline && restarts < MAX_RESTARTS;
      if (found.refusal() == null && found.wantsRestart() && moreTime) {
        eager = found.eager();
        learnt = found.learnt();
        continue;
      }
      return new Judged(entry, options, found, tried.result(), restarts).judge(start);
    }
  }

  /** Explores in this process. */
  private final class OwnSearching implements Searching<RuntimeException> {
    private final UnaryOperator<Program> orders;
    private final WorkersProgram.Copies copies;
    private final boolean isShared;

    OwnSearching(Entry entry, JavaOptions options, UnaryOperator<Program> orders) {
      this.orders = orders;
      this.copies = new WorkersProgram.Copies(JavaPrograms.of(entry, loader, options));
      this.isShared = options.jobs() > 1;
    }

    @Override
    public Tried once(List<String> eager, List<String> learnt, ExplorerOptions how, long deadline) {
      CompiledProgram program =
          new WorkersProgram(copies, maker -> maker.make(eager, learnt, deadline, false), isShared);
      Optional<Result> result = explored(program, how);
      program.close();
      return new Tried(result, JavaFindings.of(program), 0);
    }

    private Optional<Result> explored(CompiledProgram program, ExplorerOptions how) {
      boolean interrupted = Thread.interrupted();
      try {
        return Optional.of(Explorer.explore(orders.apply(program), how));
      } catch (RuntimeException | Error thrown) {
        if (!JavaFindings.of(program).isStopped()) {
          throw thrown;
        }
        return Optional.empty();
      } finally {
        // A refusal stops the explorer by an interruption, which is nobody else's business.
        boolean again = Thread.interrupted() && !JavaFindings.of(program).isStopped();
        if (interrupted || again) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  /** Has others explore. */
  private record SharedSearching(JavaCluster cluster, SharedClasses source)
      implements Searching<ClusterException> {
    @Override
    public Tried once(List<String> eager, List<String> learnt, ExplorerOptions how, long deadline)
        throws ClusterException {
      long start = System.nanoTime();
      ClusterAnswer answer = cluster.explore(source.knowing(eager, learnt), how);
      double seconds = answer.result().statistics().seconds();
      long beside = System.nanoTime() - start - (long) (1e9 * seconds);
      JavaFindings found = JavaFindings.of(answer.learnt(), eager, learnt);
      return new Tried(Optional.of(answer.result()), found, Math.max(0, beside));
    }
  }

  /** Makes the answer from what was found. */
  private final class Judged {
    private final Entry entry;
    private final JavaOptions options;
    private final JavaFindings program;
    private final Optional<Result> result;
    private final int restarts;
    private final List<String> reasons = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
    private final TreeMap<String, Long> outcomes = new TreeMap<>();

    Judged(
        Entry entry,
        JavaOptions options,
        JavaFindings program,
        Optional<Result> result,
        int restarts) {
      this.entry = entry;
      this.options = options;
      this.program = program;
      this.result = result;
      this.restarts = restarts;
    }

    JavaResult judge(long start) {
      Statistics statistics =
          result
              .map(Result::statistics)
              .orElse(
                  new Statistics(0, BigInteger.ZERO, 0, 0, (System.nanoTime() - start) / 1e9, 0));
      boolean refused = program.refusal() != null;
      if (refused) {
        String at = program.refusedAt().isEmpty() ? "" : program.refusedAt() + ": ";
        reasons.add(at + program.refusal());
      } else if (program.wantsRestart()) {
        reasons.add("class initialisers could not all be run first within the budget");
      }
      result.ifPresent(r -> take(r, refused || program.wantsRestart(), statistics));
      Entry.Grading grading = entry.grading();
      Map<String, String> unseen = Map.of();
      List<String> forbidden = List.of();
      List<String> table = List.of();
      if (grading != null) {
        forbidden = grading.forbidden(outcomes.keySet());
        unseen = grading.unseen(outcomes.keySet());
        table = grading.table(outcomes);
      }
      boolean nothing = statistics.complete() == 0 && outcomes.isEmpty();
      if (violations.isEmpty() && reasons.isEmpty() && nothing) {
        reasons.add("no execution was complete, so nothing was checked");
      }
      Verdict verdict =
          !violations.isEmpty()
              ? Verdict.VIOLATED
              : reasons.isEmpty() ? Verdict.HOLDS : Verdict.INCONCLUSIVE;
      return new JavaResult(
          entry.name(),
          options.model(),
          verdict,
          reasons,
          statistics,
          outcomes,
          forbidden,
          unseen,
          table,
          violations,
          result.map(Result::racesFound).orElse(List.of()),
          JavaAssumptions.of(options, pure, loader.trusted(), program.assumptions()),
          program.eager(),
          program.learnt(),
          restarts);
    }

    private void take(Result r, boolean stopped, Statistics statistics) {
      if (r instanceof Result.Inconclusive i && !stopped) {
        for (String reason : i.reasons()) {
          if (reason.equals(Result.Inconclusive.NO_ACCESS)) {
            continue; // all its code is rewritten, so what shares nothing was seen as well
          }
          reasons.add(reason.startsWith("the budget of ") ? budgetUsedUp() : inJava(reason));
        }
      }
      SortedMap<String, Long> counts = r.outcomes();
      counts.forEach((text, n) -> outcomes.merge(outcome(text), n, Long::sum));
      Entry.Grading grading = entry.grading();
      for (Violation v : r.violations()) {
        boolean ofTheStop = stopped && v.property().equals(Violation.DETERMINISTIC_TASKS);
        if (!ofTheStop) {
          take(v, grading, statistics);
        }
      }
      if (grading == null) {
        outcomes.clear();
      }
    }

    private void take(Violation v, Entry.@Nullable Grading grading, Statistics statistics) {
      String stale = grading == null ? null : grading.stale();
      if (v.property().equals(Violation.NO_LIVELOCK)) {
        reasons.add(v.message() + "; raise --max-events if it ends");
      } else if (grading != null && stale != null && v.property().equals(Violation.NO_DEADLOCK)) {
        outcomes.put(stale, Math.max(1, statistics.blocked()));
        if (grading.fault(stale) != null) {
          violations.add(v);
        }
      } else {
        violations.add(v);
      }
    }

    /** What a person can do who has ordinary Java, where a task on the seam would await. */
    private static String inJava(String reason) {
      return reason.replace(
          "if it waits for a change, say so by await; if it ends, raise the bound on events",
          "it counts its rounds, so that no two are alike; have it count fewer in what is explored,"
              + " or raise --max-events if it ends");
    }

    private String budgetUsedUp() {
      double seconds = options.budget().map(Duration::toMillis).orElse(0L) / 1000.0;
      String again = restarts == 0 ? "" : " (it began " + restarts + " times again)";
      String trust =
          loader.enteredQueues()
              ? ", or --trust " + PureList.LOCKS + ", without whose queues there is less to explore"
              : "";
      return "the budget of " + seconds + " s is used up" + again + "; give it more time" + trust;
    }

    private String outcome(String text) {
      int at = text.startsWith(REGISTER) ? 0 : text.indexOf("; " + REGISTER);
      return at < 0 ? text : text.substring(text.indexOf(REGISTER, at) + REGISTER.length());
    }
  }
}
