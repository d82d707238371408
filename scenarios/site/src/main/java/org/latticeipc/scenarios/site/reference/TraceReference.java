package org.latticeipc.scenarios.site.reference;

import static org.latticeipc.scenarios.site.reference.CommandReference.escaped;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.machine.text.MarkdownTable;
import org.latticeipc.model.ReleaseSequences;
import org.latticeipc.scenarios.tracefile.Origin;
import org.latticeipc.scenarios.tracefile.Recording;
import org.latticeipc.scenarios.tracefile.TraceFiles;
import org.latticeipc.trace.StepField;
import org.latticeipc.trace.StepKind;
import org.latticeipc.trace.Trace;

/** The lines and fields of a trace file, with a file that was written for the page. */
final class TraceReference {
  private TraceReference() {}

  static String page() {
    StringBuilder text = new StringBuilder("# The trace format\n\n");
    text.append(
        "A trace is UTF-8 text, one JSON object a line: a header, the steps, a footer. The");
    text.append(
        " same run gives the same bytes. `replay`, `view`, `step` and `shrink` take it; who");
    text.append(
        " reads it with other tools can rely on these fields, to which later versions only");
    text.append(" add. A whole one:\n\n```json\n").append(example()).append("```\n");
    text.append("\n## Header\n\n").append(fields(header()));
    text.append("\n## Steps\n\n").append(fields(everyStep()));
    text.append("\nThen, as far as they apply to the step:\n\n").append(fields(someSteps()));
    text.append("\n## Operations\n\n");
    Map<String, String> operations = new LinkedHashMap<>();
    for (StepKind kind : StepKind.values()) {
      operations.put(kind.name().toLowerCase(Locale.ROOT), operation(kind));
    }
    text.append(fields(operations));
    return text.append("\n## Footer\n\n").append(fields(footer())).toString();
  }

  private static String fields(Map<String, String> fields) {
    MarkdownTable table = new MarkdownTable(List.of("word", "meaning"));
    fields.forEach((name, about) -> table.row(List.of("`" + name + "`", escaped(about))));
    return table.toString();
  }

  private static Map<String, String> header() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("lattice-trace", "the version of the format; a file of another one is refused");
    fields.put("tool", "the version of Lattice that wrote it");
    fields.put("program", "the name of what ran");
    fields.put("of", "where that is found again: kind, path and SHA-256, or name and sizes");
    fields.put("variants", "the wrong parts that were in");
    fields.put("model", "the memory model");
    fields.put("releaseSequences", "whose text ra and rc11 followed");
    fields.put("seed", "the seed of every random choice");
    fields.put("clock", "what a tick is: virtual, a step of the machine; task-events, of the task");
    fields.put("origin", "who made it: a simulated run or the explorer");
    fields.put("cpus", "how many CPUs");
    fields.put("slice", "steps of a time slice");
    fields.put("tasks", "the tasks: id, name, cpu");
    fields.put("bounded", "true if the run forgot writes that it could not keep");
    return fields;
  }

  private static Map<String, String> everyStep() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("step", "counts from 1");
    fields.put("cpu", "on which CPU");
    fields.put("task", "the id of the task; 0 is set-up");
    fields.put("event", "which event of the task, from 0; a remark has that of the next event");
    fields.put("op", "what it is, see below");
    return fields;
  }

  private static Map<String, String> someSteps() {
    Map<String, String> fields = new LinkedHashMap<>();
    for (StepField field : StepField.values()) {
      fields.put(field.key(), meaning(field));
    }
    fields.put(
        "source", "the line of the scenario and of the Java code; is not compared by replay");
    return fields;
  }

  private static String meaning(StepField field) {
    return switch (field) {
      case CELL -> "the cell; the other task of a spawn, join or yield; what a choice is about";
      case ORDER -> "the memory order, such as acquire";
      case READ -> "the value that was read";
      case WRITTEN -> "the value that was written; the number of the other task or alternative";
      case FROM -> "the write that was read, TASK.EVENT, or init";
      case AFTER -> "the write right before this one in coherence order";
      case DETAIL -> "a fact in words, or why the task stands or failed";
    };
  }

  private static String operation(StepKind kind) {
    return switch (kind) {
      case LOAD -> "a read";
      case STORE -> "a write";
      case RMW -> "a read-modify-write that wrote";
      case CAS_FAILED -> "a compare-and-exchange that found something else: a read";
      case FENCE -> "a fence";
      case AWAIT -> "a wait that ended, with the read that ended it";
      case AWAIT_LATE -> "a wait whose time ran out";
      case CHOICE -> "a choice of the program, with the alternative taken";
      case SPAWN -> "a task was started";
      case JOIN -> "the end of another task was waited for";
      case YIELD -> "the slice was given up or lent";
      case NOTE -> "a remark: a fact was told; it orders nothing";
      case BLOCKED -> "the task waits for what does not come; its last step";
      case END -> "the task returned";
      case FAILED -> "the task failed: an assertion or an exception";
    };
  }

  private static Map<String, String> footer() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("steps", "how many there are");
    fields.put("ended", "how it ended, in words that begin with completed, violates, deadlock …");
    fields.put("why", "the reasons, a sentence each");
    fields.put("about", "for each reason the events it speaks of and whether they are to blame");
    fields.put("sha256", "the hash of the steps; what names a run");
    fields.put("fileSha256", "SHA-256 of all bytes before this field: tells damage, not forgery");
    return fields;
  }

  /** A run of a small program, as it is kept. */
  private static String example() {
    Trace trace =
        SimulatedMachine.run(
                Program.of("message", TraceReference::message), SimulationOptions.defaults())
            .trace();
    Recording recording =
        new Recording(
            "0",
            new Origin.BuiltIn("message", Map.of()),
            List.of(),
            2,
            8,
            ReleaseSequences.CPP20,
            "completed",
            List.of(),
            trace);
    return TraceFiles.text(recording);
  }

  private static void message(Setup setup) {
    LongCell letter = setup.machine().longCell("letter", 0);
    LongCell flag = setup.machine().longCell("flag", 0);
    setup.task(
        "writer",
        () -> {
          letter.store(42, StoreOrder.RELAXED);
          flag.fetchAdd(1, RmwOrder.RELEASE);
        });
    setup.task(
        "reader",
        () -> {
          flag.await(there -> there == 1, LoadOrder.ACQUIRE);
          letter.load(LoadOrder.RELAXED);
        });
  }
}
