package org.latticeipc.scenarios.language.step;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.upcall.Upcalls;
import org.latticeipc.scenarios.format.Formula;
import org.latticeipc.scenarios.format.Shape;
import org.latticeipc.scenarios.format.Value;
import org.latticeipc.scenarios.language.execution.Action;
import org.latticeipc.scenarios.language.execution.TaskContext;
import org.latticeipc.scheduler.stream.TurnStream;

/** Steps on the time of divided CPUs: slices, gas, the end of tasks, and who gets which turn. */
public final class TimeSteps implements StepFamily {
  private static final List<String> ANSWERS = ExpectedAnswer.words(ExoError.class);
  private static final long MOST_TURNS = 10_000;

  @Override
  public List<StepDefinition> steps(StepTypes types) {
    return List.of(
        compute(types),
        bindSlice(),
        ticks(
            "set_slice_length",
            "a slice",
            "how long it is, 0 until it is given up",
            Kernel::setSliceLength),
        ticks("set_gas", "a task", "how many ticks it may use from now on", Kernel::setGas),
        read("gas", "a task", "the ticks it may still use, -1 if nobody said", Kernel::gas),
        read("task_ticks", "a task", "the ticks it has used", Kernel::taskTicks),
        read("cpu_ticks", "a slice", "the ticks that were used of its CPU", Kernel::cpuTicks),
        domainTicks(),
        kill(),
        awaitEnd(),
        stream());
  }

  private interface Setting {
    ExoResult<?> on(Kernel kernel, Domain caller, ExoCap cap, long value);
  }

  private interface Reading {
    ExoResult<Long> on(Kernel kernel, Domain caller, ExoCap cap);
  }

  private static StepShapes.Builder capability(String step, String kind) {
    return StepShapes.fields(step).need("cap", StepShapes.name(kind + "'s name"), kind);
  }

  private static StepDefinition compute(StepTypes types) {
    return ExpectedAnswer.fields(
            StepShapes.fields("compute")
                .need("ticks", StepShapes.formula(), "virtual ticks of the CPU's time to use")
                .may("slice_ends", types.shape(), "an upcall: done before the slice passes on")
                .may("slice_begins", types.shape(), "an upcall: done when the task runs again")
                .may(
                    "out_of_gas",
                    types.shape(),
                    "an upcall: done when its gas is used up; then it is tried once more")
                .main("ticks"),
            ANSWERS)
        .step(
            (body, scope) -> {
              scope.needDividedCpu(body.at(), "compute");
              Formula ticks = scope.formula(body.need("ticks"));
              Action ends = upcall(body, "slice_ends", types, scope);
              Action begins = upcall(body, "slice_begins", types, scope);
              Action dry = upcall(body, "out_of_gas", types, scope);
              ExpectedAnswer answers = ExpectedAnswer.of(body, "compute", scope);
              return task ->
                  answers.take(
                      task,
                      task.environment()
                          .kernel()
                          .compute(
                              task.caller(),
                              task.number(ticks),
                              new Library(task, ends, begins, dry)),
                      value -> {});
            });
  }

  private static @Nullable Action upcall(
      Value body, String key, StepTypes types, SymbolTable scope) {
    return body.get(key) == null ? null : scope.perhaps(() -> types.compile(body.list(key), scope));
  }

  /** The upcalls of a task, which are steps. */
  private record Library(
      TaskContext task, @Nullable Action ends, @Nullable Action begins, @Nullable Action dry)
      implements Upcalls {
    @Override
    public void sliceEnds() {
      run(ends);
    }

    @Override
    public void sliceBegins() {
      run(begins);
    }

    @Override
    public boolean outOfGas() {
      run(dry);
      return dry != null;
    }

    private void run(@Nullable Action steps) {
      if (steps != null) {
        steps.run(task);
      }
    }
  }

  private static StepDefinition bindSlice() {
    return ExpectedAnswer.fields(
            StepShapes.fields("bind_slice")
                .need("slice", StepShapes.name("a slice's name"), "a slice, such as cpu0.slice1")
                .need("task", StepShapes.name("a task's name"), "the task whose it becomes"),
            ANSWERS)
        .step(
            (body, scope) -> {
              scope.needDividedCpu(body.at(), "bind_slice");
              String slice = scope.capability(body.need("slice"));
              String bound = scope.capability(body.need("task"));
              ExpectedAnswer answers = ExpectedAnswer.of(body, "bind_slice", scope);
              return task ->
                  answers.take(
                      task,
                      task.environment()
                          .kernel()
                          .bindSlice(task.caller(), task.capability(slice), task.capability(bound)),
                      value -> {});
            });
  }

  private static StepDefinition ticks(String name, String kind, String about, Setting setting) {
    return ExpectedAnswer.fields(
            capability(name, kind).need("ticks", StepShapes.formula(), about), ANSWERS)
        .step(
            (body, scope) -> {
              scope.needDividedCpu(body.at(), name);
              String cap = scope.capability(body.need("cap"));
              Formula ticks = scope.formula(body.need("ticks"));
              ExpectedAnswer answers = ExpectedAnswer.of(body, name, scope);
              return task ->
                  answers.take(
                      task,
                      setting.on(
                          task.environment().kernel(),
                          task.caller(),
                          task.capability(cap),
                          task.number(ticks)),
                      value -> {});
            });
  }

  private static StepDefinition read(String name, String kind, String about, Reading reading) {
    return ExpectedAnswer.fields(
            capability(name, kind).need("into", StepShapes.name("a register's name"), about),
            ANSWERS)
        .step(
            (body, scope) -> {
              scope.needDividedCpu(body.at(), name);
              String cap = scope.capability(body.need("cap"));
              String into = scope.register(body.need("into"));
              ExpectedAnswer answers = ExpectedAnswer.of(body, name, scope);
              return task ->
                  answers.take(
                      task,
                      reading.on(task.environment().kernel(), task.caller(), task.capability(cap)),
                      value -> task.set(into, value));
            });
  }

  private static StepDefinition domainTicks() {
    return StepShapes.fields("domain_ticks")
        .need(
            "into",
            StepShapes.name("a register's name"),
            "gets the ticks that the tasks of the task's domain have used")
        .main("into")
        .step(
            (body, scope) -> {
              scope.needDividedCpu(body.at(), "domain_ticks");
              String into = scope.register(body.need("into"));
              return task -> task.set(into, task.environment().kernel().domainTicks(task.caller()));
            });
  }

  private static StepDefinition kill() {
    return ExpectedAnswer.fields(capability("exo_kill", "a task").main("cap"), ANSWERS)
        .step(
            (body, scope) -> {
              scope.needDividedCpu(body.at(), "exo_kill");
              String cap = scope.capability(body.need("cap"));
              ExpectedAnswer answers = ExpectedAnswer.of(body, "exo_kill", scope);
              return task ->
                  answers.take(
                      task,
                      task.environment().kernel().kill(task.caller(), task.capability(cap)),
                      value -> {});
            });
  }

  private static StepDefinition awaitEnd() {
    return ExpectedAnswer.fields(
            capability("await_end", "a task")
                .may("ticks", StepShapes.whole("ticks", 0, 1L << 40), "wait no longer than this")
                .main("cap"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String cap = scope.capability(body.need("cap"));
              Value ticks = body.get("ticks");
              ExpectedAnswer answers = ExpectedAnswer.of(body, "await_end", scope);
              return task -> {
                Kernel kernel = task.environment().kernel();
                ExoCap awaited = task.capability(cap);
                answers.take(
                    task,
                    ticks == null
                        ? kernel.awaitEnd(task.caller(), awaited)
                        : kernel.awaitEndUntil(
                            task.caller(), awaited, task.machine().nowTicks() + ticks.whole()),
                    value -> {});
              };
            });
  }

  /** A library scheduler: its task lends what time it has as a stream says. */
  private static StepDefinition stream() {
    return StepShapes.fields("run_stream")
        .need(
            "by",
            StepShapes.words("a stream", "round-robin", "stride", "beatty", "dag"),
            "who is next: each its share in one piece; who used least of it; as evenly as can be;"
                + " or once in the order of dependencies")
        .need(
            "tasks",
            StepShapes.list(StepShapes.name("a task's name"), "a list of tasks"),
            "to whom the slice is lent, turn by turn; who has ended is left out")
        .may(
            "shares",
            StepShapes.list(StepShapes.whole("a share", 1, MOST_TURNS), "a list of numbers"),
            "how many turns each gets of their sum, 1 if left out")
        .may(
            "after",
            new Shape.Dictionary(
                StepShapes.list(StepShapes.name("a task's name"), "a list of tasks"),
                "tasks by task"),
            "for dag: what comes before a task")
        .need("turns", StepShapes.whole("turns", 1, MOST_TURNS), "how many turns are lent")
        .step(TimeSteps::compileStream);
  }

  private static Action compileStream(Value body, SymbolTable scope) {
    scope.needDividedCpu(body.at(), "run_stream");
    List<String> tasks = body.list("tasks").stream().map(scope::capability).toList();
    List<Integer> shares = new ArrayList<>();
    body.list("shares").forEach(share -> shares.add((int) share.whole()));
    Value given = body.get("shares");
    if (given == null) {
      tasks.forEach(task -> shares.add(1));
    } else if (shares.size() != tasks.size()) {
      scope.problem(
          given.at(),
          "found "
              + shares.size()
              + " shares for "
              + tasks.size()
              + " tasks, expected one for each");
      return task -> {};
    }
    TurnStream stream;
    try {
      stream = streamOf(body, tasks, shares, scope);
    } catch (IllegalArgumentException e) {
      scope.problem(body.at(), String.valueOf(e.getMessage()));
      return task -> {};
    }
    long turns = body.need("turns").whole();
    return task -> {
      Kernel kernel = task.environment().kernel();
      for (long turn = 0; turn < turns; turn++) {
        int next = stream.at(turn);
        if (next == TurnStream.HALT) {
          kernel.exoYield();
        } else {
          // A task that has ended is refused the turn, which goes unused.
          kernel.exoYieldTo(task.caller(), task.capability(tasks.get(next)));
        }
      }
    };
  }

  private static TurnStream streamOf(
      Value body, List<String> tasks, List<Integer> shares, SymbolTable scope) {
    String by = body.need("by").text();
    if (!by.equals("dag") && body.get("after") != null) {
      scope.problem(body.need("after").at(), "'after' is for 'by: dag'");
    }
    return switch (by) {
      case "round-robin" -> TurnStream.roundRobin(shares);
      case "stride" -> TurnStream.stride(shares);
      case "beatty" -> TurnStream.beatty(shares);
      default -> TurnStream.once(dependencies(body, tasks, scope));
    };
  }

  private static List<List<Integer>> dependencies(
      Value body, List<String> tasks, SymbolTable scope) {
    List<List<Integer>> all = new ArrayList<>();
    tasks.forEach(task -> all.add(new ArrayList<>()));
    body.map("after")
        .forEach(
            (task, before) -> {
              int of = party(task, tasks, before, scope);
              for (Value each : before.list()) {
                int earlier = party(each.text(), tasks, each, scope);
                if (of >= 0 && earlier >= 0) {
                  all.get(of).add(earlier);
                }
              }
            });
    return all;
  }

  private static int party(String name, List<String> tasks, Value at, SymbolTable scope) {
    if (!tasks.contains(name)) {
      scope.problem(at.at(), "'" + name + "' is none of the stream's tasks: " + tasks);
    }
    return tasks.indexOf(name);
  }
}
