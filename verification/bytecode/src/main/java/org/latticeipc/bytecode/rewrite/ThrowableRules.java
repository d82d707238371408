package org.latticeipc.bytecode.rewrite;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** What becomes of calls that change a throwable or show its stack trace. */
final class ThrowableRules {
  private static final String THROWABLE = "java/lang/Throwable";
  private static final String TYPE = "L" + THROWABLE + ";";
  private static final Set<String> HOOKED =
      Set.of(
          "printStackTrace()V",
          "addSuppressed(" + TYPE + ")V",
          "initCause(" + TYPE + ")" + TYPE,
          "setStackTrace([Ljava/lang/StackTraceElement;)V",
          "fillInStackTrace()" + TYPE);

  /** A stack trace that goes elsewhere is its first line, as that of standard error is. */
  private static final Set<String> SHOWN_BY =
      Set.of(Naming.COPY + "java/io/PrintWriter", "java/io/PrintStream");

  private ThrowableRules() {}

  /** What to put in place of a call, or null if it has nothing to do with it. */
  static @Nullable InsnList replacement(RewrittenClasses classes, MethodInsnNode call) {
    String key = call.name + call.desc;
    boolean isShown = call.name.equals("printStackTrace") && SHOWN_BY.contains(argument(call));
    boolean isCalled = call.getOpcode() == Opcodes.INVOKEVIRTUAL;
    if (!isCalled || !(HOOKED.contains(key) || isShown) || !classes.isThrowable(call.owner)) {
      return null;
    } else if (isShown) {
      String line = "(Ljava/lang/Object;)V";
      return Code.list(
          new InsnNode(Opcodes.SWAP),
          new MethodInsnNode(Opcodes.INVOKEVIRTUAL, argument(call), "println", line, false));
    }
    return Code.list(Code.hook("CallHooks", call.name, "(" + TYPE + call.desc.substring(1)));
  }

  /** The one argument, a class, or empty. */
  private static String argument(MethodInsnNode call) {
    return call.desc.startsWith("(L") && call.desc.endsWith(";)V")
        ? call.desc.substring(2, call.desc.length() - 3)
        : "";
  }
}
