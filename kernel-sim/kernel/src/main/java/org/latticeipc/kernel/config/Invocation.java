package org.latticeipc.kernel.config;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.RefCell;

/** How the second half of decoding and the invocation are done on an object's cell. */
public interface Invocation {

  /**
   * A change of a state together with what it needs; both pure. As a function it changes what
   * permits it and leaves the rest as it is.
   */
  interface Change<S> extends UnaryOperator<@Nullable S> {

    /** Whether the state permits the change. */
    boolean isPermitted(S state);

    /** What becomes of a state that permits it. */
    S changed(S state);

    @Override
    default S apply(@Nullable S state) {
      S present = Objects.requireNonNull(state);
      return isPermitted(present) ? changed(present) : present;
    }
  }

  /**
   * What was decided.
   *
   * @param seen the state on which the decision was made
   * @param permitted whether the change was made
   */
  record Decision<S>(S seen, boolean permitted) {}

  /**
   * Makes the change if the state permits it.
   *
   * @param cell the object's cell; never null inside
   */
  <S> Decision<S> decide(RefCell<S> cell, Change<S> change);
}
