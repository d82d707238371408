package org.latticeipc.kernel.result;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a system call: a value, or the reason for refusing.
 *
 * @param <T> type of the value; {@link Unit} where success says it all
 */
public sealed interface ExoResult<T> {

  /** The call was done. */
  record Ok<T>(T value) implements ExoResult<T> {}

  /**
   * The call was refused and changed nothing.
   *
   * @param error why
   * @param detail where, what was found and what was expected
   */
  record Refused<T>(ExoError error, String detail) implements ExoResult<T> {}

  /** A success that has no value. */
  static ExoResult<Unit> done() {
    return Unit.OK;
  }

  /** A success with a value. */
  static <T> ExoResult<T> ok(T value) {
    return new Ok<>(value);
  }

  /** A refusal. */
  static <T> ExoResult<T> refused(ExoError error, String detail) {
    return new Refused<>(error, detail);
  }

  /** Whether the call was done. */
  default boolean isOk() {
    return this instanceof Ok<T>;
  }

  /** Why the call was refused, or null if it was done. */
  default @Nullable ExoError error() {
    return this instanceof Refused<T> r ? r.error() : null;
  }

  /** The value; for set-up code and tests, where a refusal is a mistake of the program. */
  default T orElseThrow() {
    if (this instanceof Ok<T> ok) {
      return ok.value();
    }
    Refused<T> refused = (Refused<T>) this;
    throw new IllegalStateException(
        refused.error() + ": " + refused.error().sentence() + " (" + refused.detail() + ")");
  }

  /** This refusal with the value type of another call, or what {@code next} gives. */
  default <U> ExoResult<U> then(Function<? super T, ExoResult<U>> next) {
    return this instanceof Ok<T> ok ? next.apply(ok.value()) : refusal();
  }

  /** This refusal with the value type of another call; there must be one. */
  default <U> ExoResult<U> refusal() {
    Refused<T> refused = (Refused<T>) this;
    return new Refused<>(refused.error(), refused.detail());
  }
}
