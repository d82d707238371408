package org.latticeipc.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.model.MemoryModel;

class ExecutionDotTest {
  private static Step.At at(int task, int index) {
    return new Step.At(task, index, 0, index == 0 ? "A.java:1" : "");
  }

  private static Trace trace(Step... steps) {
    return new Trace(
        "a \"b\"",
        MemoryModel.RC11,
        0,
        Trace.Clock.VIRTUAL,
        "test",
        List.of(new TaskHandle(1, "one", 0), new TaskHandle(2, "two", 0)),
        List.of(steps));
  }

  @Test
  void eventsAndRelations_areDrawn_remarksAreNot() {
    Trace trace =
        trace(
            new Step.Spawn(at(1, 0), "two", 2),
            new Step.Store(at(1, 1), "x", "relaxed", "1", EventId.INITIAL),
            new Step.Note(at(1, 2), "a note"),
            new Step.Store(at(2, 0), "x", "relaxed", "2", EventId.INITIAL),
            new Step.BlockedAwait(at(2, 1), "x", "acquire", "1", new EventId(1, 1), "waits for x"),
            new Step.Join(at(1, 2), "two", 2));
    assertEquals(
        """
        digraph execution {
          label="a \\"b\\"";
          node [shape=plaintext, fontname=monospace];
          init [label="initial values"];
          subgraph cluster_1 {
            label="one";
            e1_0 [label="spawn two\\nA.java:1"];
            e1_1 [label="store relaxed x <- 1"];
            e1_0 -> e1_1 [label=po, color=black, fontcolor=black];
            e1_2 [label="join two"];
            e1_1 -> e1_2 [label=po, color=black, fontcolor=black];
          }
          subgraph cluster_2 {
            label="two";
            e2_0 [label="store relaxed x <- 2\\nA.java:1"];
            e2_1 [label="BLOCKED: waits for x"];
            e2_0 -> e2_1 [label=po, color=black, fontcolor=black];
          }
          e1_0 -> e2_0 [label=spawn, color=blue, fontcolor=blue];
          e1_1 -> e2_1 [label=rf, color=forestgreen, fontcolor=forestgreen];
          e2_1 -> e1_2 [label=join, color=blue, fontcolor=blue];
          init -> e2_0 [label=co, color=red, fontcolor=red];
          e2_0 -> e1_1 [label=co, color=red, fontcolor=red];
        }
        """,
        ExecutionDot.of(trace));
  }

  @Test
  void coherenceThatIsGiven_isDrawn_whateverCellsAreCalled() {
    Trace trace =
        trace(
            new Step.Store(at(1, 0), "next", "relaxed", "1", EventId.INITIAL),
            new Step.Store(at(2, 0), "next", "relaxed", "1", EventId.INITIAL));
    String dot =
        ExecutionDot.of(
            trace,
            List.of(
                List.of(EventId.INITIAL, new EventId(1, 0)),
                List.of(EventId.INITIAL, new EventId(2, 0))));
    assertEquals(
        List.of(
            "  init -> e1_0 [label=co, color=red, fontcolor=red];",
            "  init -> e2_0 [label=co, color=red, fontcolor=red];"),
        dot.lines().filter(line -> line.contains("label=co")).toList());
  }
}
