package org.latticeipc.explorer.work;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.latticeipc.explorer.file.BoundedInput;
import org.latticeipc.explorer.file.SealedFile;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.trace.EventId;
import org.latticeipc.trace.Reason;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.StepField;
import org.latticeipc.trace.StepFields;
import org.latticeipc.trace.StepKind;
import org.latticeipc.trace.Trace;

/** Violations as bytes of a checkpoint. */
public final class ViolationCodec {
  /** The least bytes of a step: three numbers and nine texts. */
  private static final int STEP = 12 * Integer.BYTES;

  /** The least bytes of a reason: a text, a flag and a number. */
  private static final int REASON = 2 * Integer.BYTES + 1;

  private ViolationCodec() {}

  static void write(DataOutputStream out, Violation v) throws IOException {
    SealedFile.writeText(out, v.property());
    SealedFile.writeText(out, v.message());
    writeTrace(out, v.trace());
    out.writeBoolean(v.fewestSwitches());
    out.writeInt(v.reasons().size());
    for (Reason reason : v.reasons()) {
      writeReason(out, reason);
    }
    SealedFile.writeText(out, v.dot());
  }

  static Violation read(BoundedInput in) throws IOException {
    String property = in.readText();
    String message = in.readText();
    Trace trace = readTrace(in);
    boolean fewest = in.readBoolean();
    List<Reason> reasons = new ArrayList<>();
    for (int n = in.readCount(REASON); n > 0; n--) {
      reasons.add(readReason(in));
    }
    String dot = in.readText();
    return Violation.explained(property, message, trace, fewest, () -> reasons, () -> dot);
  }

  private static void writeReason(DataOutputStream out, Reason reason) throws IOException {
    SealedFile.writeText(out, reason.sentence());
    out.writeBoolean(reason.blames());
    out.writeInt(reason.about().size());
    for (EventId event : reason.about()) {
      out.writeInt(event.task());
      out.writeInt(event.index());
    }
  }

  private static Reason readReason(BoundedInput in) throws IOException {
    String sentence = in.readText();
    boolean blames = in.readBoolean();
    List<EventId> about = new ArrayList<>();
    for (int n = in.readCount(2 * Integer.BYTES); n > 0; n--) {
      about.add(new EventId(in.readInt(), in.readInt()));
    }
    return new Reason(sentence, about, blames);
  }

  private static void writeTrace(DataOutputStream out, Trace trace) throws IOException {
    SealedFile.writeText(out, trace.program());
    SealedFile.writeText(out, trace.model().name());
    out.writeLong(trace.seed());
    SealedFile.writeText(out, trace.clock().name());
    SealedFile.writeText(out, trace.origin());
    out.writeInt(trace.tasks().size());
    for (TaskHandle task : trace.tasks()) {
      out.writeInt(task.id());
      SealedFile.writeText(out, task.name());
      out.writeInt(task.cpu());
    }
    out.writeInt(trace.steps().size());
    for (Step step : trace.steps()) {
      writeStep(out, step);
    }
  }

  private static Trace readTrace(BoundedInput in) throws IOException {
    String program = in.readText();
    MemoryModel model = MemoryModel.valueOf(in.readText());
    long seed = in.readLong();
    Trace.Clock clock = Trace.Clock.valueOf(in.readText());
    String origin = in.readText();
    List<TaskHandle> tasks = new ArrayList<>();
    for (int n = in.readCount(3 * Integer.BYTES); n > 0; n--) {
      tasks.add(new TaskHandle(in.readInt(), in.readText(), in.readInt()));
    }
    List<Step> steps = new ArrayList<>();
    for (int n = in.readCount(STEP); n > 0; n--) {
      steps.add(readStep(in));
    }
    return new Trace(program, model, seed, clock, origin, tasks, steps);
  }

  private static void writeStep(DataOutputStream out, Step step) throws IOException {
    out.writeInt(step.task());
    out.writeInt(step.index());
    out.writeInt(step.cpu());
    SealedFile.writeText(out, step.kind().name());
    Map<StepField, String> fields = step.fields();
    for (StepField field : StepField.values()) {
      SealedFile.writeText(out, fields.get(field));
    }
    SealedFile.writeText(out, step.source().isEmpty() ? null : step.source());
  }

  private static Step readStep(BoundedInput in) throws IOException {
    int task = in.readInt();
    int index = in.readInt();
    int cpu = in.readInt();
    StepKind kind = StepKind.valueOf(in.readText());
    Map<StepField, String> fields = new EnumMap<>(StepField.class);
    for (StepField field : StepField.values()) {
      String text = in.readTextOrNull();
      if (text != null) {
        fields.put(field, text);
      }
    }
    String source = in.readTextOrNull();
    return StepFields.step(
        kind, new Step.At(task, index, cpu, source == null ? "" : source), fields);
  }
}
