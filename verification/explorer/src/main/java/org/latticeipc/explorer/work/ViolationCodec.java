package org.latticeipc.explorer.work;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.StepField;
import org.latticeipc.trace.StepFields;
import org.latticeipc.trace.StepKind;
import org.latticeipc.trace.Trace;

/** Violations as bytes of a checkpoint. */
final class ViolationCodec {
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

  static Violation read(DataInputStream in) throws IOException {
    String property = text(in);
    String message = text(in);
    Trace trace = readTrace(in);
    boolean fewest = in.readBoolean();
    List<String> explanation = new ArrayList<>();
    for (int n = in.readInt(); n > 0; n--) {
      explanation.add(text(in));
    }
    String dot = text(in);
    return new Violation(property, message, trace, fewest, () -> explanation, () -> dot);
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

  private static Trace readTrace(DataInputStream in) throws IOException {
    String program = text(in);
    MemoryModel model = MemoryModel.valueOf(text(in));
    long seed = in.readLong();
    Trace.Clock clock = Trace.Clock.valueOf(text(in));
    String origin = text(in);
    List<TaskHandle> tasks = new ArrayList<>();
    for (int n = in.readInt(); n > 0; n--) {
      tasks.add(new TaskHandle(in.readInt(), text(in), in.readInt()));
    }
    List<Step> steps = new ArrayList<>();
    for (int n = in.readInt(); n > 0; n--) {
      steps.add(readStep(in));
    }
    return new Trace(program, model, seed, clock, origin, tasks, steps);
  }

  private static void writeStep(DataOutputStream out, Step step) throws IOException {
    out.writeInt(step.task());
    out.writeInt(step.index());
    out.writeInt(step.cpu());
    writeText(out, step.kind().name());
    Map<StepField, String> fields = step.fields();
    for (StepField field : StepField.values()) {
      writeText(out, fields.get(field));
    }
    writeText(out, step.source().isEmpty() ? null : step.source());
  }

  private static Step readStep(DataInputStream in) throws IOException {
    int task = in.readInt();
    int index = in.readInt();
    int cpu = in.readInt();
    StepKind kind = StepKind.valueOf(text(in));
    Map<StepField, String> fields = new EnumMap<>(StepField.class);
    for (StepField field : StepField.values()) {
      String text = readText(in);
      if (text != null) {
        fields.put(field, text);
      }
    }
    String source = readText(in);
    return StepFields.step(
        kind, new Step.At(task, index, cpu, source == null ? "" : source), fields);
  }

  static void writeText(DataOutputStream out, @Nullable String text) throws IOException {
    if (text == null) {
      out.writeInt(-1);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static @Nullable String readText(DataInputStream in) throws IOException {
    int n = in.readInt();
    return n < 0 ? null : new String(in.readNBytes(n), StandardCharsets.UTF_8);
  }

  private static String text(DataInputStream in) throws IOException {
    return Objects.requireNonNull(readText(in));
  }
}
