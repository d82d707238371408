package org.latticeipc.engine.sim.coroutine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * A coroutine on {@code jdk.internal.vm.Continuation}, reached by method handles so that this
 * compiles for Java 17. A switch costs about a tenth of a microsecond.
 *
 * <p>A body that suspends while a native frame is on its stack (or, before JDK 24, while it holds a
 * monitor) is pinned: {@link #suspend} throws {@link IllegalStateException}.
 */
final class ContinuationCoroutine implements Coroutine {
  private static final @Nullable MethodHandle CREATE;
  private static final @Nullable MethodHandle RUN;
  private static final @Nullable MethodHandle IS_DONE;
  private static final @Nullable MethodHandle YIELD;
  private static final @Nullable String WHY_NOT;

  static {
    MethodHandle create = null;
    MethodHandle run = null;
    MethodHandle isDone = null;
    MethodHandle yield = null;
    String whyNot = null;
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      Class<?> scope = Class.forName("jdk.internal.vm.ContinuationScope");
      Class<?> continuation = Class.forName("jdk.internal.vm.Continuation");
      Object ours =
          lookup
              .findConstructor(scope, MethodType.methodType(void.class, String.class))
              .invoke("lattice-simulation");
      create =
          MethodHandles.insertArguments(
                  lookup.findConstructor(
                      continuation, MethodType.methodType(void.class, scope, Runnable.class)),
                  0,
                  ours)
              .asType(MethodType.methodType(Object.class, Runnable.class));
      run =
          lookup
              .findVirtual(continuation, "run", MethodType.methodType(void.class))
              .asType(MethodType.methodType(void.class, Object.class));
      isDone =
          lookup
              .findVirtual(continuation, "isDone", MethodType.methodType(boolean.class))
              .asType(MethodType.methodType(boolean.class, Object.class));
      yield =
          MethodHandles.insertArguments(
              lookup.findStatic(continuation, "yield", MethodType.methodType(boolean.class, scope)),
              0,
              ours);
    } catch (ClassNotFoundException e) {
      whyNot = "JDK " + Runtime.version().feature() + " has no continuations; use 21 or later";
    } catch (IllegalAccessException e) {
      whyNot = "start Java with --add-exports java.base/jdk.internal.vm=ALL-UNNAMED";
    } catch (Throwable e) { // a JDK with another shape of continuation
      whyNot = "this JDK's continuation has another shape: " + e;
    }
    CREATE = create;
    RUN = run;
    IS_DONE = isDone;
    YIELD = yield;
    WHY_NOT = whyNot;
  }

  private final Object continuation;

  ContinuationCoroutine(Runnable body) {
    try {
      this.continuation = (Object) handle(CREATE).invokeExact(body);
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  static @Nullable String whyUnavailable() {
    return WHY_NOT;
  }

  private static MethodHandle handle(@Nullable MethodHandle handle) {
    if (handle == null) {
      throw new IllegalStateException(WHY_NOT);
    }
    return handle;
  }

  @Override
  public void resume() {
    try {
      handle(RUN).invokeExact(continuation);
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  @Override
  public void suspend() {
    try {
      boolean unused = (boolean) handle(YIELD).invokeExact();
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  @Override
  public boolean isFinished() {
    try {
      return (boolean) handle(IS_DONE).invokeExact(continuation);
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  private static RuntimeException rethrow(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
  }
}
