package org.latticeipc.scenarios.command.weaken;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.Progress;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.weaken.Omitted;
import org.latticeipc.machine.weaken.Site;
import org.latticeipc.machine.weaken.SiteCollector;
import org.latticeipc.machine.weaken.Weakened;
import org.latticeipc.machine.weaken.WeakenedProgram;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.scenarios.command.console.Endings;
import org.latticeipc.scenarios.command.subject.RunSettings;
import org.latticeipc.scenarios.command.subject.RunSubject;
import org.latticeipc.scenarios.language.part.BoundedFault;
import org.latticeipc.scenarios.tracefile.Origin;
import org.latticeipc.scenarios.tracefile.Recording;
import org.latticeipc.trace.Reason;
import org.latticeipc.trace.SourceLines;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.Trace;

/**
 * Makes a violation smaller: first another execution that breaks the same property with fewer
 * switches and steps; then the same program with one task idle, without one step of a scenario, or
 * without one store or fence, as long as some execution of what is left breaks the property, and
 * none under sc if the whole needs weak memory to be broken. Each part is tried once, the last
 * first, so that what stays could not go alone when it was tried (one round of Zeller and
 * Hildebrandt's delta debugging, TSE 2002, with parts of size one).
 */
public final class Shrinking {
  private static final String TASK = "task ";
  private static final long LEAST_NANOS = 100_000_000L;

  /**
   * What came of it.
   *
   * @param subject the program with what was left out
   * @param leftOut what was left out, for people and for the trace
   * @param trace an execution of it
   * @param ended how that ends
   * @param why what explains it
   */
  public record Smaller(
      RunSubject subject, List<String> leftOut, Trace trace, String ended, List<Reason> why) {}

  private final RunSubject subject;
  private final String property;
  private final Progress.Listener listener;
  private final long deadlineNanos;
  private Smaller best;

  /**
   * @param property what the recorded run breaks
   * @param limit wall time for all
   */
  public Shrinking(
      Recording recording,
      RunSubject subject,
      String property,
      Duration limit,
      Progress.Listener listener) {
    this.subject = subject;
    this.property = property;
    this.listener = listener;
    this.deadlineNanos = System.nanoTime() + limit.toNanos();
    this.best =
        new Smaller(subject, List.of(), recording.trace(), recording.ended(), recording.why());
  }

  /** The smallest that was found in time. */
  public Smaller smallest() {
    Found whole = find(subject, subject.settings(), 4);
    whole
        .violation()
        .filter(violation -> isShorter(violation.trace(), best.trace()))
        .ifPresent(violation -> best = smaller(subject, List.of(), violation));
    if (isCompiled(subject)) {
      return best;
    }
    boolean needsWeakMemory = needsWeakMemory(subject, 2);
    List<String> parts = parts(whole.sites());
    Set<String> present = names(whole.sites());
    List<String> leftOut = new ArrayList<>();
    for (int i = parts.size() - 1; i >= 0 && nanosLeft() > 0; i--) {
      String part = parts.get(i);
      boolean step = RunSubject.isStep(part);
      boolean isSite = !part.startsWith(TASK) && !step && BoundedFault.of(part).isEmpty();
      if (isSite && !present.contains(part)) {
        continue;
      }
      List<String> more = new ArrayList<>(leftOut);
      more.add(part);
      RunSubject less = subject.without(more);
      Found found = find(less, less.settings(), 2 * i + 2);
      boolean fails = found.violation().filter(v -> !step || isTheSame(v)).isPresent();
      // A bug of weak memory is not made smaller by making another one of it.
      if (fails && (!needsWeakMemory || needsWeakMemory(less, 2 * i + 1))) {
        leftOut = more;
        present = names(found.sites());
        best = smaller(less, more, found.violation().orElseThrow());
      }
    }
    return best;
  }

  /** Whether the very same assertion or exception is left, where steps are that others lean on. */
  private boolean isTheSame(Violation violation) {
    boolean told =
        property.equals(Violation.ASSERTION) || property.equals(Violation.UNCAUGHT_EXCEPTION);
    return !told
        || best.ended().equals(Endings.violates(violation.property(), violation.message()));
  }

  /** Compiled classes run on engines alone: nothing can be left out of them. */
  private static boolean isCompiled(RunSubject candidate) {
    return candidate.origin() instanceof Origin.JavaClasses;
  }

  private boolean needsWeakMemory(RunSubject candidate, int shares) {
    return candidate.settings().model() != MemoryModel.SC
        && find(candidate, candidate.settings().with(MemoryModel.SC), shares).violation().isEmpty();
  }

  private static Set<String> names(List<Site> sites) {
    return sites.stream().map(Site::toString).collect(Collectors.toSet());
  }

  /** What may be left out; tasks come late and faults last, to be tried first. */
  private List<String> parts(List<Site> sites) {
    List<String> parts = new ArrayList<>();
    sites.stream().filter(Omitted::canBe).map(Site::toString).forEach(parts::add);
    steps().forEach(parts::add);
    Set<Integer> spawned = new HashSet<>();
    for (Step step : best.trace().steps()) {
      if (step instanceof Step.Spawn spawn) {
        spawned.add(spawn.child());
      }
    }
    best.trace().tasks().stream()
        .map(TaskHandle::id)
        .filter(id -> !spawned.contains(id))
        .forEach(id -> parts.add(TASK + id));
    for (BoundedFault fault : BoundedFault.values()) {
      if (best.trace().steps().stream().anyMatch(step -> decides(step, fault))) {
        parts.add(fault.choice());
      }
    }
    return parts;
  }

  private static boolean decides(Step step, BoundedFault fault) {
    return step instanceof Step.Choice choice
        && BoundedFault.of(choice.what()).equals(Optional.of(fault));
  }

  /**
   * The lines of a scenario whose steps are in the execution. None if it is a deadlock: without a
   * step that wakes another, there is one in many a right program.
   */
  private List<String> steps() {
    boolean scenario = subject.origin() instanceof Origin.ScenarioFile;
    if (!scenario || property.equals(Violation.NO_DEADLOCK)) {
      return List.of();
    }
    return best.trace().steps().stream()
        .map(Step::source)
        .filter(RunSubject::isStep)
        .distinct()
        .sorted(Comparator.comparingInt(SourceLines::number))
        .toList();
  }

  private static Smaller smaller(RunSubject subject, List<String> leftOut, Violation violation) {
    return new Smaller(
        subject,
        List.copyOf(leftOut),
        violation.trace(),
        Endings.violates(violation.property(), violation.message()),
        violation.reasons());
  }

  private record Found(Optional<Violation> violation, List<Site> sites) {}

  /** The shortest violation of the property that a share of the time left shows, and the sites. */
  private Found find(RunSubject candidate, RunSettings settings, int shares) {
    long nanos = Math.max(LEAST_NANOS, nanosLeft() / shares);
    SiteCollector collector = new SiteCollector(new Weakened(List.of()));
    @Nullable Violation shortest = null;
    for (Violation violation :
        Explorer.explore(
                isCompiled(candidate)
                    ? candidate.program()
                    : new WeakenedProgram(candidate.program(), collector),
                settings
                    .explorer()
                    .budget(Duration.ofNanos(nanos))
                    .all(true)
                    .outcomes(false)
                    .listener(listener)
                    .build())
            .violations()) {
      boolean same = violation.property().equals(property);
      if (same && (shortest == null || isShorter(violation.trace(), shortest.trace()))) {
        shortest = violation;
      }
    }
    return new Found(Optional.ofNullable(shortest), collector.sites());
  }

  private long nanosLeft() {
    return deadlineNanos - System.nanoTime();
  }

  private static boolean isShorter(Trace a, Trace b) {
    return switches(a) < switches(b)
        || (switches(a) == switches(b) && a.steps().size() < b.steps().size());
  }

  /** How often a trace goes from one task to another. */
  public static int switches(Trace trace) {
    int switches = 0;
    int last = 0;
    for (Step step : trace.steps()) {
      switches += last != 0 && step.task() != last ? 1 : 0;
      last = step.task();
    }
    return switches;
  }
}
