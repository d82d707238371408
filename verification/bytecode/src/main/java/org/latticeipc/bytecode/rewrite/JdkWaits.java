package org.latticeipc.bytecode.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
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
  private static final String ATOMIC = CONCURRENT + "atomic/";
  private static final String THREADS = "ThreadHooks";

  private JdkWaits() {}

  /** Call it before anything else is put into the method. */
  static void mark(ClassNode owner, MethodNode method) {
    if (owner.name.equals(POOL) && method.name.equals("getTask")) {
      markWork(method, JdkWaits::takes);
    } else if (owner.name.equals(TIMER) && method.name.equals("mainLoop")) {
      markWork(method, call -> call.name.equals("wait") && call.desc.equals("()V"));
    } else if (CONDITIONS.contains(owner.name) && method.name.equals("await")) {
      if (method.desc.equals("()V")) {
        mayWakeForNoReason(owner, method);
      }
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
