package org.latticeipc.explorer.witness;

import java.util.ArrayList;
import java.util.List;
import org.latticeipc.explorer.declared.SearchContext;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.axioms.Axioms;
import org.latticeipc.trace.EventId;
import org.latticeipc.trace.ExecutionDot;
import org.latticeipc.trace.Reason;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.Trace;

/**
 * Everything that is said about one violating execution; a function of the graph. Immutable, so
 * that what is not asked for at once may be made later by any thread.
 */
public final class WitnessReport {
  private final ExecutionGraph g;
  private final RecordedCall recording;
  private final WitnessNames names;
  private final Linearisation linearisation;
  private final boolean sequential;
  private final SearchContext context;
  private final Trace trace;

  /**
   * @param g the execution, which from here on is the report's own
   * @param recording what calling it again told; complete
   * @param failure what a task that threw says
   */
  public WitnessReport(
      SearchContext context, ExecutionGraph g, RecordedCall recording, String failure) {
    this.g = g;
    this.recording = recording;
    this.names = new WitnessNames(context, g);
    this.context = context;
    this.sequential = Linearisation.isSequential(g);
    this.linearisation = Linearisation.of(g, sequential);
    this.trace = trace(context, failure);
    g.forgetObjects();
  }

  private Trace trace(SearchContext context, String failure) {
    ExplorerOptions options = context.options;
    List<Step> steps = new TraceSteps(g, recording, names, failure).along(linearisation.order());
    return new Trace(
        context.program.name(),
        options.model(),
        options.seed(),
        Trace.Clock.TASK_EVENTS,
        "explorer",
        names.tasks(),
        steps);
  }

  /** The violation that the execution is a witness of. */
  public Violation violation(String property, String message) {
    return Violation.explained(
        property,
        message,
        trace,
        linearisation.fewest(),
        () -> explanation(property),
        () -> ExecutionDot.of(trace, coherence()));
  }

  private List<Reason> explanation(String property) {
    return new Explanation(
            g,
            recording,
            names,
            context.explainedBy() != MemoryModel.SC,
            Axioms.of(context.explainedBy(), context.options.releaseSequences()),
            property,
            sequential)
        .along(linearisation.order());
  }

  /** For each cell its writes in coherence order, the initial one first. */
  private List<List<EventId>> coherence() {
    List<List<EventId>> orders = new ArrayList<>();
    for (int loc = 0; loc < g.locations; loc++) {
      List<EventId> order = new ArrayList<>();
      for (int p = 0; p < g.coLength[loc]; p++) {
        order.add(names.id(g.co[loc][p]));
      }
      orders.add(order);
    }
    return orders;
  }
}
