package org.latticeipc.programs.os;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Reduction;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.scheduler.DagParts;

/** All graphs of a few nodes, with two workers on two CPUs. */
class DagGraphsTest {

  @Test
  void shapes_areAsManyAsThereAre() {
    // Unlabelled acyclic digraphs: OEIS A003087.
    assertEquals(List.of(1, 2, 6, 31), counts(4));
  }

  private static List<Integer> counts(int upTo) {
    return IntStream.rangeClosed(1, upTo).mapToObj(n -> DagGraphs.shapes(n).size()).toList();
  }

  /** Each graph, and the same with each of its nodes failing. */
  @ParameterizedTest
  @CsvSource({"SC, 508", "TSO, 508", "RA, 508", "RC11, 508"})
  void graphsOfTwoNodes_hold(MemoryModel model, long executions) {
    assertEquals(executions, explored(model, 2));
  }

  @Test
  void graphsOfThreeNodes_holdUnderRc11() {
    assertEquals(54_486, explored(MemoryModel.RC11, 3));
  }

  @ParameterizedTest
  @EnabledIfSystemProperty(named = "lattice.counts", matches = "large")
  @CsvSource({"SC, 40068", "TSO, 40068", "RA, 54486"})
  void graphsOfThreeNodes_holdUnderTheOthers(MemoryModel model, long executions) {
    assertEquals(executions, explored(model, 3));
  }

  private static long explored(MemoryModel model, int nodes) {
    long executions = 0;
    for (DagGraphs.Shape shape : DagGraphs.shapes(nodes)) {
      for (int fails = -1; fails < nodes; fails++) {
        Result result =
            Explorer.explore(
                DagGraphs.program(DagParts.standard(), shape, 2, fails),
                ExplorerOptions.builder()
                    .model(model)
                    .cpus(2)
                    .races(Races.VIOLATION)
                    .reduce(Reduction.values())
                    .build());
        assertEquals(Verdict.HOLDS, result.verdict(), shape + ": " + Explored.messages(result));
        executions += result.statistics().complete();
      }
    }
    return executions;
  }
}
