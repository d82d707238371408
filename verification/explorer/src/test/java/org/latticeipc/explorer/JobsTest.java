package org.latticeipc.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.JobCounters;
import org.latticeipc.explorer.result.Progress;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.program.Program;

/** Several threads that explore: what they have to do with each other, and when they begin. */
class JobsTest {
  private static final class Hears implements Progress.Listener {
    final List<JobCounters> heard = new ArrayList<>();
    private final boolean wants;

    Hears(boolean wants) {
      this.wants = wants;
    }

    @Override
    public void progress(Progress progress) {}

    @Override
    public boolean wantsCounters() {
      return wants;
    }

    @Override
    public void counted(JobCounters counters) {
      heard.add(counters);
    }
  }

  private static Program adders(int tasks) {
    return Program.of(
        "adders",
        setup -> {
          LongCell x = setup.machine().longCell("x", 0);
          for (int i = 0; i < tasks; i++) {
            setup.task("t" + i, () -> x.fetchAdd(1, RmwOrder.RELAXED));
          }
        });
  }

  @Test
  void counters_tellOfEachJob_andOfWorkThatWasTakenOver() {
    Hears hears = new Hears(true);
    Result result =
        Explorer.explore(
            adders(8), ExplorerOptions.builder().jobs(3).probe(false).listener(hears).build());
    assertEquals(40_320, result.statistics().complete());
    assertEquals(1, hears.heard.size());
    JobCounters counters = hears.heard.get(0);
    assertEquals(3, counters.jobs());
    assertTrue(counters.steals() >= 1, counters::toString);
    assertTrue(counters.waits() >= 1, counters::toString);
    assertTrue(counters.waitedSeconds() > 0, counters::toString);
    assertTrue(counters.allocatedBytes() > 1_000, counters::toString);
    assertEquals(
        counters.allocatedBytes() * 1000.0 / 40_320,
        counters.allocatedPerThousand(result.statistics()),
        0.001);
  }

  @Test
  void counters_unwanted_areNotTold() {
    Hears hears = new Hears(false);
    Explorer.explore(adders(3), ExplorerOptions.builder().listener(hears).build());
    assertEquals(List.of(), hears.heard);
  }

  @Test
  void search_thatIsOverBefore_isOneJobs() {
    Hears hears = new Hears(true);
    Result result =
        Explorer.explore(
            adders(5),
            ExplorerOptions.builder()
                .jobs(4)
                .jobsAfter(Duration.ofHours(1))
                .listener(hears)
                .build());
    assertEquals(120, result.statistics().complete());
    assertEquals(1, hears.heard.get(0).jobs());
    assertEquals(0, hears.heard.get(0).steals());
    assertTrue(result.statistics().seconds() < 600, () -> result.statistics().toString());
  }

  @Test
  void search_thatLasts_isHelped() {
    Hears hears = new Hears(true);
    Result result =
        Explorer.explore(
            adders(8),
            ExplorerOptions.builder()
                .jobs(2)
                .jobsAfter(Duration.ofNanos(1))
                .probe(false)
                .listener(hears)
                .build());
    assertEquals(40_320, result.statistics().complete());
    assertEquals(2, hears.heard.get(0).jobs());
  }
}
