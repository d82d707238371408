package org.latticeipc.scenarios.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.scenarios.json.Fields;
import org.latticeipc.scenarios.json.Json;
import org.latticeipc.scenarios.tracefile.Recording;
import org.latticeipc.trace.EventId;
import org.latticeipc.trace.Step;

/**
 * A trace in the Chrome trace-event format, which Perfetto shows: a process with a track for each
 * CPU (which task ran), one with a track for each task (what it did), and a flow from each write to
 * the reads of other tasks that read it. A step lasts one microsecond.
 */
public final class Perfetto {
  private static final int CPUS = 1;
  private static final int TASKS = 2;

  private final List<Map<String, Object>> events = new ArrayList<>();
  private final Map<EventId, Integer> stepOf = new LinkedHashMap<>();
  private final Recording recording;

  private Perfetto(Recording recording) {
    this.recording = recording;
  }

  /** The JSON document. */
  public static String json(Recording recording) {
    Perfetto perfetto = new Perfetto(recording);
    perfetto.names();
    perfetto.cpuTracks();
    perfetto.taskTracks();
    return Json.pretty(new Fields().put("traceEvents", perfetto.events).map());
  }

  private void names() {
    name("process_name", CPUS, 0, "CPUs");
    name("process_name", TASKS, 0, "tasks of " + recording.trace().program());
    for (int cpu = 0; cpu < recording.cpus(); cpu++) {
      name("thread_name", CPUS, cpu, "cpu " + cpu);
    }
    for (TaskHandle task : recording.trace().tasks()) {
      name("thread_name", TASKS, task.id(), task.name());
    }
  }

  private void name(String what, int process, int thread, String name) {
    events.add(
        event(what, "M", process, thread).put("args", new Fields().put("name", name).map()).map());
  }

  private static Fields event(String name, String phase, int process, int thread) {
    return new Fields().put("name", name).put("ph", phase).put("pid", process).put("tid", thread);
  }

  private String taskName(int id) {
    return recording.trace().tasks().stream()
        .filter(t -> t.id() == id)
        .map(TaskHandle::name)
        .findFirst()
        .orElse("task " + id);
  }

  /** One slice for each uninterrupted stay of a task on a CPU. */
  private void cpuTracks() {
    Map<Integer, Integer> running = new LinkedHashMap<>();
    Map<Integer, Integer> since = new LinkedHashMap<>();
    List<Step> steps = recording.trace().steps();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      Integer before = running.put(step.cpu(), step.task());
      if (before != null && before != step.task()) {
        stay(step.cpu(), before, since.getOrDefault(step.cpu(), 0), i);
      }
      if (before == null || before != step.task()) {
        since.put(step.cpu(), i);
      }
    }
    running.forEach((cpu, task) -> stay(cpu, task, since.getOrDefault(cpu, 0), steps.size()));
  }

  private void stay(int cpu, int task, int from, int to) {
    events.add(event(taskName(task), "X", CPUS, cpu).put("ts", from).put("dur", to - from).map());
  }

  private void taskTracks() {
    List<Step> steps = recording.trace().steps();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (step.kind().isEvent()) {
        stepOf.put(step.id(), i);
      }
      String source = step.source().isEmpty() ? null : step.source();
      events.add(
          event(step.words(), "X", TASKS, step.task())
              .put("ts", i)
              .put("dur", 1)
              .put("args", new Fields().put("step", i + 1).put("source", source).map())
              .map());
      if (step instanceof Step.Reads read) {
        flow(read, i);
      }
    }
  }

  private void flow(Step.Reads step, int at) {
    EventId from = step.from();
    Integer writer = stepOf.get(from);
    if (writer == null || from.task() == step.task()) {
      return;
    }
    String name = "read of " + step.cell();
    events.add(
        event(name, "s", TASKS, from.task())
            .put("cat", "rf")
            .put("id", at)
            .put("ts", writer)
            .map());
    events.add(
        event(name, "f", TASKS, step.task())
            .put("cat", "rf")
            .put("id", at)
            .put("ts", at)
            .put("bp", "e")
            .map());
  }
}
