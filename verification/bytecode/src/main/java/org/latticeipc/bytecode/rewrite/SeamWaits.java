package org.latticeipc.bytecode.rewrite;

import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RefCell;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Waits of cells: whoever implements {@link LongCell} or {@link RefCell} may wait as it likes, by
 * spinning for a while and then parking, say, and what that comes to is what {@code await}
 * promises. So a loop that loads until the predicate holds is in its place.
 */
final class SeamWaits {
  private static final String LONG_CELL = Type.getInternalName(LongCell.class);
  private static final String REF_CELL = Type.getInternalName(RefCell.class);
  private static final String ORDER = Type.getInternalName(LoadOrder.class);
  private static final String ORDER_TYPE = Type.getDescriptor(LoadOrder.class);
  private static final String LONG_WAIT = "(Ljava/util/function/LongPredicate;" + ORDER_TYPE + ")J";
  private static final String REF_WAIT =
      "(Ljava/util/function/Predicate;" + ORDER_TYPE + ")Ljava/lang/Object;";

  private SeamWaits() {}

  /** Call it before anything else is put into the method. */
  static void replace(ClassNode owner, MethodNode method) {
    if (!method.name.equals("await") || (method.access & Opcodes.ACC_ABSTRACT) != 0) {
      return;
    }
    if (owner.interfaces.contains(LONG_CELL) && method.desc.equals(LONG_WAIT)) {
      replace(owner, method, Type.LONG_TYPE, "java/util/function/LongPredicate");
    } else if (owner.interfaces.contains(REF_CELL) && method.desc.equals(REF_WAIT)) {
      replace(owner, method, Type.getType(Object.class), "java/util/function/Predicate");
    }
  }

  private static void replace(ClassNode owner, MethodNode method, Type value, String predicate) {
    LabelNode again = new LabelNode();
    InsnList code =
        Code.list(
            Code.hook("CallHooks", "assumeAwait", "()V"),
            new VarInsnNode(Opcodes.ALOAD, 2),
            new FieldInsnNode(Opcodes.GETSTATIC, ORDER, LoadOrder.PLAIN.name(), ORDER_TYPE),
            new JumpInsnNode(Opcodes.IF_ACMPNE, again),
            new FieldInsnNode(Opcodes.GETSTATIC, ORDER, LoadOrder.RELAXED.name(), ORDER_TYPE),
            new VarInsnNode(Opcodes.ASTORE, 2),
            again,
            new FrameNode(
                Opcodes.F_NEW, 3, new Object[] {owner.name, predicate, ORDER}, 0, new Object[0]),
            new VarInsnNode(Opcodes.ALOAD, 0),
            new VarInsnNode(Opcodes.ALOAD, 2),
            new MethodInsnNode(
                Opcodes.INVOKEVIRTUAL,
                owner.name,
                "load",
                "(" + ORDER_TYPE + ")" + value.getDescriptor(),
                false),
            Code.store(value, 3),
            new VarInsnNode(Opcodes.ALOAD, 1),
            Code.load(value, 3),
            new MethodInsnNode(
                Opcodes.INVOKEINTERFACE,
                predicate,
                "test",
                "(" + value.getDescriptor() + ")Z",
                true),
            new JumpInsnNode(Opcodes.IFEQ, again),
            Code.load(value, 3),
            new InsnNode(value.getOpcode(Opcodes.IRETURN)));
    method.instructions = code;
    method.tryCatchBlocks.clear();
    method.localVariables = null;
    method.visibleLocalVariableAnnotations = null;
    method.invisibleLocalVariableAnnotations = null;
    method.maxLocals = 3 + value.getSize();
  }
}
