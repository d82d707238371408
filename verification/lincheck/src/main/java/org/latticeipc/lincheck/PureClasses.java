package org.latticeipc.lincheck;

import java.util.List;

/**
 * Classes that only compute on immutable values or on what one call or one lock section owns, so
 * that a switch of threads inside them shows nothing new. Lincheck's model checker is told to look
 * through them: it would else spend nearly all its switches on ciphers.
 *
 * <p>For {@code BigEndian} it is a must. Lincheck 3.7 calls itself broken ("Wow! You've caught a
 * bug in Lincheck") at any access through {@link
 * java.lang.invoke.MethodHandles#byteArrayViewVarHandle}: "Unsupported VarHandle type:
 * VarHandleByteArrayAsLongs$ArrayHandle".
 *
 * <p>What is hidden: two tasks inside one cipher at once. The accesses around it, which let them
 * in, are not.
 */
final class PureClasses {
  private static final List<String> PACKAGES =
      List.of("org.bouncycastle.", "org.latticeipc.ipc.crypto.", "org.latticeipc.ipc.algebra.");

  private static final List<String> CLASSES =
      List.of(
          "org.latticeipc.ipc.suite.FrameCodec",
          "org.latticeipc.kernel.Access",
          "org.latticeipc.kernel.AccessMemo",
          "org.latticeipc.kernel.Bytes",
          "org.latticeipc.kernel.CapNode",
          "org.latticeipc.kernel.CapTree",
          "org.latticeipc.kernel.EndpointBody",
          "org.latticeipc.kernel.EndpointSteps",
          "org.latticeipc.kernel.HmacSealer",
          "org.latticeipc.kernel.Message",
          "org.latticeipc.kernel.QueuedState",
          "org.latticeipc.kernel.SettledState",
          "org.latticeipc.machine.host.RecentVisitors",
          "org.latticeipc.scheduler.BidirectionalCycleSearch",
          "org.latticeipc.scheduler.CriticalPaths",
          "org.latticeipc.scheduler.DagEdit",
          "org.latticeipc.scheduler.IntList",
          "org.latticeipc.scheduler.PersistentVector",
          "org.latticeipc.scheduler.ReadyHeap",
          "org.latticeipc.scheduler.Transitions");

  private PureClasses() {}

  static boolean contains(String name) {
    return CLASSES.contains(name) || PACKAGES.stream().anyMatch(name::startsWith);
  }
}
