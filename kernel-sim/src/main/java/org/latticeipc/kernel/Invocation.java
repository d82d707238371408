package org.latticeipc.kernel;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.latticeipc.machine.RefCell;

/** How the second half of decoding and the invocation are done on an object's cell. */
public interface Invocation {

  /**
   * What was decided.
   *
   * @param seen the state on which the decision was made
   * @param permitted whether the change was made
   */
  record Decision<S>(S seen, boolean permitted) {}

  /**
   * Changes the state by {@code change} if it satisfies {@code permitted}.
   *
   * @param cell the object's cell; never null inside
   * @param permitted pure
   * @param change pure
   */
  <S> Decision<S> decide(RefCell<S> cell, Predicate<S> permitted, UnaryOperator<S> change);
}
