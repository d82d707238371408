package org.latticeipc.junit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.model.MemoryModel;

/** Tests written as anybody writes them, with nothing of the seam. */
class PlainJavaTest {
  private static final String UNCAUGHT = "uncaught-exception";
  private final List<String> called = new ArrayList<>();
  private int plain;
  private volatile boolean ready;

  @BeforeEach
  void prepare() {
    called.add("before");
  }

  @AfterEach
  void lookBack() {
    assertEquals("before", called.get(0));
  }

  private static void together(Runnable one, Runnable other) throws InterruptedException {
    Thread thread = new Thread(other);
    thread.start();
    one.run();
    thread.join();
  }

  @ModelCheck(violates = UNCAUGHT)
  void plainCounter_losesAnAddition() throws InterruptedException {
    together(() -> plain++, () -> plain++);
    assertEquals(2, plain, "an addition was lost");
  }

  @ModelCheck(complete = 2)
  void atomicCounter_losesNone() throws InterruptedException {
    AtomicInteger counter = new AtomicInteger();
    together(counter::incrementAndGet, counter::incrementAndGet);
    assertEquals(2, counter.get());
  }

  @ModelCheck(models = {MemoryModel.SC, MemoryModel.JMM})
  void concurrentMap_countsBoth() throws InterruptedException {
    ConcurrentHashMap<String, Integer> map = new ConcurrentHashMap<>();
    together(() -> map.merge("k", 1, Integer::sum), () -> map.merge("k", 1, Integer::sum));
    assertEquals(2, map.get("k"));
  }

  @ModelCheck
  void volatileFlag_publishes() throws InterruptedException {
    together(
        () -> {
          plain = 42;
          ready = true;
        },
        () -> assertTrue(!ready || plain == 42, "stale"));
  }

  @ModelCheck(violates = "no-data-race", races = Races.VIOLATION)
  void plainWrites_race() throws InterruptedException {
    together(() -> plain = 1, () -> plain = 2);
  }

  @ModelCheck
  void afterTheTest_whatBeforeDidIsThere() {
    assertAll(
        () -> assertEquals(List.of("before"), called), () -> assertNotNull(PlainJavaTest.this));
  }

  /** An inner class, as JUnit has them. */
  @Nested
  class InAnotherObject {
    @ModelCheck
    void monitor_excludes() throws InterruptedException {
      together(this::add, this::add);
      assertEquals(2, plain);
    }

    private void add() {
      synchronized (PlainJavaTest.this) {
        plain++;
      }
    }
  }
}
