package org.latticeipc.explorer.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.declared.DeclaredProgram;
import org.latticeipc.explorer.declared.SearchContext;
import org.latticeipc.explorer.declared.TaskNotes;
import org.latticeipc.explorer.graph.Events;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;
import org.latticeipc.explorer.graph.Prefixes;
import org.latticeipc.explorer.graph.Signature;
import org.latticeipc.explorer.graph.TaskState;
import org.latticeipc.explorer.result.Reduction;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.explorer.step.Values;
import org.latticeipc.explorer.task.Abandon;
import org.latticeipc.explorer.task.SetUpMemory;
import org.latticeipc.explorer.task.StackRecorder;
import org.latticeipc.explorer.task.TaskRunner;
import org.latticeipc.explorer.witness.RecordedCall;
import org.latticeipc.explorer.witness.WitnessReport;
import org.latticeipc.machine.BackgroundTask;
import org.latticeipc.machine.program.Outcome;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.TaskLimits;

/** Says what a finished execution is: complete, blocked, or the witness of a violation. */
final class ExecutionJudge {
  private final SearchContext context;
  private final SearchWorker worker;
  private final TaskRunner runner;
  private final SetUpMemory setUpMemory;
  private final Values values;

  ExecutionJudge(
      SearchContext context,
      SearchWorker worker,
      TaskRunner runner,
      SetUpMemory setUpMemory,
      Values values) {
    this.context = context;
    this.worker = worker;
    this.runner = runner;
    this.setUpMemory = setUpMemory;
    this.values = values;
  }

  /** Judges a graph in which no task can go on. */
  void leaf(ExecutionGraph g, DeclaredProgram declared) {
    for (int t = 1; t < g.stride; t++) {
      if (g.state[t] != TaskState.ENDED && g.exists(t) && !(isInBackground(g, t) && idles(g, t))) {
        blocked(g);
        return;
      }
    }
    complete(g, declared);
  }

  private static boolean isInBackground(ExecutionGraph g, int t) {
    int spawn = g.spawnedBy[t];
    return spawn >= 0 && g.firstObject[spawn] instanceof BackgroundTask;
  }

  /** Whether a task waits for what nobody will do. */
  private boolean idles(ExecutionGraph g, int t) {
    if (g.spin(t) != ExecutionGraph.NO_SPIN) {
      return repeatsForEver(g, t);
    }
    return g.state[t] == TaskState.JOINING
        || (g.state[t] == TaskState.WAITING && readsLast(g, g.po[t][g.length[t] - 1]));
  }

  private void complete(ExecutionGraph g, DeclaredProgram declared) {
    worker.tally().complete++;
    worker.tally().standFor(worker.classSize(g));
    TaskNotes last = afterwards(g, declared);
    if (context.options.outcomes()) {
      worker.tally().outcomes.merge(outcome(g, declared, last), 1L, Long::sum);
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
    if (!declared.hasAfterwards()) {
      return null;
    }
    setUpMemory.after(g);
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
    }
    return runner.notesOutside();
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
        cut |= g.state[t] == TaskState.CUT;
        boolean spins = g.spin(t) != ExecutionGraph.NO_SPIN;
        stopped |= g.state[t] == TaskState.STOPPED && !spins || g.state[t] == TaskState.FAILED;
        stale |= spins && !repeatsForEver(g, t);
        stale |= g.state[t] == TaskState.WAITING && !readsLast(g, g.po[t][g.length[t] - 1]);
      }
    }
    if (cut) {
      cut(g);
    } else if (!stopped && !stale) {
      worker.violated(Violation.NO_DEADLOCK, describeDeadlock(g), "deadlock|" + waiting(g));
    }
  }

  /** Whether each read of the loop got the value that its location ends with. */
  private boolean repeatsForEver(ExecutionGraph g, int t) {
    for (int i = g.spin(t); i < g.length[t]; i++) {
      int e = g.po[t][i];
      if ((g.flags[e] & Flags.READ) != 0 && !readsLastValue(g, e)) {
        return false;
      }
    }
    return true;
  }

  /**
   * By value, not by place: what the task itself exchanged for the same value is the last write.
   */
  private boolean readsLastValue(ExecutionGraph g, int r) {
    int loc = g.loc[r];
    int last = g.co[loc][g.coLength[loc] - 1];
    return Signature.isReference(g.signature[r])
        ? Objects.equals(values.referenceOf(last, loc), g.reference[r])
        : values.valueOf(last, loc) == g.value[r];
  }

  private static boolean readsLast(ExecutionGraph g, int r) {
    return g.place(g.rf[r]) == g.coLength[g.loc[r]] - 1;
  }

  private void cut(ExecutionGraph g) {
    int max = context.options.maxEventsPerTask();
    for (int t = 1; t < g.stride; t++) {
      if (g.exists(t) && g.state[t] == TaskState.CUT) {
        String name = context.tasks.get(t).name();
        if (Events.count(g, t, g.length[t]) < max) {
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
        int period = Livelock.period(g, t);
        if (period > 0) {
          worker.violated(
              Violation.NO_LIVELOCK,
              "task "
                  + name
                  + " repeats its last "
                  + (period == 1
                      ? "read without end: it changes"
                      : period + " reads without end: they change")
                  + " nothing and see"
                  + (period == 1 ? "s" : "")
                  + " only final values",
              "livelock|" + name);
        }
        worker
            .tally()
            .reasons
            .add("task " + name + " was cut after " + max + " events; raise the bound on events");
      }
    }
  }

  private List<String> waiting(ExecutionGraph g) {
    List<String> waits = new ArrayList<>();
    for (int t = 1; t < g.stride; t++) {
      if (!g.exists(t)) {
        continue;
      }
      String name = context.tasks.get(t).name();
      if (g.state[t] == TaskState.WAITING) {
        int r = g.po[t][g.length[t] - 1];
        waits.add(name + " waits for " + context.locations.name(g.loc[r]));
      } else if (g.state[t] == TaskState.JOINING) {
        waits.add(name + " waits for the end of " + context.tasks.get(g.joining[t]).name());
      } else if (g.spin(t) != ExecutionGraph.NO_SPIN) {
        waits.add(name + " repeats a loop that reads " + String.join(", ", readInLoop(g, t)));
      }
    }
    return waits;
  }

  private Set<String> readInLoop(ExecutionGraph g, int t) {
    Set<String> names = new LinkedHashSet<>();
    for (int i = g.spin(t); i < g.length[t]; i++) {
      int e = g.po[t][i];
      if ((g.flags[e] & Flags.READ) != 0) {
        names.add(context.locations.name(g.loc[e]));
      }
    }
    return names;
  }

  private String describeDeadlock(ExecutionGraph g) {
    return "no task can go on: " + String.join(", ", waiting(g));
  }

  /** A sentence about two racing events. */
  String describeRace(int racer, int other) {
    ExecutionGraph g = runner.graph();
    return "task "
        + context.tasks.get(g.task[racer]).name()
        + "'s "
        + Events.access(g, racer)
        + " and task "
        + context.tasks.get(g.task[other]).name()
        + "'s "
        + Events.access(g, other)
        + " of "
        + context.locations.name(g.loc[racer])
        + " are not ordered, and at least one of them is plain";
  }

  /** Races of the same two accesses have one cause. */
  String causeOfRace(int racer, int other) {
    ExecutionGraph g = runner.graph();
    return "race|" + g.loc[racer] + "|" + Events.id(g, racer) + "|" + Events.id(g, other);
  }

  /** Calls the execution again to learn what a report needs, and writes it. */
  Violation witness(String property, String message, ExecutionGraph g) {
    RecordedCall recording = new RecordedCall();
    worker.record(new StackRecorder(recording, runner));
    ExecutionGraph copy = g.copy();
    if (context.options.reductions().contains(Reduction.SYMMETRY)) {
      Prefixes.recompute(copy);
    }
    return new WitnessReport(context, copy, recording, message).violation(property, message);
  }
}
