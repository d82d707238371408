package org.latticeipc.scenarios.command.weaken;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.engine.sim.strategy.Strategy;
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
import org.latticeipc.scenarios.command.subject.SmallerSubjects;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.format.SmallerNumber;
import org.latticeipc.scenarios.language.part.BoundedFault;
import org.latticeipc.scenarios.tracefile.Origin;
import org.latticeipc.scenarios.tracefile.Recording;
import org.latticeipc.trace.Reason;
import org.latticeipc.trace.SourceLines;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.Trace;

/**
 * Makes a violation smaller: first another execution that breaks the same property with fewer
 * switches and steps; then the same program with smaller numbers in its text (fewer rounds and
 * tasks, plainer values), with one task idle, a choice fixed, without one step of a scenario, or
 * without one store or fence, as long as some execution of what is left breaks the property, and
 * none under sc if the whole needs weak memory to be broken, nor when one task runs after another
 * if the whole is not broken by that. Each part is tried once, the last first, so that what stays
 * could not go alone when it was tried (one round of Zeller and Hildebrandt's delta debugging, TSE
 * 2002, with parts of size one).
 */
public final class Shrinking {
  private static final String TASK = "task ";
  private static final long LEAST_NANOS = 100_000_000L;
  private static final long MOST_CALM_STEPS = 100_000;
  private static final Pattern A_LINE = Pattern.compile("line \\d+");

  /**
   * What came of it.
   *
   * @param subject the program with what was left out
   * @param leftOut what was left out, for people and for the trace
   * @param numbers what was made smaller, likewise
   * @param trace an execution of it
   * @param ended how that ends
   * @param why what explains it
   */
  public record Smaller(
      RunSubject subject,
      List<String> leftOut,
      List<SmallerNumber> numbers,
      Trace trace,
      String ended,
      List<Reason> why) {}

  private final SmallerSubjects versions;
  private final String property;
  private final Progress.Listener listener;
  private final long deadlineNanos;
  private RunSubject subject;
  private List<SmallerNumber> numbers = List.of();
  private boolean failsCalmly;
  private Smaller best;

  /**
   * @param versions the subject with smaller numbers in its text
   * @param property what the recorded run breaks
   * @param limit wall time for all
   */
  public Shrinking(
      Recording recording,
      RunSubject subject,
      SmallerSubjects versions,
      String property,
      Duration limit,
      Progress.Listener listener) {
    this.subject = subject;
    this.versions = versions;
    this.property = property;
    this.listener = listener;
    this.deadlineNanos = System.nanoTime() + limit.toNanos();
    this.best =
        new Smaller(
            subject, List.of(), List.of(), recording.trace(), recording.ended(), recording.why());
  }

  /** The smallest that was found in time. */
  public Smaller smallest() throws InputError {
    Found whole = find(subject, subject.settings(), 4);
    whole
        .violation()
        .filter(violation -> isShorter(violation.trace(), best.trace()))
        .ifPresent(violation -> best = smaller(subject, List.of(), violation));
    if (isCompiled(subject)) {
      return best;
    }
    failsCalmly = failsCalmly(subject);
    boolean needsWeakMemory = needsWeakMemory(subject, 2);
    leaveOut(makeNumbersSmaller(whole, needsWeakMemory), needsWeakMemory);
    return best;
  }

  /** The program with what numbers can be smaller; half of the time at most. */
  private Found makeNumbersSmaller(Found whole, boolean needsWeakMemory) throws InputError {
    Found found = whole;
    List<SmallerNumber> open = versions.candidates();
    long until = System.nanoTime() + nanosLeft() / 2;
    for (int i = 0; i < open.size() && System.nanoTime() < until; i++) {
      SmallerNumber number = open.get(i);
      if (isDone(number, numbers) || !mayBeSmaller(number)) {
        continue;
      }
      List<SmallerNumber> more = new ArrayList<>(numbers);
      more.add(number);
      Optional<RunSubject> less = versions.with(more);
      if (less.isEmpty()) {
        continue;
      }
      Found now = find(less.get(), less.get().settings(), 2 * (open.size() - i) + 2);
      boolean fails =
          now.violation().filter(v -> isTheSame(v, number)).isPresent()
              && (failsCalmly || !failsCalmly(less.get()));
      if (fails && (!needsWeakMemory || needsWeakMemory(less.get(), 2 * (open.size() - i) + 1))) {
        found = now;
        numbers = List.copyOf(more);
        subject = less.get();
        best = smaller(subject, List.of(), now.violation().orElseThrow());
      }
    }
    return found;
  }

  /** Whether the number that would be changed is not there any more. */
  private static boolean isDone(SmallerNumber number, List<SmallerNumber> done) {
    return done.stream()
        .anyMatch(d -> d.where().equals(number.where()) && d.from() == number.from());
  }

  /**
   * Whether it is still the same question. A loop of one task that is shorter than that of the task
   * which waits for it is a deadlock in many a right program.
   */
  private boolean mayBeSmaller(SmallerNumber number) {
    return number.isConsistent() || !property.equals(Violation.NO_DEADLOCK);
  }

  /** The program without the parts that can go. */
  private void leaveOut(Found whole, boolean needsWeakMemory) {
    List<String> parts = parts(whole.sites());
    Set<String> present = names(whole.sites());
    List<String> leftOut = new ArrayList<>();
    for (int i = parts.size() - 1; i >= 0 && nanosLeft() > 0; i--) {
      String part = parts.get(i);
      boolean step = RunSubject.isStep(part);
      if (isSite(part) && !present.contains(part)) {
        continue;
      }
      List<String> more = new ArrayList<>(leftOut);
      more.add(part);
      RunSubject less = subject.without(more);
      Found found = find(less, less.settings(), 2 * i + 2);
      boolean fails =
          found.violation().filter(v -> !step || isTheSame(v)).isPresent()
              && (failsCalmly || !failsCalmly(less));
      // A bug of weak memory is not made smaller by making another one of it.
      if (fails && (!needsWeakMemory || needsWeakMemory(less, 2 * i + 1))) {
        leftOut = more;
        present = names(found.sites());
        best = smaller(less, more, found.violation().orElseThrow());
      }
    }
  }

  private static boolean isSite(String part) {
    return !part.startsWith(TASK)
        && !part.startsWith(RunSubject.CHOICE)
        && !RunSubject.isStep(part)
        && BoundedFault.of(part).isEmpty();
  }

  /** Whether the very same assertion or exception is left, where steps are that others lean on. */
  private boolean isTheSame(Violation violation) {
    return !isTold()
        || best.ended().equals(Endings.violates(violation.property(), violation.message()));
  }

  /**
   * Whether it is what was broken before, with the number changed in what is said about it. What
   * holds at the end may depend on each size, so that it must say the very same; a task's own
   * assertion may be broken in another round.
   */
  private boolean isTheSame(Violation violation, SmallerNumber number) {
    if (!isTold()) {
      return true;
    }
    String now = Endings.violates(violation.property(), violation.message());
    if (number.parameter().isPresent() || (!number.isConsistent() && !isAtTheEnd(best.ended()))) {
      return place(now).isPresent() && place(now).equals(place(best.ended()));
    }
    return now.equals(number.inMessage(best.ended()));
  }

  private boolean isTold() {
    return property.equals(Violation.ASSERTION) || property.equals(Violation.UNCAUGHT_EXCEPTION);
  }

  private static boolean isAtTheEnd(String ended) {
    return ended.contains("task finally,");
  }

  /** The line that a message names first. */
  private static Optional<String> place(String message) {
    Matcher line = A_LINE.matcher(message);
    return line.find() ? Optional.of(line.group()) : Optional.empty();
  }

  /**
   * Whether the property is broken also when one task runs after another, so that a program which
   * is not would not be smaller with it but another one: a count that fewer tasks cannot reach.
   */
  private boolean failsCalmly(RunSubject candidate) {
    SimulationResult result =
        SimulatedMachine.run(
            candidate.program(),
            candidate
                .settings()
                .simulation()
                .withModel(MemoryModel.SC)
                .withSliceSteps(0)
                .withMaxSteps(MOST_CALM_STEPS)
                .withStrategy(FIRST));
    return Endings.kind(Endings.words(result)).equals(Endings.VIOLATES + property);
  }

  /** Takes the first alternative of each choice, so the first task that can go on. */
  private static final Strategy FIRST =
      new Strategy() {
        @Override
        public String name() {
          return "first";
        }

        @Override
        public Chooser begin(long seed) {
          return decision -> 0;
        }
      };

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
    best.trace().steps().stream()
        .filter(step -> step instanceof Step.Choice)
        .map(step -> ((Step.Choice) step).what())
        .filter(what -> BoundedFault.of(what).isEmpty())
        .distinct()
        .forEach(what -> parts.add(RunSubject.CHOICE + what));
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

  private Smaller smaller(RunSubject from, List<String> leftOut, Violation violation) {
    return new Smaller(
        from,
        List.copyOf(leftOut),
        numbers,
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
