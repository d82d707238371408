package org.latticeipc.bytecode.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Waits of the JDK's own classes that mean more than their code says.
 *
 * <ul>
 *   <li>Where a {@link java.util.concurrent.ThreadPoolExecutor}'s worker takes work from its queue,
 *       and where the thread of a {@link java.util.Timer} waits for a task: one that waits there
 *       for ever is at rest. Only that is marked; a worker that waits for a lock of its pool, or in
 *       a task, is not at rest.
 *   <li>A weak exchange of {@code java.util.concurrent.atomic} may fail for no reason, which is
 *       shown where the program calls it; the JDK's own loops try again at once.
 *   <li>Executors are closed by waiting for their end a day at a time, again and again: that is a
 *       wait without a time limit.
 *   <li>A skip list relies on dependencies between reads ({@link ClassFacts}), which is said.
 *   <li>The table of counters of a map is accessed as if its elements were volatile, which is said:
 *       the JDK asks a map whether it is empty to learn whether it is the last of several threads
 *       that leave, which plain accesses do not answer in a model without their order.
 *   <li>Who exchanges looks a thousand times before it blocks; that it does not is one of the ways
 *       in which it may go.
 *   <li>The reentrant locks ask who owns them only to learn whether the running thread does; who
 *       reads under a lock of readers and writers is told, for those who wait for ever.
 *   <li>{@link java.util.concurrent.locks.Condition#await()} may return for no reason, which the
 *       code never does: it is then a wait whose time is up at once.
 * </ul>
 */
final class JdkWaits {
  private static final String CONCURRENT = Naming.COPY + "java/util/concurrent/";
  private static final String POOL = CONCURRENT + "ThreadPoolExecutor";
  private static final String TIMER = Naming.COPY + "java/util/TimerThread";
  private static final Set<String> CONDITIONS =
      Set.of(
          CONCURRENT + "locks/AbstractQueuedSynchronizer$ConditionObject",
          CONCURRENT + "locks/AbstractQueuedLongSynchronizer$ConditionObject");
  private static final String SKIP_LIST = CONCURRENT + "ConcurrentSkipListMap";
  private static final String DEPENDENCIES =
      "plain accesses within a ConcurrentSkipListMap are acquire and release, since it relies on"
          + " the order of reads that depend on each other";
  private static final String MAP = CONCURRENT + "ConcurrentHashMap";
  private static final Set<String> COUNTING = Set.of("sumCount", "addCount", "fullAddCount");
  private static final String COUNTERS =
      "plain accesses to the table of counters of a ConcurrentHashMap are volatile, since the JDK"
          + " relies on what its isEmpty says";
  private static final String EXCHANGER = CONCURRENT + "Exchanger";
  private static final int SPINS = 1 << 10;
  private static final String HAND_OVER =
      "who waits in a LinkedTransferQueue or SynchronousQueue says so as if by a volatile write,"
          + " since it relies on a fence between plain accesses";
  private static final String REENTRANT = CONCURRENT + "locks/Reentrant";
  private static final String READERS = REENTRANT + "ReadWriteLock$Sync";
  private static final String ATOMIC = CONCURRENT + "atomic/";
  private static final String THREADS = "ThreadHooks";

  private JdkWaits() {}

  /** Call it before anything else is put into the method. */
  static void mark(ClassNode owner, MethodNode method) {
    if (owner.name.equals(SKIP_LIST) && method.name.equals("<init>")) {
      method.instructions.insert(says(DEPENDENCIES));
    } else if (owner.name.equals(MAP) && COUNTING.contains(method.name)) {
      markCounters(method);
    } else if (owner.name.equals(ClassFacts.DUAL_NODE) && method.name.equals("await")) {
      method.instructions.insert(says(HAND_OVER));
    } else if (owner.name.equals(EXCHANGER)) {
      spinsNever(method);
    } else if (owner.name.equals(POOL) && method.name.equals("getTask")) {
      markWork(method, JdkWaits::takes);
    } else if (owner.name.equals(TIMER) && method.name.equals("mainLoop")) {
      markWork(method, call -> call.name.equals("wait") && call.desc.equals("()V"));
    } else if (CONDITIONS.contains(owner.name) && method.name.equals("await")) {
      if (method.desc.equals("()V")) {
        mayWakeForNoReason(owner, method);
      }
    } else if (owner.name.startsWith(CONCURRENT) && isClosing(method)) {
      markDays(method);
    } else if (owner.name.startsWith(REENTRANT)) {
      markOwners(owner, method);
    } else if (isWeakExchange(owner.name, method.name) && isInstanceMethod(method)) {
      mayFailForNoReason(owner, method);
    }
  }

  /** Whether it is a weak exchange of an atomic class or of an updater. */
  static boolean isWeakExchange(String owner, String method) {
    return method.startsWith("weakCompareAndSet")
        && (owner.startsWith(ATOMIC) || owner.startsWith(Naming.SUBSTITUTE));
  }

  private static boolean isInstanceMethod(MethodNode method) {
    return (method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT)) == 0;
  }

  private static void mayFailForNoReason(ClassNode owner, MethodNode method) {
    List<Object> locals = new ArrayList<>(List.of(owner.name));
    for (Type type : Type.getArgumentTypes(method.desc)) {
      locals.add(
          switch (type.getSort()) {
            case Type.LONG -> Opcodes.LONG;
            case Type.FLOAT -> Opcodes.FLOAT;
            case Type.DOUBLE -> Opcodes.DOUBLE;
            case Type.ARRAY, Type.OBJECT -> type.getInternalName();
            default -> Opcodes.INTEGER;
          });
    }
    LabelNode tries = new LabelNode();
    method.instructions.insert(
        Code.list(
            Code.hook("VarAccess", "failsIfAsked", "()Z"),
            new JumpInsnNode(Opcodes.IFEQ, tries),
            new InsnNode(Opcodes.ICONST_0),
            new InsnNode(Opcodes.IRETURN),
            tries,
            new FrameNode(Opcodes.F_NEW, locals.size(), locals.toArray(), 0, new Object[0])));
  }

  private static void markCounters(MethodNode method) {
    for (AbstractInsnNode node : method.instructions.toArray()) {
      if (node.getOpcode() == Opcodes.AALOAD) {
        method.instructions.insert(node, new TypeInsnNode(Opcodes.CHECKCAST, MAP + "$CounterCell"));
        method.instructions.set(
            node,
            Code.hook("ArrayHooks", "volatileElement", "([Ljava/lang/Object;I)Ljava/lang/Object;"));
      } else if (node.getOpcode() == Opcodes.AASTORE) {
        method.instructions.set(
            node,
            Code.hook(
                "ArrayHooks", "setVolatileElement", "([Ljava/lang/Object;ILjava/lang/Object;)V"));
      }
    }
    if (method.name.equals("fullAddCount")) {
      method.instructions.insert(says(COUNTERS));
    }
  }

  private static InsnList says(String assumption) {
    return Code.list(
        new LdcInsnNode(assumption), Code.hook("CallHooks", "assume", "(Ljava/lang/String;)V"));
  }

  private static void spinsNever(MethodNode method) {
    for (AbstractInsnNode node : method.instructions.toArray()) {
      if (node instanceof IntInsnNode constant && constant.operand == SPINS) {
        method.instructions.set(node, new InsnNode(Opcodes.ICONST_0));
      }
    }
  }

  private static boolean isClosing(MethodNode method) {
    return method.desc.equals("()V")
        && (method.name.equals("close") || method.name.equals("awaitTermination"));
  }

  private static void markDays(MethodNode method) {
    for (AbstractInsnNode node : method.instructions.toArray()) {
      if (node.getOpcode() == Opcodes.LCONST_1
          && node.getNext() instanceof FieldInsnNode unit
          && unit.name.equals("DAYS")) {
        method.instructions.set(node, new LdcInsnNode(Long.MAX_VALUE));
      }
    }
  }

  private static void markOwners(ClassNode owner, MethodNode method) {
    boolean ofReaders = owner.name.equals(READERS);
    boolean shares =
        ofReaders && (method.name.equals("tryAcquireShared") || method.name.equals("tryReadLock"));
    boolean leaves = ofReaders && method.name.equals("tryReleaseShared");
    for (AbstractInsnNode node : method.instructions.toArray()) {
      if (node instanceof MethodInsnNode call
          && call.name.equals("getExclusiveOwnerThread")
          && !method.name.equals("getOwner")) {
        call.name = "ownerIfRunning";
      } else if (Code.isReturn(node) && (shares || leaves)) {
        // Newer JDKs have a long for what older ones have an int for.
        boolean isLong = node.getOpcode() == Opcodes.LRETURN;
        InsnList got = Code.list(new InsnNode(isLong ? Opcodes.DUP2 : Opcodes.DUP));
        if (isLong) {
          got.add(new InsnNode(Opcodes.L2I));
        }
        got.add(new VarInsnNode(Opcodes.ALOAD, 0));
        String desc =
            method.desc.endsWith("Z") ? "(ZLjava/lang/Object;)V" : "(ILjava/lang/Object;)V";
        got.add(Code.hook("MonitorHooks", leaves ? "readsNoMore" : "reads", desc));
        method.instructions.insertBefore(node, got);
      }
    }
  }

  private static boolean takes(MethodInsnNode call) {
    return call.itf && (call.name.equals("take") || call.name.equals("poll"));
  }

  private static void markWork(MethodNode method, Predicate<MethodInsnNode> waits) {
    for (AbstractInsnNode node : method.instructions.toArray()) {
      if (node instanceof MethodInsnNode call && waits.test(call)) {
        method.instructions.insertBefore(node, Code.hook(THREADS, "rests", "()V"));
        method.instructions.insert(node, Code.hook(THREADS, "restsNoMore", "()V"));
      }
    }
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      FrameNode frame = Code.frameAt(block.handler);
      if (frame != null) {
        method.instructions.insert(frame, Code.hook(THREADS, "restsNoMore", "()V"));
      }
    }
  }

  private static void mayWakeForNoReason(ClassNode owner, MethodNode method) {
    LabelNode waits = new LabelNode();
    InsnList code =
        Code.list(
            Code.hook(THREADS, "wakesForNoReason", "()Z"),
            new JumpInsnNode(Opcodes.IFEQ, waits),
            new VarInsnNode(Opcodes.ALOAD, 0),
            new InsnNode(Opcodes.LCONST_0),
            new MethodInsnNode(Opcodes.INVOKEVIRTUAL, owner.name, "awaitNanos", "(J)J", false),
            new InsnNode(Opcodes.POP2),
            new InsnNode(Opcodes.RETURN),
            waits,
            new FrameNode(Opcodes.F_NEW, 1, new Object[] {owner.name}, 0, new Object[0]));
    method.instructions.insert(code);
  }
}
