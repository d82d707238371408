package org.latticeipc.explorer.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.declared.DeclaredProgram;
import org.latticeipc.explorer.declared.SearchContext;
import org.latticeipc.explorer.declared.TaskNotes;
import org.latticeipc.explorer.graph.Events;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;
import org.latticeipc.explorer.graph.IdleRound;
import org.latticeipc.explorer.graph.LooseWrites;
import org.latticeipc.explorer.graph.Prefixes;
import org.latticeipc.explorer.graph.Spin;
import org.latticeipc.explorer.graph.TaskState;
import org.latticeipc.explorer.result.Reduction;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.explorer.step.GraphExtender;
import org.latticeipc.explorer.task.Abandon;
import org.latticeipc.explorer.task.PlaceOfEvent;
import org.latticeipc.explorer.task.SetUpMemory;
import org.latticeipc.explorer.task.StackRecorder;
import org.latticeipc.explorer.task.TaskRunner;
import org.latticeipc.explorer.witness.RecordedCall;
import org.latticeipc.explorer.witness.WitnessReport;
import org.latticeipc.machine.BackgroundTask;
import org.latticeipc.machine.RestingWait;
import org.latticeipc.machine.StoppedTogether;
import org.latticeipc.machine.program.HoldingFact;
import org.latticeipc.machine.program.Holdings;
import org.latticeipc.machine.program.Outcome;
import org.latticeipc.machine.program.OwnedWait;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.TaskLimits;

/** Says what a finished execution is: complete, blocked, or the witness of a violation. */
final class ExecutionJudge {
  private static final String STANDSTILL = "no task can go on: ";

  private final SearchContext context;
  private final SearchWorker worker;
  private final TaskRunner runner;
  private final SetUpMemory setUpMemory;
  private final GraphExtender extender;

  ExecutionJudge(
      SearchContext context,
      SearchWorker worker,
      TaskRunner runner,
      SetUpMemory setUpMemory,
      GraphExtender extender) {
    this.extender = extender;
    this.context = context;
    this.worker = worker;
    this.runner = runner;
    this.setUpMemory = setUpMemory;
  }

  /** Judges a graph in which no task can go on. */
  void leaf(ExecutionGraph g, DeclaredProgram declared) {
    for (int t = 1; t < g.stride; t++) {
      if (g.state[t] != TaskState.ENDED && g.exists(t) && !mayWaitForEver(g, t)) {
        blocked(g);
        return;
      }
    }
    complete(g, declared);
  }

  /** Whether a task waits for what nobody will do, and nobody waits for the task. */
  private boolean mayWaitForEver(ExecutionGraph g, int t) {
    return (isInBackground(g, t) || rests(g, t) || hasStopped(g, t)) && idles(g, t);
  }

  /** Whether a task says that it has stopped, and this one with it. */
  private boolean hasStopped(ExecutionGraph g, int t) {
    for (int u = 1; u < g.stride; u++) {
      if (g.exists(u)
          && g.state[u] == TaskState.WAITING
          && g.firstObject[g.po[u][g.length[u] - 1]] instanceof StoppedTogether stopped
          && (u == t || stopped.stops(context.tasks.get(u), context.tasks.get(t)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean rests(ExecutionGraph g, int t) {
    return g.state[t] == TaskState.WAITING
        && g.firstObject[g.po[t][g.length[t] - 1]] instanceof RestingWait;
  }

  private static boolean isInBackground(ExecutionGraph g, int t) {
    int spawn = g.spawnedBy[t];
    return spawn >= 0 && g.firstObject[spawn] instanceof BackgroundTask;
  }

  /** Whether a task waits for what nobody will do. */
  private boolean idles(ExecutionGraph g, int t) {
    IdleRound round = IdleRound.of(g, t);
    if (round != null) {
      return round.repeatsForEver(g, t, e -> extender.readsFinalValue(g, e));
    }
    return g.state[t] == TaskState.JOINING
        || (g.state[t] == TaskState.WAITING && readsLast(g, g.po[t][g.length[t] - 1]));
  }

  private void complete(ExecutionGraph g, DeclaredProgram declared) {
    worker.tally().complete(worker.classSize(g));
    Set<String> outcomes = new TreeSet<>();
    do {
      ending(g, declared, outcomes);
    } while (setUpMemory.mayEndOtherwise() && !worker.hasEnded());
    setUpMemory.judged();
    outcomes.forEach(outcome -> worker.tally().outcomes.merge(outcome, 1L, Long::sum));
  }

  /** Judges one of the ways in which the execution may end. */
  private void ending(ExecutionGraph g, DeclaredProgram declared, Set<String> outcomes) {
    TaskNotes last = afterwards(g, declared);
    if (context.options.outcomes()) {
      outcomes.add(outcome(g, declared, last));
    }
    if (!declared.properties().isEmpty()) {
      FactView view = new FactView(g, context.tasks, declared.notes(), last);
      for (Property property : declared.properties()) {
        Optional<String> wrong = property.violation(view);
        wrong.ifPresent(message -> worker.violated(property.name(), message, property.name()));
      }
    }
  }

  private @Nullable TaskNotes afterwards(ExecutionGraph g, DeclaredProgram declared) {
    setUpMemory.after(g);
    if (!declared.hasAfterwards()) {
      return null;
    }
    runner.beginOutside();
    try {
      declared.afterwards().run();
    } catch (Abandon abandoned) {
      // an assumption about the end does not hold; what was noted before still counts
    } catch (PropertyViolation violation) {
      String message = String.valueOf(violation.getMessage());
      TaskNotes noted = runner.notesOutside();
      worker.violated(violation.property(), message, violation.property() + "|" + message);
      return noted;
    } catch (RuntimeException | AssertionError thrown) {
      worker.violated(
          Violation.UNCAUGHT_EXCEPTION,
          "what runs after all tasks threw " + thrown,
          "afterwards|" + thrown);
    } finally {
      runner.endOutside();
    }
    return runner.notesOutside();
  }

  /** What is wrong after the tasks, if anything; reports nothing. */
  Optional<String> wrongAfterwards(ExecutionGraph g, DeclaredProgram declared) {
    setUpMemory.after(g);
    runner.beginOutside();
    try {
      declared.afterwards().run();
    } catch (Abandon abandoned) {
      return Optional.empty();
    } catch (PropertyViolation violation) {
      return Optional.of(violation.property() + " is violated: " + violation.getMessage());
    } catch (RuntimeException | AssertionError thrown) {
      return Optional.of("what runs after all tasks threw " + thrown);
    } finally {
      runner.endOutside();
    }
    return Optional.empty();
  }

  private String outcome(
      ExecutionGraph g, DeclaredProgram declared, @Nullable TaskNotes afterwards) {
    Outcome.Builder builder = new Outcome.Builder();
    addRegisters(builder, 0, declared.notes());
    for (int t = 1; t < g.stride; t++) {
      if (g.exists(t)) {
        addRegisters(builder, t, (TaskNotes) g.notes[t]);
      }
    }
    addRegisters(builder, 0, afterwards);
    return builder.build().toString();
  }

  private void addRegisters(Outcome.Builder builder, int task, @Nullable TaskNotes notes) {
    for (int i = 0; notes != null && i < notes.size(); i++) {
      if (notes.fact(i) instanceof Register register) {
        builder.add(task, task == 0 ? "" : context.tasks.get(task).name(), register);
      }
    }
  }

  private void blocked(ExecutionGraph g) {
    worker.tally().blocked++;
    boolean cut = false;
    boolean stopped = false;
    boolean stale = false;
    for (int t = 1; t < g.stride; t++) {
      if (g.exists(t)) {
        IdleRound round = IdleRound.of(g, t);
        cut |= g.state[t] == TaskState.CUT;
        stopped |= g.state[t] == TaskState.FAILED;
        stopped |= g.state[t] == TaskState.STOPPED && round == null;
        stale |= round != null && !round.repeatsForEver(g, t, e -> extender.readsFinalValue(g, e));
        stale |= g.state[t] == TaskState.WAITING && !readsLast(g, g.po[t][g.length[t] - 1]);
      }
    }
    if (cut) {
      cut(g);
    } else if (!stopped && !stale) {
      worker.violated(Violation.NO_DEADLOCK, describeDeadlock(g), "deadlock|" + waiting(g));
    }
  }

  private static boolean readsLast(ExecutionGraph g, int r) {
    return LooseWrites.mayBeLast(g, g.loc[r], g.place(g.rf[r]));
  }

  private void cut(ExecutionGraph g) {
    int max = context.options.maxEventsPerTask();
    for (int t = 1; t < g.stride; t++) {
      if (g.exists(t) && g.state[t] == TaskState.CUT) {
        String name = context.tasks.get(t).name();
        if (context.spins.contains(t)) {
          continue; // said when it was found
        } else if (Events.count(g, t, g.length[t]) < max) {
          worker
              .tally()
              .reasons
              .add(
                  "task "
                      + name
                      + " was cut where it spawns one task more than "
                      + TaskLimits.MOST_EXPLORED
                      + "; spawn fewer, or show one run of it by 'run'");
          continue;
        }
        int period = Spin.period(g, t);
        if (period == 0) {
          worker
              .tally()
              .reasons
              .add("task " + name + " was cut after " + max + " events; raise the bound on events");
        } else if (!context.spins.contains(t)) {
          worker.spins(t, spin(g, t, period));
        }
      }
    }
  }

  private String spin(ExecutionGraph g, int t, int period) {
    PlaceOfEvent place = new PlaceOfEvent(runner, g.po[t][g.length[t] - 1]);
    worker.record(place);
    int loc = -1;
    for (int i = g.length[t] - period; i < g.length[t]; i++) {
      int e = g.po[t][i];
      loc = (g.flags[e] & Flags.READ) != 0 ? g.loc[e] : loc;
    }
    return "task "
        + context.tasks.get(t).name()
        + " goes round reads"
        + (loc < 0 ? "" : " of " + context.locations.name(loc))
        + (place.line().isEmpty() ? "" : " at " + place.line())
        + " that change nothing, up to the bound of "
        + context.options.maxEventsPerTask()
        + " events: if it waits for a change, say so by await; if it ends, raise the bound on"
        + " events";
  }

  /** Why each task that cannot go on waits. */
  private List<Holdings.Waiting> waiting(ExecutionGraph g) {
    List<Holdings.Waiting> waits = new ArrayList<>();
    for (int t = 1; t < g.stride; t++) {
      if (!g.exists(t) || hasStopped(g, t)) {
        continue;
      }
      String name = context.tasks.get(t).name();
      IdleRound round = IdleRound.of(g, t);
      if (round != null) {
        String read = String.join(", ", readIn(round, g, t));
        String why =
            round.loop().isEmpty()
                ? "repeats a loop that reads " + read
                : "waits for " + read + " in the loop at " + round.loop();
        waits.add(new Holdings.Waiting(name, why));
      } else if (g.state[t] == TaskState.WAITING) {
        int r = g.po[t][g.length[t] - 1];
        waits.add(new Holdings.Waiting(name, "waits for " + context.locations.name(g.loc[r])));
      } else if (g.state[t] == TaskState.JOINING) {
        String why = "waits for the end of " + context.tasks.get(g.joining[t]).name();
        waits.add(new Holdings.Waiting(name, why));
      }
    }
    return waits;
  }

  private Set<String> readIn(IdleRound round, ExecutionGraph g, int t) {
    Set<String> names = new LinkedHashSet<>();
    for (int r : round.reads(g, t)) {
      names.add(context.locations.name(g.loc[r]));
    }
    return names;
  }

  private String describeDeadlock(ExecutionGraph g) {
    return standstill(new Holdings(), waiting(g));
  }

  private static String standstill(Holdings holdings, List<Holdings.Waiting> waiting) {
    String between = holdings.tellOf(waiting) ? "; " : ", ";
    return STANDSTILL + String.join(between, holdings.of(waiting));
  }

  /** Who owns what and waits for whom, as far as tasks have said. */
  private String describeHoldings(ExecutionGraph g, RecordedCall recording) {
    Holdings holdings = new Holdings();
    for (int t = 1; t < g.stride; t++) {
      for (HoldingFact fact : recording.holdings(t)) {
        holdings.add(context.tasks.get(t).name(), fact);
      }
    }
    addOwnersOfCells(g, holdings);
    return standstill(holdings, waiting(g));
  }

  /** Who owns what tasks wait for by cells that say whether it is free. */
  private void addOwnersOfCells(ExecutionGraph g, Holdings holdings) {
    for (int t = 1; t < g.stride; t++) {
      if (!g.exists(t) || g.state[t] != TaskState.WAITING) {
        continue;
      }
      int r = g.po[t][g.length[t] - 1];
      if (g.firstObject[r] instanceof OwnedWait free) {
        int loc = g.loc[r];
        int last = g.co[loc][g.coLength[loc] - 1];
        holdings.waits(context.tasks.get(t).name(), context.locations.name(loc));
        if (g.task[last] > 0 && !free.test(g.value[last])) {
          holdings.owns(context.tasks.get(g.task[last]).name(), context.locations.name(loc));
        }
      }
    }
  }

  /** A sentence about two racing events of the graph that the tasks are called on. */
  private String describeRace(int racer, int other, RecordedCall recording) {
    ExecutionGraph g = runner.graph();
    int first = g.task[racer] < g.task[other] ? racer : other;
    return racing(g, first, recording)
        + " and "
        + racing(g, first == racer ? other : racer, recording)
        + " of "
        + context.locations.name(g.loc[racer])
        + " are not ordered, and at least one of them is plain";
  }

  /** A sentence with source lines about each pair of racing events. */
  List<String> describeRaces(int[] pairs) {
    ExecutionGraph g = runner.graph();
    RecordedCall recording = new RecordedCall();
    worker.record(new StackRecorder(recording, runner));
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      boolean inOrder = g.task[pairs[i]] < g.task[pairs[i + 1]];
      int first = inOrder ? pairs[i] : pairs[i + 1];
      int second = inOrder ? pairs[i + 1] : pairs[i];
      sentences.add(
          racing(g, first, recording)
              + " and "
              + racing(g, second, recording)
              + " of "
              + context.locations.name(g.loc[first])
              + " are not ordered");
    }
    return sentences;
  }

  private String racing(ExecutionGraph g, int e, RecordedCall recording) {
    String line = recording.source(e);
    if (line.isEmpty() && g.previous(e) >= 0 && (g.flags[e] & Flags.EXCLUSIVE) != 0) {
      line = recording.source(g.previous(e));
    }
    return "task "
        + context.tasks.get(g.task[e]).name()
        + "'s "
        + Events.access(g, e)
        + (line.isEmpty() ? "" : " (" + line + ")");
  }

  /** Races of the same two accesses have one cause. */
  String causeOfRace(int racer, int other) {
    ExecutionGraph g = runner.graph();
    int first = g.task[racer] < g.task[other] ? racer : other;
    int second = first == racer ? other : racer;
    return "race|" + g.loc[racer] + "|" + Events.id(g, first) + "|" + Events.id(g, second);
  }

  /** Calls the execution again to learn what a report needs, and writes it. */
  Violation witness(String property, String message, ExecutionGraph g) {
    return report(property, message, g, recorded());
  }

  /** The execution as the witness of a race. */
  Violation witnessOfRace(int racer, int other, ExecutionGraph g) {
    RecordedCall recording = recorded();
    TaskState before = g.state[g.task[racer]];
    g.state[g.task[racer]] = TaskState.FAILED;
    Violation witness =
        report(Violation.NO_DATA_RACE, describeRace(racer, other, recording), g, recording);
    g.state[g.task[racer]] = before;
    return witness;
  }

  private RecordedCall recorded() {
    RecordedCall recording = new RecordedCall();
    worker.record(new StackRecorder(recording, runner));
    return recording;
  }

  private Violation report(
      String property, String message, ExecutionGraph g, RecordedCall recording) {
    ExecutionGraph copy = g.copy();
    if (context.options.reductions().contains(Reduction.SYMMETRY)) {
      Prefixes.recompute(copy);
    }
    setUpMemory.settle(copy);
    // Who owns what is known only now that each task has told its facts once more.
    String said =
        property.equals(Violation.NO_DEADLOCK) && message.startsWith(STANDSTILL)
            ? describeHoldings(g, recording)
            : message;
    return new WitnessReport(context, copy, recording, said).violation(property, said);
  }
}
