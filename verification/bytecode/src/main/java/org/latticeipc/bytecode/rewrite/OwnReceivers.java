package org.latticeipc.bytecode.rewrite;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Calls of an interface of the JDK, made if the program itself implements it. */
final class OwnReceivers {
  private OwnReceivers() {}

  /**
   * The call after a look at whom it calls.
   *
   * @param refused the number of what is said otherwise, and the call that says it
   */
  static InsnList required(MethodNode method, MethodInsnNode call, InsnList refused) {
    Type[] arguments = Type.getArgumentTypes(call.desc);
    int[] locals = new int[arguments.length];
    InsnList code = new InsnList();
    for (int i = arguments.length - 1; i >= 0; i--) {
      locals[i] = method.maxLocals;
      method.maxLocals += arguments[i].getSize();
      code.add(Code.store(arguments[i], locals[i]));
    }
    code.add(new InsnNode(Opcodes.DUP));
    code.add(new LdcInsnNode(call.name));
    code.add(new LdcInsnNode(call.desc));
    AbstractInsnNode says = refused.getLast();
    for (AbstractInsnNode node : refused.toArray()) {
      if (node != says) {
        refused.remove(node);
        code.add(node);
      }
    }
    code.add(
        Code.hook(
            "reflect/ReceiverHooks",
            "requireOwn",
            "(Ljava/lang/Object;Ljava/lang/String;Ljava/lang/String;I)V"));
    for (int i = 0; i < arguments.length; i++) {
      code.add(Code.load(arguments[i], locals[i]));
    }
    code.add(call.clone(null));
    return code;
  }
}
