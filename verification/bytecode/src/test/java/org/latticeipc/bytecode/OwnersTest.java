package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.model.MemoryModel;

/** Who waits for ever for a lock of java.util.concurrent is told for which, and who owns it. */
class OwnersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          twoLocks|main owns ReentrantLock#1.3 and waits for ReentrantLock#1.1, owned by Thread-0;\
           Thread-0 owns ReentrantLock#1.1 and waits for ReentrantLock#1.3, owned by main
          lockAndMonitor|main owns ReentrantLock#1.1 and waits for monitor of Object#1.2, owned by\
           Thread-0; Thread-0 owns monitor of Object#1.2 and waits for ReentrantLock#1.1, owned by\
           main
          readerWrites|main owns ReentrantReadWriteLock#1.1 and waits for\
           ReentrantReadWriteLock#1.1, owned by main
          readers|main owns ReentrantReadWriteLock#1.6 and waits for ReentrantReadWriteLock#1.1,\
           owned by Thread-0; Thread-0 owns ReentrantReadWriteLock#1.1 and waits for\
           ReentrantReadWriteLock#1.6, owned by main
          waitIsOver|main waits for the end of Thread-0; Thread-0 waits for CountDownLatch#1.3
          latch|main waits for CountDownLatch#1.1
          permits|main waits for Semaphore#1.1
          signal|main waits for a signal of Condition#1.2
          task|main waits for FutureTask#1.1
          future|main waits for CompletableFuture#1.1
          """)
  void waitsForEver_namesTheThingAndItsOwner(String method, String told) {
    assertEquals("no task can go on: " + told, message(Compiled.explore(name(method), jmm())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          twoLocks|main owns ReentrantLock#1.3 and waits for ReentrantLock#1.1, owned by Thread-0;\
           Thread-0 owns ReentrantLock#1.1 and waits for ReentrantLock#1.3, owned by main
          readerWrites|main owns ReentrantReadWriteLock#1.1 and waits for\
           ReentrantReadWriteLock#1.1, owned by main
          permits|main waits for Semaphore#1.1
          """)
  void trustedLocks_tellTheSame(String method, String told) {
    JavaResult result = TrustedLocksTest.explore(name(method), jmm());
    assertEquals("no task can go on: " + told, message(result));
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void locksOfSetUp_areNamedToo(boolean trusted) {
    JavaResult result =
        trusted
            ? TrustedLocksTest.explore(name("locksOfSetUp"), jmm())
            : Compiled.explore(name("locksOfSetUp"), jmm());
    String[] sides = message(result).replaceAll("#\\d+", "#").split("; ");
    assertEquals(
        "no task can go on: main owns ReentrantLock# and waits for ReentrantLock#, owned by"
            + " Thread-0",
        sides[0]);
    assertEquals(
        "Thread-0 owns ReentrantLock# and waits for ReentrantLock#, owned by main", sides[1]);
  }

  @Test
  void trustedLockThatNobodyElseKnows_isWaitedForAsLongAsTheLimit() {
    JavaResult result = TrustedLocksTest.explore(name("givesUp"), jmm());
    assertEquals(Verdict.HOLDS, result.verdict(), () -> result.reasons().toString());
  }

  private static MemoryModel jmm() {
    return MemoryModel.JMM;
  }

  private static String name(String method) {
    return "sample.Owners#" + method;
  }

  private static String message(JavaResult result) {
    assertEquals(Verdict.VIOLATED, result.verdict(), () -> result.reasons().toString());
    return result.violations().get(0).message();
  }
}
