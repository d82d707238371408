package org.latticeipc.scheduler.part;

import java.util.function.LongUnaryOperator;
import org.latticeipc.machine.LongCell;

/**
 * How the word of a node is changed: by a submission, by the end of something that the node depends
 * on, by the worker that takes it.
 */
public interface AtomicUpdate {

  /**
   * Changes the word to what {@code next} makes of it, and nothing if that is the same.
   *
   * @param next pure; may be called any number of times
   * @return the value on which it was decided
   */
  long change(LongCell word, LongUnaryOperator next);

  /** Adds to the word and returns the value on which the caller decides what has become of it. */
  long add(LongCell word, long delta);
}
