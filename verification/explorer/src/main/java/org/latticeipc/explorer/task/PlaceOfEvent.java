package org.latticeipc.explorer.task;

import org.latticeipc.machine.Fact;
import org.latticeipc.trace.Sources;

/** Learns where the code under test makes the access of one event. */
public final class PlaceOfEvent implements CallObserver {
  private final TaskRunner runner;
  private final int event;
  private String line = "";

  public PlaceOfEvent(TaskRunner runner, int event) {
    this.runner = runner;
    this.event = event;
  }

  /** The source line, empty if it is not known. */
  public String line() {
    return line;
  }

  @Override
  public void access(int made) {
    if (made == event) {
      String found = Sources.ofCaller(runner.place());
      line = found == null ? "" : found;
    }
  }

  @Override
  public void note(Fact fact, int eventsBefore) {}

  @Override
  public void yield(int eventsBefore) {}
}
