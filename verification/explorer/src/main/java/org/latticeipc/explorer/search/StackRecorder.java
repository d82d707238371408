package org.latticeipc.explorer.search;

import org.latticeipc.explorer.report.Recording;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.Register;

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
    recording.source(event, line());
  }

  @Override
  public void note(Fact fact, int eventsBefore) {
    String text = fact instanceof Register r ? r.name() + "=" + r.value() : fact.describe();
    recording.remark(runner.task(), eventsBefore, Recording.Kind.NOTE, text, line());
  }

  @Override
  public void yield(int eventsBefore) {
    recording.remark(runner.task(), eventsBefore, Recording.Kind.YIELD, "", line());
  }

  /** The nearest frame of code under test, as {@code File.java:12}. */
  static String line() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(f -> !isOurs(f.getClassName()))
                    .findFirst()
                    .map(f -> f.getFileName() + ":" + f.getLineNumber())
                    .orElse(""));
  }

  private static boolean isOurs(String className) {
    return className.startsWith("org.latticeipc.explorer.search.")
        || className.startsWith("org.latticeipc.machine.");
  }
}
