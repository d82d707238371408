package org.latticeipc.programs.os;

import org.latticeipc.engine.plain.PlainMachine;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.scheduler.DagNode;
import org.latticeipc.scheduler.DagParts;
import org.latticeipc.scheduler.DagScheduler;
import org.latticeipc.scheduler.NodeStatus;
import org.latticeipc.scheduler.RunReport;
import org.latticeipc.scheduler.variant.DagVariant;

/**
 * Two nodes and one that depends on both, on two workers; each node writes plainly what the last
 * one reads. {@code [VARIANT]}.
 */
public final class DagEntry {
  private DagEntry() {}

  /** Runs the program with the real scheduler or a variant. */
  public static void main(String[] arguments) {
    PlainMachine.run(program(arguments.length > 0 ? arguments[0] : ""));
  }

  /** The program, for any engine. */
  public static Program program(String variant) {
    return new Join(variant);
  }

  /** The parts of a scheduler: the real ones, or those of a variant. */
  public static DagParts parts(String variant) {
    return variant.isEmpty()
        ? DagParts.standard()
        : DagVariant.named(variant)
            .map(wrong -> wrong.applyTo(DagParts.standard()))
            .orElseThrow(() -> new IllegalArgumentException("no variant dag=" + variant));
  }

  private static final class Join implements Program {
    private final String variant;

    Join(String variant) {
      this.variant = variant;
    }

    @Override
    public String name() {
      return "dag join";
    }

    @Override
    public void build(Setup setup) {
      Machine machine = setup.machine();
      DagScheduler dag = DagScheduler.create(machine, parts(variant));
      LongCell left = machine.longCell("left", 0);
      LongCell right = machine.longCell("right", 0);
      LongCell sum = machine.longCell("sum", 0);
      DagNode first = dag.node("first", () -> left.store(1, StoreOrder.PLAIN));
      DagNode second = dag.node("second", () -> right.store(1, StoreOrder.PLAIN));
      DagNode last =
          dag.node(
              "last",
              () ->
                  sum.store(
                      sum.load(LoadOrder.PLAIN)
                          + left.load(LoadOrder.PLAIN)
                          + right.load(LoadOrder.PLAIN),
                      StoreOrder.PLAIN));
      dag.addDep(first, last).orElseThrow();
      dag.addDep(second, last).orElseThrow();
      dag.submit(first).orElseThrow();
      dag.submit(second).orElseThrow();
      dag.submit(last).orElseThrow();
      for (int i = 0; i < 2; i++) {
        setup.task("worker" + i, () -> runAll(dag));
      }
      setup.afterwards(
          () ->
              PropertyViolation.require(
                  sum.load(LoadOrder.PLAIN) == 2, "the last node did not run once after both"));
    }

    private static void runAll(DagScheduler dag) {
      // No stream: PathFinder lacks what collects one.
      for (RunReport.NodeReport node : dag.run().nodes()) {
        PropertyViolation.require(
            node.status() == NodeStatus.DONE, "a run that ended left a node undone");
      }
    }
  }
}
