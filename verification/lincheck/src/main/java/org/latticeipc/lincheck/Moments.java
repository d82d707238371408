package org.latticeipc.lincheck;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A specification of an object some of whose calls are several moments with other calls between
 * them: interval-linearizability (Castañeda, Rajsbaum and Raynal, JACM 2018). A call that is one
 * moment, as linearizability wants it, is the special case with one answered step. Pure: the same
 * arguments give the same steps.
 *
 * @param <S> the state, immutable and compared with {@code equals}
 */
interface Moments<S> {

  /**
   * One moment of a call.
   *
   * @param after the state it leaves
   * @param answer what the call returns if this was its last moment, null if it goes on
   */
  record Step<S>(S after, @Nullable String answer) {}

  /** The state of a new object. */
  S initial();

  /**
   * Every step that a call may make next; none if it has to wait.
   *
   * @param call the operation's name
   * @param thread who calls; a call goes on until it is answered, and a thread makes one at a time
   */
  List<Step<S>> steps(S state, String call, int thread);
}
