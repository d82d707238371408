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
          "org.latticeipc.kernel.call.CheckedCap",
          "org.latticeipc.kernel.call.CheckedCapMemo",
          "org.latticeipc.machine.value.Bytes",
          "org.latticeipc.kernel.capability.CapNode",
          "org.latticeipc.kernel.capability.CapTree",
          "org.latticeipc.kernel.object.EndpointBody",
          "org.latticeipc.kernel.call.EndpointSteps",
          "org.latticeipc.kernel.capability.HmacSealer",
          "org.latticeipc.kernel.object.Message",
          "org.latticeipc.kernel.object.QueuedState",
          "org.latticeipc.kernel.object.SettledState",
          "org.latticeipc.engine.host.RecentVisitors",
          "org.latticeipc.scheduler.part.BidirectionalCycleSearch",
          "org.latticeipc.scheduler.CriticalPaths",
          "org.latticeipc.scheduler.DagEdit",
          "org.latticeipc.machine.value.IntList",
          "org.latticeipc.machine.value.PersistentVector",
          "org.latticeipc.scheduler.ReadyHeap",
          "org.latticeipc.scheduler.DagTransitions");

  private PureClasses() {}

  static boolean contains(String name) {
    return CLASSES.contains(name) || PACKAGES.stream().anyMatch(name::startsWith);
  }
}
