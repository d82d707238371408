package org.latticeipc.explorer.search;

import org.latticeipc.explorer.report.Recording;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.Register;
import org.latticeipc.machine.sim.Sources;

/** Learns the source line of each access from the stack of the call that makes it. */
final class StackRecorder implements Recorder {
  private final Recording recording;
  private final TaskRunner runner;

  StackRecorder(Recording recording, TaskRunner runner) {
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
    recording.remark(runner.task(), eventsBefore, Recording.Kind.NOTE, text, line(runner));
  }

  @Override
  public void yield(int eventsBefore) {
    recording.remark(runner.task(), eventsBefore, Recording.Kind.YIELD, "", line(runner));
  }

  /** The nearest frame of code under test, see {@link Sources}. */
  private static String line(TaskRunner runner) {
    String line = Sources.ofCaller(runner.place(), "org.latticeipc.explorer.search.");
    return line == null ? "" : line;
  }
}
