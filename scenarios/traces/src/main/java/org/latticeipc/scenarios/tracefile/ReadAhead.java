package org.latticeipc.scenarios.tracefile;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.latticeipc.trace.Step;

/**
 * The steps of another iterator, which a thread of this one's own goes through ahead of whoever
 * asks, by at most {@value #MOST_STEPS} steps, and then closes: so reading costs a replay no time
 * where there is a second core. What the other iterator throws is thrown in its place among the
 * steps. Whoever asks is one thread.
 */
final class ReadAhead implements Iterator<Step>, AutoCloseable {
  private static final int A_BATCH = 2048;
  private static final int BATCHES = 8;

  /** Waiting to be taken, being filled, and being gone through. */
  static final int MOST_STEPS = (BATCHES + 2) * A_BATCH;

  /** Steps, and how reading ended after them if it did. */
  private record Batch(Step[] steps, boolean last, @Nullable RuntimeException failure) {}

  private final BlockingQueue<Batch> read = new ArrayBlockingQueue<>(BATCHES);
  private final Thread reader;
  private Batch batch = new Batch(new Step[0], false, null);
  private int at;

  /** Begins to read. */
  <S extends Iterator<Step> & Closeable> ReadAhead(S steps) {
    reader = new Thread(() -> read(steps), "lattice-trace-reader");
    reader.setDaemon(true);
    reader.start();
  }

  private <S extends Iterator<Step> & Closeable> void read(S steps) {
    try (steps) {
      boolean last;
      do {
        Batch next = batch(steps);
        last = next.last;
        read.put(next);
      } while (!last);
    } catch (InterruptedException e) {
      // closed: nobody asks any more
    } catch (IOException e) {
      throw new UncheckedIOException("a trace that was read cannot be closed", e);
    }
  }

  private static Batch batch(Iterator<Step> steps) {
    Step[] taken = new Step[A_BATCH];
    int size = 0;
    try {
      while (size < A_BATCH && steps.hasNext()) {
        taken[size] = steps.next();
        size++;
      }
      return new Batch(Arrays.copyOf(taken, size), size < A_BATCH, null);
    } catch (RuntimeException e) {
      return new Batch(Arrays.copyOf(taken, size), true, e);
    }
  }

  @Override
  public boolean hasNext() {
    while (at == batch.steps.length && !batch.last) {
      try {
        batch = read.take();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while a trace was read", e);
      }
      at = 0;
    }
    if (at == batch.steps.length && batch.failure != null) {
      throw batch.failure;
    }
    return at < batch.steps.length;
  }

  @Override
  public Step next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return batch.steps[at++];
  }

  /** Ends the reading, at its end or before. */
  @Override
  public void close() {
    reader.interrupt();
    boolean interrupted = false;
    while (reader.isAlive()) {
      try {
        reader.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
