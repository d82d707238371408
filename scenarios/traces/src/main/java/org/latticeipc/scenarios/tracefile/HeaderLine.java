package org.latticeipc.scenarios.tracefile;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ModelDescriptor;
import org.latticeipc.model.ReleaseSequences;
import org.latticeipc.scenarios.json.Fields;
import org.latticeipc.scenarios.json.Json;
import org.latticeipc.scenarios.tracefile.StepLine.Unusable;
import org.latticeipc.trace.Reason;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.Trace;

/** The first line of a trace file. */
final class HeaderLine {
  static final String MARK = "lattice-trace";
  static final int VERSION = 2;
  private static final int MOST_CPUS = 1_024;

  /** A run has at most as many. */
  private static final int MOST_TASKS = 10_000;

  private HeaderLine() {}

  static String write(Recording recording) {
    Trace trace = recording.trace();
    return Json.line(
        new Fields()
            .put(MARK, VERSION)
            .put("tool", recording.tool())
            .put("program", trace.program())
            .put("of", origin(recording.origin()))
            .put("variants", recording.variants())
            .put("model", trace.model().id())
            .put("releaseSequences", recording.sequences().id())
            .put("seed", trace.seed())
            .put("clock", clock(trace.clock()))
            .put("origin", trace.origin())
            .put("cpus", recording.cpus())
            .put("slice", recording.slice())
            .put("tasks", trace.tasks().stream().map(HeaderLine::task).toList())
            .map());
  }

  private static Map<String, Object> task(TaskHandle task) {
    return new Fields().put("id", task.id()).put("name", task.name()).put("cpu", task.cpu()).map();
  }

  private static String clock(Trace.Clock clock) {
    return clock == Trace.Clock.VIRTUAL ? "virtual" : "task-events";
  }

  private static Map<String, Object> origin(Origin origin) {
    Fields fields = new Fields();
    if (origin instanceof Origin.ScenarioFile file) {
      fields
          .put("kind", "scenario")
          .put("path", file.path())
          .put("sha256", file.sha256())
          .put("parameters", file.parameters().isEmpty() ? null : file.parameters());
    } else if (origin instanceof Origin.LitmusFile file) {
      fields.put("kind", "litmus").put("path", file.path()).put("sha256", file.sha256());
    } else if (origin instanceof Origin.BuiltIn builtIn) {
      fields
          .put("kind", "built-in")
          .put("name", builtIn.name())
          .put("parameters", builtIn.parameters());
    } else if (origin instanceof Origin.JavaClasses java) {
      fields
          .put("kind", "java")
          .put("classPath", java.classPath())
          .put("name", java.name())
          .put("jdk", java.jdk())
          .put("eager", java.eager())
          .put("learnt", java.learnt())
          .put("pure", java.pure());
    } else if (origin instanceof Origin.CheckedMethod checked) {
      fields
          .put("kind", "method")
          .put("classPath", checked.classPath())
          .put("type", checked.type())
          .put("method", checked.method());
    }
    return fields.map();
  }

  /** The header without steps and end, which the rest of the file gives. */
  static Recording read(
      Map<String, @Nullable Object> line, List<Step> steps, String ended, List<Reason> why)
      throws Unusable {
    requireVersion(line);
    int cpus = cpus(line);
    Trace trace =
        new Trace(
            need(line, "program"),
            model(need(line, "model")),
            seed(line),
            clock(need(line, "clock")),
            need(line, "origin"),
            tasks(line, cpus),
            steps);
    return new Recording(
        need(line, "tool"),
        origin(line),
        texts(line, "variants"),
        cpus,
        (int) StepLine.whole(line, "slice"),
        sequences(line),
        ended,
        why,
        trace);
  }

  static void requireVersion(Map<String, @Nullable Object> line) throws Unusable {
    Object version = line.get(MARK);
    if (!(version instanceof Long number)) {
      throw new Unusable("this is no lattice trace: its first line lacks '" + MARK + "'");
    } else if (number != VERSION) {
      throw new Unusable("found trace format " + version + ", expected format " + VERSION);
    }
  }

  /** More than any machine of this project has, and few enough to draw each of them. */
  private static int cpus(Map<String, @Nullable Object> line) throws Unusable {
    long cpus = StepLine.whole(line, "cpus");
    if (cpus < 1 || cpus > MOST_CPUS) {
      throw new Unusable("found " + cpus + " for 'cpus', expected 1 to " + MOST_CPUS);
    }
    return (int) cpus;
  }

  /** A path as one writes it, which need not lead anywhere but must be one. */
  private static String path(Map<String, @Nullable Object> of) throws Unusable {
    String path = need(of, "path");
    try {
      return Path.of(path).toString().isEmpty() ? "." : path;
    } catch (InvalidPathException e) {
      throw new Unusable("found '" + path + "' for 'path', expected a path: " + e.getReason());
    }
  }

  private static String need(Map<String, @Nullable Object> line, String key) throws Unusable {
    return String.valueOf(StepLine.text(line, key, true));
  }

  private static long seed(Map<String, @Nullable Object> line) throws Unusable {
    if (line.get("seed") instanceof Long seed) {
      return seed;
    }
    throw new Unusable("the header lacks a number 'seed'");
  }

  private static MemoryModel model(String id) throws Unusable {
    return ModelDescriptor.named(id)
        .orElseThrow(() -> new Unusable("unknown memory model: " + ModelDescriptor.unknown(id)));
  }

  private static ReleaseSequences sequences(Map<String, @Nullable Object> line) throws Unusable {
    String id = need(line, "releaseSequences");
    for (ReleaseSequences text : ReleaseSequences.values()) {
      if (text.id().equals(id)) {
        return text;
      }
    }
    throw new Unusable("unknown release sequences '" + id + "', expected cpp20, pldi17 or genmc");
  }

  private static Trace.Clock clock(String name) throws Unusable {
    for (Trace.Clock clock : Trace.Clock.values()) {
      if (clock(clock).equals(name)) {
        return clock;
      }
    }
    throw new Unusable("unknown clock '" + name + "', expected virtual or task-events");
  }

  private static Origin origin(Map<String, @Nullable Object> line) throws Unusable {
    Map<String, @Nullable Object> of = object(line.get("of"), "of");
    String kind = need(of, "kind");
    switch (kind) {
      case "scenario":
        return new Origin.ScenarioFile(path(of), need(of, "sha256"), chosen(of));
      case "litmus":
        return new Origin.LitmusFile(path(of), need(of, "sha256"));
      case "built-in":
        Map<String, String> parameters = new LinkedHashMap<>();
        object(of.get("parameters"), "parameters")
            .forEach((k, v) -> parameters.put(k, String.valueOf(v)));
        return new Origin.BuiltIn(need(of, "name"), parameters);
      case "java":
        return new Origin.JavaClasses(
            texts(of, "classPath"),
            need(of, "name"),
            (int) StepLine.whole(of, "jdk"),
            texts(of, "eager"),
            texts(of, "learnt"),
            texts(of, "pure"));
      case "method":
        return new Origin.CheckedMethod(
            texts(of, "classPath"), need(of, "type"), need(of, "method"));
      default:
        throw new Unusable("unknown kind '" + kind + "' of program");
    }
  }

  /** The parameters of a scenario that were chosen; none if nothing is said. */
  private static Map<String, Long> chosen(Map<String, @Nullable Object> of) throws Unusable {
    Map<String, Long> chosen = new LinkedHashMap<>();
    if (of.get("parameters") != null) {
      for (Map.Entry<String, @Nullable Object> entry :
          object(of.get("parameters"), "parameters").entrySet()) {
        if (!(entry.getValue() instanceof Long number)) {
          throw new Unusable(
              "found '" + entry.getValue() + "' for a parameter, expected a whole number");
        }
        chosen.put(entry.getKey(), number);
      }
    }
    return chosen;
  }

  static Map<String, @Nullable Object> object(@Nullable Object value, String key) throws Unusable {
    if (!(value instanceof Map<?, ?> map)) {
      throw new Unusable("expected an object for '" + key + "'");
    }
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    map.forEach((k, v) -> result.put(String.valueOf(k), v));
    return result;
  }

  static List<?> list(Map<String, @Nullable Object> line, String key) throws Unusable {
    if (line.get(key) instanceof List<?> list) {
      return list;
    }
    throw new Unusable("the header lacks a list '" + key + "'");
  }

  static List<String> texts(Map<String, @Nullable Object> line, String key) throws Unusable {
    List<String> texts = new ArrayList<>();
    for (Object element : list(line, key)) {
      texts.add(String.valueOf(element));
    }
    return texts;
  }

  private static List<TaskHandle> tasks(Map<String, @Nullable Object> line, int cpus)
      throws Unusable {
    List<?> listed = list(line, "tasks");
    if (listed.size() > MOST_TASKS) {
      throw new Unusable("found " + listed.size() + " tasks, expected at most " + MOST_TASKS);
    }
    List<TaskHandle> tasks = new ArrayList<>();
    for (Object element : listed) {
      Map<String, @Nullable Object> task = object(element, "tasks");
      long cpu = StepLine.whole(task, "cpu");
      if (cpu >= cpus) {
        throw new Unusable("found a task on cpu " + cpu + " of " + cpus);
      }
      tasks.add(new TaskHandle((int) StepLine.whole(task, "id"), need(task, "name"), (int) cpu));
    }
    return tasks;
  }
}
