package org.latticeipc.bytecode.rewrite;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Small pieces of byte code. */
final class Code {
  private Code() {}

  static AbstractInsnNode push(int value) {
    if (value >= -1 && value <= 5) {
      return new InsnNode(Opcodes.ICONST_0 + value);
    } else if (value >= Byte.MIN_VALUE && value <= Byte.MAX_VALUE) {
      return new IntInsnNode(Opcodes.BIPUSH, value);
    } else if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
      return new IntInsnNode(Opcodes.SIPUSH, value);
    }
    return new LdcInsnNode(value);
  }

  static MethodInsnNode hook(String type, String name, String desc) {
    return new MethodInsnNode(Opcodes.INVOKESTATIC, Naming.RUNTIME + type, name, desc, false);
  }

  static InsnList list(AbstractInsnNode... nodes) {
    InsnList all = new InsnList();
    for (AbstractInsnNode node : nodes) {
      all.add(node);
    }
    return all;
  }

  /** Gives a reference on the stack its type back. */
  static void cast(InsnList code, Type type) {
    if (!type.getInternalName().equals("java/lang/Object")) {
      code.add(new TypeInsnNode(Opcodes.CHECKCAST, type.getInternalName()));
    }
  }

  static VarInsnNode load(Type type, int local) {
    return new VarInsnNode(type.getOpcode(Opcodes.ILOAD), local);
  }

  static VarInsnNode store(Type type, int local) {
    return new VarInsnNode(type.getOpcode(Opcodes.ISTORE), local);
  }

  /** The frame at a label, or null. */
  static @Nullable FrameNode frameAt(LabelNode label) {
    for (AbstractInsnNode node = label; node != null; node = node.getNext()) {
      if (node instanceof FrameNode frame) {
        return frame;
      } else if (node.getOpcode() >= 0) {
        return null;
      }
    }
    return null;
  }

  static boolean isStatic(MethodNode method) {
    return (method.access & Opcodes.ACC_STATIC) != 0;
  }

  static boolean isReturn(AbstractInsnNode node) {
    return node.getOpcode() >= Opcodes.IRETURN && node.getOpcode() <= Opcodes.RETURN;
  }

  /** Turns a primitive on the stack into an object, for a probe. */
  static void box(InsnList code, Type type) {
    String wrapper = wrapper(type);
    code.add(
        new MethodInsnNode(
            Opcodes.INVOKESTATIC,
            wrapper,
            "valueOf",
            "(" + type.getDescriptor() + ")L" + wrapper + ";",
            false));
  }

  static void unbox(InsnList code, Type primitive) {
    String wrapper = wrapper(primitive);
    code.add(new TypeInsnNode(Opcodes.CHECKCAST, wrapper));
    code.add(
        new MethodInsnNode(
            Opcodes.INVOKEVIRTUAL,
            wrapper,
            primitive.getClassName() + "Value",
            "()" + primitive.getDescriptor(),
            false));
  }

  static boolean isPrimitive(Type type) {
    return type.getSort() >= Type.BOOLEAN && type.getSort() <= Type.DOUBLE;
  }

  static String wrapper(Type primitive) {
    return switch (primitive.getSort()) {
      case Type.BOOLEAN -> "java/lang/Boolean";
      case Type.CHAR -> "java/lang/Character";
      case Type.BYTE -> "java/lang/Byte";
      case Type.SHORT -> "java/lang/Short";
      case Type.INT -> "java/lang/Integer";
      case Type.FLOAT -> "java/lang/Float";
      case Type.LONG -> "java/lang/Long";
      case Type.DOUBLE -> "java/lang/Double";
      default -> throw new IllegalArgumentException(primitive + " is not primitive");
    };
  }

  /** The primitive type of a wrapper class, or null. */
  static @Nullable Type primitiveOf(Type wrapper) {
    return switch (wrapper.getInternalName()) {
      case "java/lang/Boolean" -> Type.BOOLEAN_TYPE;
      case "java/lang/Character" -> Type.CHAR_TYPE;
      case "java/lang/Byte" -> Type.BYTE_TYPE;
      case "java/lang/Short" -> Type.SHORT_TYPE;
      case "java/lang/Integer" -> Type.INT_TYPE;
      case "java/lang/Float" -> Type.FLOAT_TYPE;
      case "java/lang/Long" -> Type.LONG_TYPE;
      case "java/lang/Double" -> Type.DOUBLE_TYPE;
      default -> null;
    };
  }
}
