package org.latticeipc.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.search.SharedSearch;
import org.latticeipc.explorer.search.SliceExplorer;
import org.latticeipc.explorer.work.SliceOrder;

/**
 * A driver with little memory and much work: cuts a search into so many units, as a cluster of many
 * cores would have it, keeps it, and goes on from there with two threads to the end. Prints what it
 * took.
 */
final class FrontierMain {
  private static final int UNITS_OF_A_PIECE = 12;

  private FrontierMain() {}

  /**
   * Runs it.
   *
   * @param args tasks, units, bytes that may be in memory, the checkpoint
   */
  public static void main(String[] args) throws Exception {
    NamedProgram program = new NamedProgram("ainc", Map.of("n", Integer.parseInt(args[0])));
    long bytes = Long.parseLong(args[2]);
    Path file = Path.of(args[3]);
    ExplorerOptions options = ExplorerOptions.builder().outcomes(false).probe(false).build();
    cutUp(program, options, Long.parseLong(args[1]), bytes, file);
    System.setProperty(SparkEngine.FRONTIER, Long.toString(bytes));
    long begin = System.nanoTime();
    try (SparkEngine engine = new SparkEngine()) {
      Result result =
          engine
              .explore(
                  Explored.resuming(
                      Explored.request("local[2]", program, options), file.toString()))
              .result();
      System.out.printf(
          "explored: %s %d in %.1f s%n",
          result.verdict(),
          result.statistics().complete(),
          (System.nanoTime() - begin) / 1e9);
      Rounds.Measured measured = java.util.Objects.requireNonNull(engine.measured());
      System.out.printf("busy %.0f %%%n", 100 * measured.busy());
    }
  }

  private static void cutUp(
      NamedProgram program, ExplorerOptions options, long units, long bytes, Path file)
      throws Exception {
    long begin = System.nanoTime();
    try (SharedSearch search = new SharedSearch(program.program(), options, bytes)) {
      SliceExplorer slices = SliceExplorer.of(program, search.terms());
      int wanted = 1;
      while (search.size()[1] < units && !search.isDone()) {
        wanted = (int) Math.min(2L * wanted, 1 + units / UNITS_OF_A_PIECE);
        List<SharedSearch.Order> orders = search.orders(wanted);
        byte[] names = search.names();
        for (SharedSearch.Order order : orders) {
          SliceOrder one = new SliceOrder(SliceOrder.of(order.bytes()).work(), false, 1);
          search.take(order.number(), slices.explore(names, one, Duration.ofHours(1)));
        }
        search.giveUpWaiting();
      }
      search.keep(file);
      long[] size = search.size();
      System.out.printf(
          "cut up: %d units in %d pieces, %d bytes, of them %d in a file, in %.1f s%n",
          size[1], search.pieces(), size[0], size[2], (System.nanoTime() - begin) / 1e9);
    }
  }
}
