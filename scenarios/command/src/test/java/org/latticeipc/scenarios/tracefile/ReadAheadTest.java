package org.latticeipc.scenarios.tracefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Closeable;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latticeipc.trace.Step;

/** Steps read ahead by another thread: in order, boundedly far, and an end that reaches both. */
@Timeout(60)
class ReadAheadTest {
  private static final long MANY = 5L * ReadAhead.MOST_STEPS;

  /** Notes that say their numbers; fails at one of them if it is asked to. */
  private static final class Numbers implements Iterator<Step>, Closeable {
    final AtomicLong given = new AtomicLong();
    final CountDownLatch closed = new CountDownLatch(1);
    final long length;
    final long failsAt;
    final IllegalStateException failure = new IllegalStateException("line 7 is no step");

    Numbers(long length, long failsAt) {
      this.length = length;
      this.failsAt = failsAt;
    }

    @Override
    public boolean hasNext() {
      return given.get() < length;
    }

    @Override
    public Step next() {
      long number = given.incrementAndGet();
      if (number == failsAt) {
        throw failure;
      }
      return new Step.Note(new Step.At(1, 1, 1, ""), "number " + number);
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  private static String fact(Step step) {
    return ((Step.Note) step).fact();
  }

  @Test
  void everyStep_comesOnceAndInOrder_thenTheEnd() throws Exception {
    for (long length : new long[] {0, 1, 2047, 2048, 2049, MANY}) {
      Numbers numbers = new Numbers(length, -1);
      try (ReadAhead ahead = new ReadAhead(numbers)) {
        for (long i = 1; i <= length; i++) {
          assertTrue(ahead.hasNext());
          assertEquals("number " + i, fact(ahead.next()));
        }
        assertFalse(ahead.hasNext());
        assertThrows(NoSuchElementException.class, ahead::next);
      }
      numbers.closed.await();
    }
  }

  @Test
  void failure_isThrownInItsPlace_eachTimeOneAsks() {
    Numbers numbers = new Numbers(MANY, 3000);
    try (ReadAhead ahead = new ReadAhead(numbers)) {
      for (long i = 1; i < 3000; i++) {
        assertEquals("number " + i, fact(ahead.next()));
      }
      assertSame(numbers.failure, assertThrows(IllegalStateException.class, ahead::next));
      assertSame(numbers.failure, assertThrows(IllegalStateException.class, ahead::hasNext));
    }
  }

  @Test
  void reader_isNeverFartherAheadThanItSays() {
    Numbers numbers = new Numbers(MANY, -1);
    try (ReadAhead ahead = new ReadAhead(numbers)) {
      for (long taken = 1; ahead.hasNext(); taken++) {
        ahead.next();
        long given = numbers.given.get();
        assertTrue(
            given <= taken + ReadAhead.MOST_STEPS,
            given + " were read when " + taken + " were taken");
      }
    }
    assertEquals(MANY, numbers.given.get());
  }

  @Test
  void close_beforeTheEnd_endsTheReaderAndClosesWhatItReads() throws Exception {
    Numbers numbers = new Numbers(Long.MAX_VALUE, -1);
    try (ReadAhead ahead = new ReadAhead(numbers)) {
      assertEquals("number 1", fact(ahead.next()));
    }
    numbers.closed.await();
    long given = numbers.given.get();
    assertTrue(given <= 1 + ReadAhead.MOST_STEPS, given + " were read");
  }
}
