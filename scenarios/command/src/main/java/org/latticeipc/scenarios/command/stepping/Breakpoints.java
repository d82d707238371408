package org.latticeipc.scenarios.command.stepping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.ipc.lock.LockFact;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.PropertyRegistry;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.trace.Step;

/** Where a run is to stop when it goes on by itself. Confined to one thread. */
public final class Breakpoints {
  /** What a breakpoint is on. */
  public enum On {
    /** Each access to a cell. */
    CELL,
    /** A lock is waited for, taken or handed over. */
    LOCK,
    /** Each step of a task. */
    TASK,
    /** The step by which a property is broken. */
    PROPERTY;

    /** The word for it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One of them.
   *
   * @param on what it is on
   * @param name of the cell, lock, task or property
   */
  public record Breakpoint(On on, String name) {
    @Override
    public String toString() {
      return on.word() + " " + name;
    }
  }

  private final List<Breakpoint> all = new ArrayList<>();

  /**
   * Reads breakpoints with commas between them, as {@code cell x, task a}.
   *
   * @throws InputError if one is of another form
   */
  public static Breakpoints parse(String text) throws InputError {
    Breakpoints breakpoints = new Breakpoints();
    for (String each : text.split(",", -1)) {
      String[] words = each.strip().split("\\s+", 2);
      Optional<On> on =
          Stream.of(On.values()).filter(known -> known.word().equals(words[0])).findFirst();
      if (on.isPresent() && words.length == 2) {
        breakpoints.add(new Breakpoint(on.get(), words[1]));
      } else if (!each.isBlank()) {
        throw new InputError(
            "found the breakpoint '"
                + each.strip()
                + "', expected cell, lock, task or property and a name");
      }
    }
    return breakpoints;
  }

  /** Those there are, in the order of their numbers, which count from 1. */
  public List<Breakpoint> all() {
    return List.copyOf(all);
  }

  /** Adds one, unless it is there. */
  public void add(Breakpoint breakpoint) {
    if (!all.contains(breakpoint)) {
      all.add(breakpoint);
    }
  }

  /**
   * Takes one away.
   *
   * @param number from 1
   * @return whether there was such
   */
  public boolean remove(int number) {
    boolean there = number >= 1 && number <= all.size();
    if (there) {
      all.remove(number - 1);
    }
    return there;
  }

  /** What a run has that breakpoints of a sort can be on, by name. */
  static List<String> names(On on, LedRun run) {
    return switch (on) {
      case CELL ->
          run.steps().stream()
              .filter(Step.Access.class::isInstance)
              .map(step -> ((Step.Access) step).cell())
              .distinct()
              .toList();
      case LOCK ->
          run.result().run().execution().factsOf(LockFact.class).stream()
              .map(noted -> noted.fact().lock())
              .distinct()
              .toList();
      case TASK -> run.result().trace().tasks().stream().map(TaskHandle::name).toList();
      case PROPERTY ->
          Stream.of(PropertyRegistry.all(), EngineProperties.expectable())
              .flatMap(each -> each.keySet().stream())
              .distinct()
              .toList();
    };
  }

  /** The steps of a run, by their place from 0, before which it is to stop. */
  List<Integer> in(LedRun run) {
    List<Integer> places = new ArrayList<>();
    List<TaskHandle> tasks = run.result().trace().tasks();
    for (int i = 0; i < run.steps().size(); i++) {
      Step step = run.steps().get(i);
      if (all.stream().anyMatch(each -> stopsBefore(each, step, tasks))) {
        places.add(i);
      }
    }
    for (Breakpoint each : all) {
      if (each.on() == On.PROPERTY) {
        breaking(each.name(), run).filter(i -> !places.contains(i)).ifPresent(places::add);
      }
    }
    places.sort(null);
    return places;
  }

  private static boolean stopsBefore(Breakpoint each, Step step, List<TaskHandle> tasks) {
    return switch (each.on()) {
      case CELL -> step instanceof Step.Access access && access.cell().equals(each.name());
      case LOCK -> step instanceof Step.Note note && tellsOf(note.fact(), each.name());
      case TASK ->
          tasks.stream().anyMatch(t -> t.id() == step.task() && t.name().equals(each.name()));
      case PROPERTY -> false;
    };
  }

  /** Whether a remark is one that a lock of that name tells, in the words of its facts. */
  private static boolean tellsOf(String fact, String lock) {
    String waits = new LockFact.Arrived(lock, 0).describe();
    return fact.equals(new LockFact.Acquired(lock).describe())
        || fact.equals(new LockFact.Released(lock).describe())
        || fact.startsWith(waits.substring(0, waits.lastIndexOf(' ') + 1));
  }

  /** The step by which the run breaks a property, if it does. */
  private static Optional<Integer> breaking(String property, LedRun run) {
    boolean broken =
        run.result() instanceof SimulationResult.Violated v && v.property().equals(property)
            || run.result() instanceof SimulationResult.Deadlocked
                && property.equals(EngineProperties.NO_DEADLOCK);
    if (!broken) {
      return Optional.empty();
    }
    for (int i = run.steps().size() - 1; i >= 0; i--) {
      if (run.steps().get(i) instanceof Step.Failed) {
        return Optional.of(i);
      }
    }
    return byFacts(property, run).or(() -> Optional.of(Math.max(0, run.steps().size() - 1)));
  }

  /** The remark with which the facts told so far break the property for the first time. */
  private static Optional<Integer> byFacts(String property, LedRun run) {
    return PropertyRegistry.find(property)
        .flatMap(
            known -> {
              Execution whole = run.result().run().execution();
              for (int k = 1; k <= whole.facts().size(); k++) {
                if (known.violation(new Beginning(whole, k)).isPresent()) {
                  return place(whole.facts().subList(0, k), run.steps());
                }
              }
              return Optional.empty();
            });
  }

  /** The step that told the last of these facts; what set-up told is no step. */
  private static Optional<Integer> place(List<Execution.Noted<?>> facts, List<Step> steps) {
    long wanted = facts.stream().filter(noted -> noted.task().id() > 0).count();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof Step.Note && --wanted == 0) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** The first facts of an execution. */
  private record Beginning(Execution whole, int count) implements Execution {
    @Override
    public List<Noted<?>> facts() {
      return whole.facts().subList(0, count);
    }

    @Override
    public boolean happensBefore(Noted<?> earlier, Noted<?> later) {
      return whole.happensBefore(earlier, later);
    }

    @Override
    public boolean isKnownAt(Noted<?> earlier, Noted<?> later) {
      return whole.isKnownAt(earlier, later);
    }
  }
}
