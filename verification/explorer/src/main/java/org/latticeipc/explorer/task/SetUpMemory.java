package org.latticeipc.explorer.task;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.declared.DeclaredProgram;
import org.latticeipc.explorer.declared.Locations;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.step.GraphExtender;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.machine.program.PropertyViolation;

/**
 * Memory as code outside of tasks sees it: during set-up the initial values, after all tasks have
 * ended the co-last writes. Its accesses make no events.
 */
public final class SetUpMemory {
  private final GraphExtender extender;
  private final Locations locations;
  private @Nullable DeclaredProgram building;
  private ExecutionGraph g = new ExecutionGraph();
  private boolean[] overwritten = new boolean[0];
  private long[] longs = new long[0];
  private @Nullable Object[] references = new Object[0];
  private boolean anyOverwritten;
  private final FinalValues finals = new FinalValues();
  private boolean open;

  public SetUpMemory(GraphExtender extender, Locations locations) {
    this.extender = extender;
    this.locations = locations;
  }

  /** Whether code outside of tasks may run now; what comes at another time is a stray access. */
  void open(boolean now) {
    open = now;
  }

  private void requireOpen(int loc) {
    if (!open) {
      throw new IllegalStateException(
          "cell "
              + locations.name(loc)
              + " belongs to another exploration or another machine; make cells anew in each build"
              + " of the program, and use them in its tasks only");
    }
  }

  /** Begins a set-up whose values go to {@code declared}. */
  public void setUp(DeclaredProgram declared) {
    building = declared;
  }

  /** Begins what runs after the tasks of this graph. */
  public void after(ExecutionGraph graph) {
    building = null;
    g = graph;
    finals.begin(graph);
    if (anyOverwritten) {
      Arrays.fill(overwritten, false);
      anyOverwritten = false;
    }
  }

  private int last(int loc) {
    return loc < g.locations ? g.co[loc][finals.place(loc)] : ExecutionGraph.INITIAL;
  }

  /**
   * Whether the graph of {@link #after} may end with other values than those that were looked at
   * since, and not yet did; if so, the next such call is about these.
   */
  public boolean mayEndOtherwise() {
    return finals.next();
  }

  /** The graph of {@link #after} is judged. */
  public void judged() {
    finals.forget();
  }

  /** Makes a copy of the graph of {@link #after} one that ends with what was looked at since. */
  public void settle(ExecutionGraph copy) {
    finals.settle(copy);
  }

  long load(int loc) {
    requireOpen(loc);
    if (building != null) {
      return building.longValue(loc);
    } else if (anyOverwritten && loc < overwritten.length && overwritten[loc]) {
      return longs[loc];
    }
    return extender.values().valueOf(last(loc), loc);
  }

  @Nullable Object loadReference(int loc) {
    requireOpen(loc);
    if (building != null) {
      return building.reference(loc);
    } else if (anyOverwritten && loc < overwritten.length && overwritten[loc]) {
      return references[loc];
    }
    return extender.values().referenceOf(last(loc), loc);
  }

  void store(int loc, long value, @Nullable Object reference) {
    requireOpen(loc);
    if (building != null) {
      building.initial(loc, value, reference);
      return;
    }
    if (loc >= overwritten.length) {
      overwritten = Arrays.copyOf(overwritten, loc + 8);
      longs = Arrays.copyOf(longs, loc + 8);
      references = Arrays.copyOf(references, loc + 8);
    }
    overwritten[loc] = true;
    anyOverwritten = true;
    longs[loc] = value;
    references[loc] = reference;
  }

  /** An await outside of tasks whose value does not satisfy it: nobody will ever change it. */
  PropertyViolation waitsForEver(int loc) {
    return new PropertyViolation(
        EngineProperties.NO_DEADLOCK,
        "an await outside of tasks, on " + locations.name(loc) + ", waits for ever");
  }
}
