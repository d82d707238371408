package org.latticeipc.explorer.witness;

import java.util.List;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.Trace;

/** Everything that is said about one violating execution; a function of the graph. */
public final class WitnessReport {
  private final ExecutionGraph g;
  private final RecordedCall recording;
  private final WitnessNames names;
  private final Linearisation linearisation;
  private final String failure;

  /**
   * @param failure what a task that threw says
   */
  public WitnessReport(
      ExecutionGraph g, RecordedCall recording, WitnessNames names, String failure) {
    this.g = g;
    this.recording = recording;
    this.names = names;
    this.failure = failure;
    this.linearisation = Linearisation.of(g, names.options().model() == MemoryModel.SC);
  }

  /** The trace of the execution. */
  public Trace trace() {
    List<Step> steps = new TraceSteps(g, recording, names, failure).along(linearisation.order());
    return new Trace(
        names.program(),
        names.options().model(),
        names.options().seed(),
        Trace.Clock.TASK_EVENTS,
        "explorer",
        names.tasks(),
        steps);
  }

  /** The violation that the execution is a witness of. */
  public Violation violation(String property, String message) {
    return new Violation(
        property,
        message,
        trace(),
        linearisation.fewest(),
        new Explanation(g, recording, names).along(linearisation.order()),
        new GraphDot(g, recording, names).text());
  }
}
