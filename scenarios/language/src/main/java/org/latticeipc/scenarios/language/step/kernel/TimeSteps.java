package org.latticeipc.scenarios.language.step.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.upcall.Upcalls;
import org.latticeipc.machine.text.NearestName;
import org.latticeipc.scenarios.format.Formula;
import org.latticeipc.scenarios.format.Shape;
import org.latticeipc.scenarios.format.Value;
import org.latticeipc.scenarios.language.execution.Action;
import org.latticeipc.scenarios.language.execution.TaskContext;
import org.latticeipc.scenarios.language.step.ExpectedAnswer;
import org.latticeipc.scenarios.language.step.StepDefinition;
import org.latticeipc.scenarios.language.step.StepFamily;
import org.latticeipc.scenarios.language.step.StepShapes;
import org.latticeipc.scenarios.language.step.StepTypes;
import org.latticeipc.scenarios.language.step.SymbolTable;
import org.latticeipc.scheduler.stream.TurnStream;

/** Steps on the time of divided CPUs: slices, gas, the end of tasks, and who gets which turn. */
public final class TimeSteps implements StepFamily {
  private static final List<String> ANSWERS = KernelCall.ANSWERS;
  private static final String CAP = "cap";
  private static final long MOST_TURNS = 10_000;

  @Override
  public List<StepDefinition> steps(StepTypes types) {
    return List.of(
        compute(types),
        KernelCall.named("bind_slice")
            .on("slice", "a slice", "a slice, such as cpu0.slice1")
            .on("task", "a task", "the task whose it becomes")
            .onDividedCpu()
            .does(types, g -> g.kernel().bindSlice(g.caller(), g.cap("slice"), g.cap("task"))),
        ticks("set_slice_length", "a slice", "how long it is, 0 until it is given up")
            .does(types, g -> g.kernel().setSliceLength(g.caller(), g.cap(CAP), g.number("ticks"))),
        ticks("set_gas", "a task", "how many ticks it may use from now on")
            .does(types, g -> g.kernel().setGas(g.caller(), g.cap(CAP), g.number("ticks"))),
        read("gas", "a task", "the ticks it may still use, -1 if nobody said")
            .does(types, g -> g.kernel().gas(g.caller(), g.cap(CAP))),
        read("task_ticks", "a task", "the ticks it has used")
            .does(types, g -> g.kernel().taskTicks(g.caller(), g.cap(CAP))),
        read("cpu_ticks", "a slice", "the ticks that were used of its CPU")
            .does(types, g -> g.kernel().cpuTicks(g.caller(), g.cap(CAP))),
        domainTicks(),
        KernelCall.named("exo_kill")
            .on(CAP, "a task", "a task")
            .onDividedCpu()
            .main(CAP)
            .does(types, g -> g.kernel().kill(g.caller(), g.cap(CAP))),
        awaitEnd(),
        stream());
  }

  private static KernelCall ticks(String name, String kind, String about) {
    return KernelCall.named(name)
        .on(CAP, kind, kind)
        .number("ticks", about, 0, Long.MAX_VALUE)
        .onDividedCpu();
  }

  private static KernelCall read(String name, String kind, String about) {
    return KernelCall.named(name).on(CAP, kind, kind).into(about).onDividedCpu();
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
                .may(
                    "fired",
                    types.shape(),
                    "an upcall: done when a timer interrupts that was set by 'set_alarm'")
                .main("ticks"),
            ANSWERS)
        .step(
            (body, scope) -> {
              scope.needDividedCpu(body.at(), "compute");
              Formula ticks = scope.formula(body.need("ticks"));
              KernelCall.requireWithin(body, "ticks", 0, Long.MAX_VALUE, scope);
              Action ends = upcall(body, "slice_ends", types, scope);
              Action begins = upcall(body, "slice_begins", types, scope);
              Action dry = upcall(body, "out_of_gas", types, scope);
              Action fired = upcall(body, "fired", types, scope);
              ExpectedAnswer answers = ExpectedAnswer.of(body, "compute", scope);
              return task ->
                  answers.take(
                      task,
                      task.environment()
                          .kernel()
                          .compute(
                              task.caller(),
                              task.number(ticks),
                              new Library(task, ends, begins, dry, fired)),
                      value -> {});
            });
  }

  private static @Nullable Action upcall(
      Value body, String key, StepTypes types, SymbolTable scope) {
    return body.get(key) == null ? null : scope.perhaps(() -> types.compile(body.list(key), scope));
  }

  /** The upcalls of a task, which are steps. */
  private record Library(
      TaskContext task,
      @Nullable Action ends,
      @Nullable Action begins,
      @Nullable Action dry,
      @Nullable Action fired)
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

    @Override
    public void timerFired() {
      run(fired);
    }

    private void run(@Nullable Action steps) {
      if (steps != null) {
        steps.run(task);
      }
    }
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

  private static StepDefinition awaitEnd() {
    return ExpectedAnswer.fields(
            StepShapes.fields("await_end")
                .need(CAP, StepShapes.name("a task's name"), "a task")
                .may("ticks", KernelCall.TICKS, "wait no longer than this")
                .main(CAP),
            ANSWERS)
        .step(
            (body, scope) -> {
              String cap = scope.capability(body.need(CAP));
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
      default -> TurnStream.once(dependencies(body, tasks, scope, "the stream"));
    };
  }

  /** What comes before each of some tasks, as 'after' says. */
  static List<List<Integer>> dependencies(
      Value body, List<String> tasks, SymbolTable scope, String whose) {
    List<List<Integer>> all = new ArrayList<>();
    tasks.forEach(task -> all.add(new ArrayList<>()));
    body.map("after")
        .forEach(
            (task, before) -> {
              int of = party(task, tasks, before, scope, whose);
              for (Value each : before.list()) {
                int earlier = party(each.text(), tasks, each, scope, whose);
                if (of >= 0 && earlier >= 0) {
                  all.get(of).add(earlier);
                }
              }
            });
    List<String> ring = ring(all, tasks);
    if (!ring.isEmpty()) {
      scope.problem(
          body.need("after").at(),
          String.join(", ", ring)
              + " can never begin: they wait for each other, or for those who do");
      all.forEach(List::clear);
    }
    return all;
  }

  /** Those that can never be first, since they wait for each other; empty if there are none. */
  private static List<String> ring(List<List<Integer>> before, List<String> tasks) {
    List<Integer> left = new ArrayList<>(IntStream.range(0, tasks.size()).boxed().toList());
    boolean found = true;
    while (found) {
      List<Integer> free =
          left.stream()
              .filter(task -> before.get(task).stream().noneMatch(left::contains))
              .toList();
      found = left.removeAll(free);
    }
    return left.stream().map(tasks::get).toList();
  }

  private static int party(
      String name, List<String> tasks, Value at, SymbolTable scope, String whose) {
    if (!tasks.contains(name)) {
      scope.problem(
          at.at(),
          "'" + name + "' is none of the tasks of " + whose + NearestName.hint(name, tasks));
    }
    return tasks.indexOf(name);
  }
}
