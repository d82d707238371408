package org.latticeipc.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.function.Function;
import org.latticeipc.explorer.result.CheckpointException;
import org.latticeipc.explorer.search.SliceExplorer;
import org.latticeipc.explorer.work.SearchTerms;
import org.latticeipc.explorer.work.SliceOrder;
import org.latticeipc.explorer.work.SliceResult;

/**
 * What an executor does with the orders of a task, one after the other, in a round. A round is over
 * on an executor so long after its first task began there: whatever begins later gives its order
 * back at once, so that all cores stop together and a core whose work is done early takes what is
 * left of the round's orders.
 */
final class SliceFunction implements Function<List<Piece>, List<Piece>> {
  private static final long serialVersionUID = 1L;

  /** How many explorations an executor keeps ready. */
  private static final int KEPT = 4;

  /** What an executor answers whose stack is smaller than the driver's. */
  static final String DEEP = "the stack overflowed";

  private static final Map<String, SliceExplorer> READY = new LinkedHashMap<>();
  private static final Map<String, Long> STARTS = new LinkedHashMap<>();

  private final String run;
  private final long round;
  private final byte[] source;
  private final byte[] terms;
  private final byte[] names;
  private final long nanos;

  /**
   * @param run names the exploration, and no other one that an executor ever sees
   * @param round its number
   * @param source the program, from {@link SourceBytes}
   * @param nanos how long a round is
   */
  SliceFunction(String run, long round, byte[] source, byte[] terms, byte[] names, long nanos) {
    this.run = run;
    this.round = round;
    this.source = source;
    this.terms = terms;
    this.names = names;
    this.nanos = nanos;
  }

  @Override
  public List<Piece> call(List<Piece> orders) throws IOException {
    List<Piece> answers = new ArrayList<>();
    for (Piece order : orders) {
      answers.add(answer(order));
    }
    return answers;
  }

  private Piece answer(Piece order) throws IOException {
    long begin = System.nanoTime();
    SliceExplorer explorer;
    try {
      explorer = explorer();
    } catch (CheckpointException | IllegalArgumentException differs) {
      return answer(order, new byte[0], 0, String.valueOf(differs.getMessage()));
    } catch (StackOverflowError deep) {
      return answer(order, new byte[0], 0, DEEP);
    }
    long left = nanos - (System.nanoTime() - start());
    if (left <= 0) {
      return answer(order, new byte[0], 0, "");
    }
    SliceResult result =
        explorer.explore(names, SliceOrder.of(order.bytes), Duration.ofNanos(left));
    byte[] bytes = result.bytes();
    return answer(order, bytes, System.nanoTime() - begin, "");
  }

  private static Piece answer(Piece order, byte[] bytes, long nanos, String refusal) {
    return new Piece(order.number, bytes, nanos, SparkEnv.get().executorId(), refusal);
  }

  private SliceExplorer explorer() throws IOException {
    synchronized (READY) {
      SliceExplorer known = READY.get(run);
      if (known == null) {
        known = SliceExplorer.of(SourceBytes.read(source), SearchTerms.of(terms));
        keep(READY, run, known);
      }
      return known;
    }
  }

  /** When the round began on this executor, by its clock. */
  private long start() {
    String key = run + "/" + round;
    synchronized (STARTS) {
      Long known = STARTS.get(key);
      if (known == null) {
        known = System.nanoTime();
        keep(STARTS, key, known);
      }
      return known;
    }
  }

  private static <T> void keep(Map<String, T> map, String key, T value) {
    map.put(key, value);
    while (map.size() > KEPT) {
      map.remove(map.keySet().iterator().next());
    }
  }
}
