package org.latticeipc.explorer.task;

import org.latticeipc.explorer.witness.RecordedCall;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.program.HoldingFact;
import org.latticeipc.machine.program.Register;
import org.latticeipc.trace.Sources;

/** Learns the source line of each access from the stack of the call that makes it. */
public final class StackRecorder implements CallObserver {
  private final RecordedCall recording;
  private final TaskRunner runner;

  public StackRecorder(RecordedCall recording, TaskRunner runner) {
    this.recording = recording;
    this.runner = runner;
  }

  @Override
  public void access(int event) {
    recording.source(event, line(runner));
  }

  @Override
  public void note(Fact fact, int eventsBefore) {
    String text = fact instanceof Register r ? r.name() + "=" + r.value() : fact.describe();
    recording.remark(runner.task(), eventsBefore, RecordedCall.Kind.NOTE, text, line(runner));
    if (fact instanceof HoldingFact holding) {
      recording.holding(runner.task(), holding);
    }
  }

  @Override
  public void yield(int eventsBefore) {
    recording.remark(runner.task(), eventsBefore, RecordedCall.Kind.YIELD, "", line(runner));
  }

  /** The nearest frame of code under test, see {@link Sources}. */
  private static String line(TaskRunner runner) {
    String line = Sources.ofCaller(runner.place());
    return line == null ? "" : line;
  }
}
