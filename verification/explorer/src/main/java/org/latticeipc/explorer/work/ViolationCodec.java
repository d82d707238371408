package org.latticeipc.explorer.work;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.file.BoundedInput;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.trace.EventId;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.StepKind;
import org.latticeipc.trace.Trace;

/** Violations as bytes of a checkpoint. */
public final class ViolationCodec {
  /** The least bytes of a step: three numbers and nine texts. */
  private static final int STEP = 12 * Integer.BYTES;

  private ViolationCodec() {}

  static void write(DataOutputStream out, Violation v) throws IOException {
    writeText(out, v.property());
    writeText(out, v.message());
    writeTrace(out, v.trace());
    out.writeBoolean(v.fewestSwitches());
    out.writeInt(v.explanation().size());
    for (String sentence : v.explanation()) {
      writeText(out, sentence);
    }
    writeText(out, v.dot());
  }

  static Violation read(BoundedInput in) throws IOException {
    String property = in.readText();
    String message = in.readText();
    Trace trace = readTrace(in);
    boolean fewest = in.readBoolean();
    List<String> explanation = new ArrayList<>();
    for (int n = in.readCountOfTexts(); n > 0; n--) {
      explanation.add(in.readText());
    }
    return new Violation(property, message, trace, fewest, explanation, in.readText());
  }

  private static void writeTrace(DataOutputStream out, Trace trace) throws IOException {
    writeText(out, trace.program());
    writeText(out, trace.model().name());
    out.writeLong(trace.seed());
    writeText(out, trace.clock().name());
    writeText(out, trace.origin());
    out.writeInt(trace.tasks().size());
    for (TaskHandle task : trace.tasks()) {
      out.writeInt(task.id());
      writeText(out, task.name());
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
    writeText(out, step.kind().name());
    writeText(out, step.cell());
    writeText(out, step.order());
    writeText(out, step.read());
    writeText(out, step.written());
    writeText(out, step.readsFrom() == null ? null : step.readsFrom().toString());
    writeText(out, step.coherenceAfter() == null ? null : step.coherenceAfter().toString());
    writeText(out, step.detail());
    writeText(out, step.source());
  }

  private static Step readStep(BoundedInput in) throws IOException {
    return new Step(
        in.readInt(),
        in.readInt(),
        in.readInt(),
        StepKind.valueOf(in.readText()),
        in.readTextOrNull(),
        in.readTextOrNull(),
        in.readTextOrNull(),
        in.readTextOrNull(),
        event(in.readTextOrNull()),
        event(in.readTextOrNull()),
        in.readTextOrNull(),
        in.readTextOrNull());
  }

  private static @Nullable EventId event(@Nullable String text) {
    return text == null ? null : EventId.parse(text);
  }

  public static void writeText(DataOutputStream out, @Nullable String text) throws IOException {
    if (text == null) {
      out.writeInt(-1);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
