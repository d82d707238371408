package org.latticeipc.explorer.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * However much work is left, whoever shares it out keeps a bounded part of it in memory. {@code
 * -Dfrontier.units=1000000} in a small heap shows it for a million units.
 */
class FrontierTest {
  private static final int UNITS = Integer.getInteger("frontier.units", 20_000);
  private static final long IN_MEMORY = Long.getLong("frontier.bytes", 100_000);
  private static final int OF_A_PIECE = 500;
  private static final int EVENTS = 40;

  /** A unit of some graph; two of one number are equal. */
  private static WorkUnit unit(int number) {
    Random random = new Random(number);
    int[] events = new int[EVENTS * WorkUnit.FIELDS];
    for (int i = 0; i < events.length; i++) {
      events[i] = random.nextInt(i % WorkUnit.FIELDS == 3 ? EVENTS : 4);
    }
    return new WorkUnit(events, new long[] {number}, new double[] {1.0 / UNITS}, -1, -1);
  }

  private static Bundle units(int from, int to) {
    List<WorkUnit> units = new ArrayList<>();
    for (int i = from; i < to; i++) {
      units.add(unit(i));
    }
    return Bundle.of(units);
  }

  private static Tally counted(long executions) {
    Tally tally = new Tally();
    tally.complete = executions;
    return tally;
  }

  @Test
  void manyUnits_areMostlyInAFile_andAreAllGivenOutInOrder() {
    try (SharedOut shared = SharedOut.root(IN_MEMORY)) {
      long root = shared.give(1, 1, IN_MEMORY).get(0).number();
      shared.take(root, counted(1), units(0, UNITS / OF_A_PIECE), false);
      List<SharedOut.Given> first = shared.give(UNITS / OF_A_PIECE, UNITS, Long.MAX_VALUE);
      assertEquals(UNITS / OF_A_PIECE, first.size());
      for (int i = first.size() - 1; i >= 0; i--) {
        Bundle left = units(i * OF_A_PIECE, (i + 1) * OF_A_PIECE);
        shared.take(first.get(i).number(), counted(1), left, false);
        long[] size = shared.size();
        assertTrue(size[0] - size[2] <= IN_MEMORY, "in memory: " + (size[0] - size[2]));
      }
      first.clear();
      long[] size = shared.size();
      assertEquals(UNITS, size[1]);
      assertTrue(size[2] > size[0] / 2, size[2] + " of " + size[0] + " bytes are in a file");
      if (Integer.getInteger("frontier.units") != null) {
        System.out.printf(
            "%d units in %d bytes, of them %d in a file, heap %d MiB of %d MiB%n",
            size[1], size[0], size[2], used() >> 20, Runtime.getRuntime().maxMemory() >> 20);
      }
      int next = 0;
      while (!shared.isDone()) {
        List<SharedOut.Given> given = shared.give(1, 1_000, 1_000_000);
        for (SharedOut.Given each : given) {
          for (WorkUnit unit : each.work().units()) {
            assertEquals(unit(next++), unit);
          }
          shared.take(each.number(), counted(each.work().count()), units(0, 0), false);
        }
      }
      assertEquals(UNITS, next);
      assertEquals(1 + UNITS / OF_A_PIECE + UNITS, shared.total().complete);
    }
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
