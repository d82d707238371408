package org.latticeipc.oracle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.latticeipc.machine.program.Program;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;
import org.latticeipc.model.axioms.Axioms;

/**
 * Enumerates all executions of a tiny program without any cleverness: every reads-from without a
 * cycle through program order (all models forbid these) times every coherence order, each judged as
 * a whole. Exponential in everything; for programs of a dozen accesses.
 *
 * <p>A failed await is a read like others and blocks its task, so executions that differ only in
 * the write that a blocked task read are different. Executions in which an assertion failed count
 * neither as complete nor as blocked.
 *
 * <p>It knows the seam only as far as such programs go: number cells made in set-up, tasks declared
 * or spawned, choices, assumptions, awaits with and without a deadline. Tasks are run again for
 * each value, so they keep nothing outside of cells.
 */
public final class Enumerator {
  private Enumerator() {}

  /**
   * What a program does under each model.
   *
   * @param atMost how many candidate executions to judge at most
   * @return empty if there are more candidates
   * @throws UnsupportedOperationException if the program asks for more of the seam
   */
  public static Optional<PerModel> enumerate(
      Program program, List<MemoryModel> models, ReleaseSequences sequences, long atMost) {
    Optional<List<RfGraph>> graphs = maximalGraphs(program, atMost);
    if (graphs.isEmpty()) {
      return Optional.empty();
    }
    EnumMap<MemoryModel, Findings> result = new EnumMap<>(MemoryModel.class);
    for (MemoryModel model : models) {
      Axioms axioms = Axioms.of(model, sequences);
      JudgedExecution judged =
          new JudgedExecution(
              axioms,
              model == MemoryModel.JMM ? coherent(axioms, graphs.get())::get : cell -> true);
      graphs.get().forEach(judged::graph);
      result.put(model, judged.findings());
    }
    return Optional.of(new PerModel(result));
  }

  /** The cells that some execution accesses other than plainly; jmm orders no others. */
  private static BitSet coherent(Axioms axioms, List<RfGraph> graphs) {
    BitSet result = new BitSet();
    for (RfGraph graph : graphs) {
      BitSet cells = JudgedExecution.accessedAtomically(graph);
      BitSet more = (BitSet) cells.clone();
      more.andNot(result);
      if (!more.isEmpty() && new JudgedExecution(axioms, cells::get).allowsAny(graph)) {
        result.or(cells);
      }
    }
    return result;
  }

  /** Depth first over partial graphs; the same graph reached by another way is the same. */
  private static Optional<List<RfGraph>> maximalGraphs(Program program, long atMost) {
    List<RfGraph> result = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    Deque<RfGraph> open = new ArrayDeque<>(List.of(RfGraph.initial(EnumeratedProgram.of(program))));
    long candidates = 0;
    while (!open.isEmpty()) {
      RfGraph graph = open.pop();
      if (graph.isMaximal()) {
        result.add(graph);
        candidates += JudgedExecution.candidates(graph);
      }
      if (candidates > atMost || seen.size() > atMost) {
        return Optional.empty();
      }
      for (RfGraph successor : graph.successors()) {
        if (seen.add(successor.key())) {
          open.push(successor);
        }
      }
    }
    return Optional.of(result);
  }
}
