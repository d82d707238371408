package org.latticeipc.scenarios.command.exploration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.latticeipc.scenarios.format.Position;
import org.latticeipc.scenarios.report.CaseResult;
import org.latticeipc.scenarios.report.CaseResult.State;

class SharedBudgetTest {
  private static final long SECOND = 1_000_000_000L;
  private final AtomicLong clock = new AtomicLong();

  private static CaseResult ended(String name, State state, double seconds) {
    return new CaseResult(
        name,
        name,
        "-",
        "-",
        "",
        state,
        seconds,
        "",
        List.of(),
        List.of(),
        Optional.empty(),
        Position.WHOLE_FILE);
  }

  /** Work that needs so many seconds; each piece is named by its number. */
  private Map<String, CaseResult> spend(int budget, Map<String, Integer> needs) {
    return new SharedBudget(Duration.ofSeconds(budget), clock::get, 0)
        .spend(
            needs.keySet().stream().sorted().toList(),
            (name, share) -> {
              double given = share.orElseThrow().toNanos() / (double) SECOND;
              double need = needs.getOrDefault(name, 0);
              double used = Math.min(given, need);
              clock.addAndGet((long) (used * SECOND));
              return ended(name, used < need ? State.INCONCLUSIVE : State.MET, used);
            },
            name -> ended(name, State.NOT_REACHED, 0));
  }

  private static State state(Map<String, CaseResult> results, String piece) {
    CaseResult result = results.get(piece);
    assertNotNull(result, piece);
    return result.state();
  }

  @Test
  void aGreedyPiece_takesNothingFromTheLater() {
    Map<String, CaseResult> results = spend(60, Map.of("a", 1000, "b", 10, "c", 10));
    assertEquals(State.INCONCLUSIVE, state(results, "a"));
    assertEquals(State.MET, state(results, "b"));
    assertEquals(State.MET, state(results, "c"));
  }

  @Test
  void whatIsLeftOver_goesToThoseThatWereCut() {
    Map<String, CaseResult> results = spend(60, Map.of("a", 30, "b", 1, "c", 1, "d", 1));
    assertEquals(State.MET, state(results, "a"));
    assertTrue(clock.get() <= 60 * SECOND, "spent " + clock);
  }

  @Test
  void noTime_reachesNothing() {
    Map<String, CaseResult> results = spend(0, Map.of("a", 1));
    assertEquals(State.NOT_REACHED, state(results, "a"));
  }

  @Test
  void theBudget_isNeverExceeded_byMoreThanAPieceTakesBeyondItsShare() {
    spend(10, Map.of("a", 1000, "b", 1000, "c", 1000));
    assertTrue(clock.get() <= 10 * SECOND, "spent " + clock);
  }
}
