package org.latticeipc.lincheck;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.ipc.algebra.Octonion;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.ipc.suite.FrameCodec;
import org.latticeipc.kernel.call.CheckedCap;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.machine.value.Bytes;
import org.latticeipc.scheduler.DagNode;
import org.latticeipc.scheduler.part.RunOrder;
import org.latticeipc.scheduler.ready.ReadyPool;

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
      List.of(
          "org.bouncycastle.",
          Secret.class.getPackageName() + ".",
          Octonion.class.getPackageName() + ".");

  private static final Set<String> CLASSES =
      Stream.of(
              beside(FrameCodec.class, "FrameCodec"),
              beside(Bytes.class, "Bytes", "IntList", "PersistentLongMap", "PersistentVector"),
              beside(ExoCap.class, "CapNode", "CapTree", "HmacSealer", "Holding", "SipHash"),
              beside(Message.class, "EndpointBody", "Message", "QueuedState", "SettledState"),
              beside(CheckedCap.class, "CheckedCap", "CheckedCapMemo", "EndpointSteps", "Loss"),
              beside(HostMachine.class, "RecentVisitors"),
              beside(DagNode.class, "Dependants", "NodeList", "NodeWord", "NodeWork"),
              beside(RunOrder.class, "BidirectionalCycleSearch"),
              beside(ReadyPool.class, "ReadyEntry", "ReadyHeap", "SortedRuns"))
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableSet());

  private PureClasses() {}

  /** Whether it is one of them, or a class within one. */
  static boolean contains(String name) {
    int nested = name.indexOf('$');
    return CLASSES.contains(nested < 0 ? name : name.substring(0, nested))
        || PACKAGES.stream().anyMatch(name::startsWith);
  }

  /** Classes of a package, some of which only their package sees; each must exist. */
  private static List<String> beside(Class<?> neighbour, String... names) {
    return Arrays.stream(names)
        .map(name -> neighbour.getPackageName() + "." + name)
        .map(PureClasses::checked)
        .toList();
  }

  private static String checked(String name) {
    try {
      Class.forName(name, false, PureClasses.class.getClassLoader());
      return name;
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("no class " + name + " to look through", e);
    }
  }
}
