package org.latticeipc.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.latticeipc.engine.host.HostMachine;

/** The scheduler with one worker against a model that searches and recurs without cleverness. */
class DagModelTest {
  private static final int NODES = 9;

  /** A dependency to add, or for {@code parent == child} a priority to set. */
  record Action(int parent, int child, int priority) {}

  @Provide
  Arbitrary<List<Action>> actions() {
    Arbitrary<Integer> node = Arbitraries.integers().between(0, NODES - 1);
    return Combinators.combine(node, node, Arbitraries.integers().between(-2, 6))
        .as(Action::new)
        .list()
        .ofMaxSize(30);
  }

  private static final class Model {
    final boolean[][] edge = new boolean[NODES][NODES];
    final Long[] explicit = new Long[NODES];

    boolean reaches(int from, int to) {
      if (from == to) {
        return true;
      }
      for (int next = 0; next < NODES; next++) {
        if (edge[from][next] && reaches(next, to)) {
          return true;
        }
      }
      return false;
    }

    int height(int node) {
      int best = 0;
      for (int next = 0; next < NODES; next++) {
        if (edge[node][next]) {
          best = Math.max(best, height(next));
        }
      }
      return best + 1;
    }

    long priority(int node) {
      return explicit[node] == null ? height(node) : explicit[node];
    }

    List<Integer> order() {
      List<Integer> done = new ArrayList<>();
      while (done.size() < NODES) {
        int best = -1;
        for (int node = 0; node < NODES; node++) {
          if (!done.contains(node)
              && isReady(node, done)
              && (best < 0 || priority(node) > priority(best))) {
            best = node;
          }
        }
        done.add(best);
      }
      return done;
    }

    private boolean isReady(int node, List<Integer> done) {
      for (int parent = 0; parent < NODES; parent++) {
        if (edge[parent][node] && !done.contains(parent)) {
          return false;
        }
      }
      return true;
    }
  }

  @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
  void orderAndRefusals_areTheModels(@ForAll("actions") List<Action> actions) {
    DagScheduler dag = DagScheduler.create(HostMachine.create());
    List<Integer> ran = new ArrayList<>();
    DagNode[] nodes = new DagNode[NODES];
    for (int i = 0; i < NODES; i++) {
      int self = i;
      nodes[i] = dag.node("n" + i, () -> ran.add(self));
    }
    for (int i = 0; i < NODES / 2; i++) {
      dag.submit(nodes[i]).orElseThrow();
    }
    Model model = new Model();
    for (Action action : actions) {
      apply(model, dag, nodes, action);
    }
    for (int i = NODES / 2; i < NODES; i++) {
      dag.submit(nodes[i]).orElseThrow();
    }
    assertEquals(0, dag.run().code());
    assertEquals(model.order(), ran);
  }

  private static void apply(Model model, DagScheduler dag, DagNode[] nodes, Action action) {
    int parent = action.parent();
    int child = action.child();
    if (parent == child && action.priority() >= 0) {
      dag.setPriority(nodes[parent], action.priority()).orElseThrow();
      model.explicit[parent] = (long) action.priority();
      return;
    }
    DagResult result = dag.addDep(nodes[parent], nodes[child]);
    assertEquals(!model.reaches(child, parent), result.isDone());
    if (result instanceof DagResult.Refused refused) {
      assertCycle(model, refused, parent, child);
    } else {
      model.edge[parent][child] = true;
    }
  }

  /** Every step of the cycle named is an edge, but the one that was refused. */
  private static void assertCycle(Model model, DagResult.Refused refused, int parent, int child) {
    List<Integer> cycle =
        refused.cycle().stream().map(name -> Integer.parseInt(name.substring(1))).toList();
    assertEquals(parent, cycle.get(0));
    assertEquals(child, cycle.get(1 % cycle.size()));
    for (int i = 1; i < cycle.size(); i++) {
      assertTrue(model.edge[cycle.get(i)][cycle.get((i + 1) % cycle.size())]);
    }
  }
}
