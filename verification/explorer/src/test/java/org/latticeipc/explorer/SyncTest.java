package org.latticeipc.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.latticeipc.machine.program.PropertyViolation.require;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.machine.property.NoLeak;
import org.latticeipc.machine.sync.Condition;
import org.latticeipc.machine.sync.Futex;
import org.latticeipc.machine.sync.Lifetime;
import org.latticeipc.machine.sync.Parker;
import org.latticeipc.machine.sync.WordMutex;
import org.latticeipc.model.MemoryModel;

/** Waiting and freeing on the seam: each right use holds, and a twin that is wrong is found. */
class SyncTest {
  private static void assertFound(String expected, Consumer<Setup> build) {
    for (MemoryModel model : List.of(MemoryModel.SC, MemoryModel.RC11)) {
      Result result = Explorer.explore(Program.of("p", build), ExplorerOptions.of(model));
      String found =
          result.violations().stream()
              .map(Violation::property)
              .findFirst()
              .orElse(result.verdict() + " " + result);
      assertEquals(expected, expected.equals("HOLDS") ? result.verdict().name() : found);
    }
  }

  private static void handOver(Setup s, boolean spurious, boolean looksAgain) {
    Machine m = s.machine();
    LongCell flag = m.longCell("flag", 0);
    Parker parker = new Parker(m, "permit", spurious);
    s.task(
        "waiter",
        () -> {
          parker.park();
          if (looksAgain && flag.load(LoadOrder.RELAXED) == 0) {
            flag.await(v -> v == 1, LoadOrder.RELAXED);
          }
          require(flag.load(LoadOrder.RELAXED) == 1, "woken too early");
        });
    s.task(
        "waker",
        () -> {
          flag.store(1, StoreOrder.RELAXED);
          parker.unpark();
        });
  }

  @Test
  void park_takesAPermitGivenBefore_andMayReturnForNoReason() {
    assertFound("HOLDS", s -> handOver(s, false, false));
    assertFound("HOLDS", s -> handOver(s, true, true));
    assertFound(Violation.ASSERTION, s -> handOver(s, true, false));
  }

  @Test
  void twoPermits_areOne() {
    assertFound(
        Violation.NO_DEADLOCK,
        s -> {
          Parker parker = new Parker(s.machine(), "permit", false);
          s.task(
              "waiter",
              () -> {
                parker.park();
                parker.park();
              });
          s.task(
              "waker",
              () -> {
                parker.unpark();
                parker.unpark();
              });
        });
  }

  @Test
  void timedPark_mayBeLateAtAnyMoment() {
    assertFound(
        "HOLDS",
        s -> {
          Parker parker = new Parker(s.machine(), "permit", false);
          s.task("waiter", () -> parker.park(5));
        });
    assertFound(
        Violation.ASSERTION,
        s -> {
          Parker parker = new Parker(s.machine(), "permit", false);
          s.task("waiter", () -> require(parker.park(5), "late"));
          s.task("waker", parker::unpark);
        });
  }

  private static void event(Setup s, boolean expectsRight) {
    LongCell word = s.machine().longCell("word", 0);
    Futex futex = new Futex(s.machine(), word);
    s.task(
        "sleeper",
        () -> {
          long seen = word.load(LoadOrder.ACQUIRE);
          if (seen == 0) {
            futex.await(expectsRight ? 0 : word.load(LoadOrder.RELAXED));
          }
          require(word.load(LoadOrder.RELAXED) == 1, "woken too early");
        });
    s.task(
        "waker",
        () -> {
          word.store(1, StoreOrder.RELEASE);
          futex.wake(1);
        });
  }

  @Test
  void futex_losesNoWakeUp_ifTheValueLookedAtIsTheOneExpected() {
    assertFound("HOLDS", s -> event(s, true));
    assertFound(Violation.NO_DEADLOCK, s -> event(s, false));
  }

  @Test
  void mutex_excludes_andItsTwinThatNeverUnlocksIsADeadlock() {
    for (boolean unlocks : List.of(true, false)) {
      assertFound(
          unlocks ? "HOLDS" : Violation.NO_DEADLOCK,
          s -> {
            WordMutex mutex = new WordMutex(s.machine(), "mutex");
            LongCell count = s.machine().longCell("count", 0);
            Runnable body =
                () -> {
                  mutex.lock();
                  count.store(count.load(LoadOrder.PLAIN) + 1, StoreOrder.PLAIN);
                  if (unlocks) {
                    mutex.unlock();
                  }
                };
            s.task("l", body);
            s.task("r", body);
            s.afterwards(() -> require(count.load(LoadOrder.PLAIN) == 2, "lost"));
          });
    }
  }

  private static void queue(Setup s, boolean spurious, boolean loops, boolean underMutex) {
    Machine m = s.machine();
    WordMutex mutex = new WordMutex(m, "mutex");
    Condition filled = new Condition(m, "filled", spurious);
    LongCell items = m.longCell("items", 0);
    s.task(
        "taker",
        () -> {
          mutex.lock();
          boolean again = items.load(LoadOrder.RELAXED) == 0;
          for (int i = 0; again && i < 2; i++) {
            filled.await(mutex);
            again = loops && items.load(LoadOrder.RELAXED) == 0;
          }
          m.assume(!again); // only so many rounds are looked at
          require(items.load(LoadOrder.RELAXED) == 1, "nothing there");
          mutex.unlock();
        });
    s.task(
        "putter",
        () -> {
          if (underMutex) {
            mutex.lock();
          }
          items.store(1, StoreOrder.RELAXED);
          filled.signal();
          if (underMutex) {
            mutex.unlock();
          }
        });
  }

  @Test
  void condition_holds_ifTheWaiterLooksAgain() {
    assertFound("HOLDS", s -> queue(s, false, true, true));
    assertFound("HOLDS", s -> queue(s, true, true, true));
    assertFound(Violation.ASSERTION, s -> queue(s, true, false, true));
  }

  @Test
  void signal_withoutTheMutex_isLost() {
    assertFound(Violation.NO_DEADLOCK, s -> queue(s, false, true, false));
  }

  private static void counted(Setup s, boolean ordered, int owners) {
    Machine m = s.machine();
    LongCell count = m.longCell("count", owners);
    Lifetime block = new Lifetime(m, "block");
    for (String name : List.of("l", "r")) {
      s.task(
          name,
          () -> {
            block.use();
            RmwOrder order = ordered ? RmwOrder.RELEASE : RmwOrder.RELAXED;
            if (count.fetchAdd(-1, order) == 1) {
              if (ordered) {
                m.fence(FenceOrder.ACQUIRE);
              }
              block.free();
            }
          });
    }
    s.afterwards(block::requireFreed);
  }

  @Test
  void lifetime_findsUseAfterFree_doubleFreeAndLeak() {
    assertFound("HOLDS", s -> counted(s, true, 2));
    assertFound(EngineProperties.NO_LEAK, s -> counted(s, true, 3));
    Result race =
        Explorer.explore(Program.of("p", s -> counted(s, false, 2)), ExplorerOptions.defaults());
    assertEquals(Violation.NO_DATA_RACE, race.violations().get(0).property());
    assertFound(
        EngineProperties.NO_USE_AFTER_FREE,
        s -> {
          Lifetime block = new Lifetime(s.machine(), "block");
          s.task(
              "t",
              () -> {
                block.free();
                block.use();
              });
        });
    assertFound(
        EngineProperties.NO_DOUBLE_FREE,
        s -> {
          Lifetime block = new Lifetime(s.machine(), "block");
          s.task(
              "t",
              () -> {
                block.free();
                block.free();
              });
        });
  }

  private static void cellsOf(Setup s, boolean late, boolean frees) {
    Lifetime block = new Lifetime(s.machine(), "block");
    LongCell inside = block.longCell("inside", 0);
    LongCell done = s.machine().longCell("done", 0);
    s.task(
        "user",
        () -> {
          inside.store(1, StoreOrder.RELAXED);
          done.store(1, StoreOrder.RELEASE);
          if (late) {
            inside.fetchAdd(1, RmwOrder.RELAXED);
          }
        });
    s.task(
        "freer",
        () -> {
          done.await(v -> v == 1, LoadOrder.ACQUIRE);
          if (frees) {
            block.free();
          }
        });
    s.property(new NoLeak());
  }

  @Test
  void cellOfABlock_isUsedByEachAccess_andTheBlockIsFreedInTheEnd() {
    assertFound("HOLDS", s -> cellsOf(s, false, true));
    assertFound(Violation.NO_DATA_RACE, s -> cellsOf(s, true, true));
    assertFound(EngineProperties.NO_LEAK, s -> cellsOf(s, false, false));
    Result unordered =
        Explorer.explore(
            Program.of("p", s -> cellsOf(s, true, true)),
            ExplorerOptions.builder().races(Races.REPORT).build());
    assertEquals(
        EngineProperties.NO_USE_AFTER_FREE, unordered.violations().get(0).property(), "reported");
  }

  @Test
  void leak_isOfWhatRanToItsEnd() {
    assertFound(
        "HOLDS",
        s -> {
          Lifetime block = new Lifetime(s.machine(), "block");
          s.task(
              "t",
              () -> {
                block.use();
                s.machine().assume(s.machine().choose("goes on", 2) == 0);
                block.free();
              });
          s.property(new NoLeak());
        });
  }
}
