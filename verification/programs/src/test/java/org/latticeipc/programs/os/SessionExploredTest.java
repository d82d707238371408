package org.latticeipc.programs.os;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Reduction;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.programs.os.SessionPrograms.Delivery;

/**
 * The network's session, in both directions at once, in every order. That it holds says that no
 * order leaves anybody waiting; counts are of this project.
 */
class SessionExploredTest {
  private static void alwaysMoves(int messages, long executions) {
    Result result =
        Explorer.explore(
            SessionPrograms.twoWay(messages, Delivery.APART),
            ExplorerOptions.builder().reduce(Reduction.AWAIT).build());
    assertEquals(List.of(), Explored.messages(result));
    assertEquals(Verdict.HOLDS, result.verdict());
    assertEquals(Set.of("client reads:echoed=" + messages), result.outcomes().keySet());
    assertEquals(executions, result.statistics().complete());
  }

  @Test
  void bothDirections_throughBuffersOfOne_alwaysMove() {
    alwaysMoves(1, 302);
  }

  /** With the second message whatever can be full is full. Some 7 s. */
  @Test
  @EnabledIfSystemProperty(named = "lattice.long", matches = "true")
  void bothDirections_fullEverywhere_alwaysMove() {
    alwaysMoves(2, 232_842);
  }

  /** The must-fail twin: the first two messages are enough. */
  @Test
  void readerThatDelivers_isFoundToStop() {
    Explored.violates(SessionPrograms.twoWay(2, Delivery.BY_THE_READER), "no-deadlock");
  }
}
