package org.latticeipc.programs.os;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
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
import org.latticeipc.machine.program.Program;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.programs.os.GraphProgram.Act;
import org.latticeipc.scheduler.DagParts;
import org.latticeipc.scheduler.variant.DagVariant;

/** All graphs of a few nodes, with two workers on two CPUs. */
class DagGraphsTest {
  private static final DagParts REAL = DagParts.standard();

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

  /** Each graph of two nodes, and the same with each failing, one of them submitted late. */
  @Test
  void graphsOfTwoNodes_submittedLate_hold() {
    assertEquals(8_964, late(Set.of(Act.SUBMITS), -1) + late(Set.of(Act.SUBMITS), 0, 1));
  }

  /** The first node fails, beside which one is added or made to wait. */
  @Test
  void graphsOfTwoNodes_addedToBesideAFailure_hold() {
    assertEquals(44_129, late(Set.of(Act.MAKES, Act.LINKS), 0));
  }

  @ParameterizedTest
  @EnabledIfSystemProperty(named = "lattice.counts", matches = "large")
  @CsvSource({"-1, 190944", "1, 195220"})
  void graphsOfTwoNodes_addedTo_hold(int fails, long executions) {
    assertEquals(executions, late(Set.of(Act.MAKES, Act.LINKS), fails));
  }

  private static long late(Set<Act> acts, int... failing) {
    long executions = 0;
    for (DagGraphs.Shape shape : DagGraphs.shapes(2)) {
      for (int fails : failing) {
        for (Act act : acts) {
          for (int node = 0; node < 2; node++) {
            executions +=
                holds(
                    MemoryModel.RC11,
                    new GraphProgram(REAL, shape, 2, fails, new GraphProgram.Late(act, node)));
          }
        }
      }
    }
    return executions;
  }

  /** What is wrong inside the scheduler shows in the graphs too. */
  @ParameterizedTest
  @CsvSource({"LATE_CHILD, MAKES", "SUBMIT_RACES_COMPLETION, SUBMITS", "DONE_BEFORE_RUN, SUBMITS"})
  void childThatComesLate_wrongParts_areFound(DagVariant variant, Act act) {
    DagParts wrong = variant.applyTo(REAL);
    DagGraphs.Shape chain = DagGraphs.shapes(2).get(1);
    Result result =
        Explorer.explore(
            new GraphProgram(wrong, chain, 2, -1, new GraphProgram.Late(act, 1)),
            options(MemoryModel.RC11));
    assertEquals(Verdict.VIOLATED, result.verdict());
  }

  private static long explored(MemoryModel model, int nodes) {
    long executions = 0;
    for (DagGraphs.Shape shape : DagGraphs.shapes(nodes)) {
      for (int fails = -1; fails < nodes; fails++) {
        executions += holds(model, DagGraphs.program(REAL, shape, 2, fails));
      }
    }
    return executions;
  }

  private static long holds(MemoryModel model, Program program) {
    Result result = Explorer.explore(program, options(model));
    assertEquals(
        Verdict.HOLDS, result.verdict(), program.name() + ": " + Explored.messages(result));
    return result.statistics().complete();
  }

  private static ExplorerOptions options(MemoryModel model) {
    return ExplorerOptions.builder()
        .model(model)
        .cpus(2)
        .races(Races.VIOLATION)
        .reduce(Reduction.values())
        .build();
  }
}
