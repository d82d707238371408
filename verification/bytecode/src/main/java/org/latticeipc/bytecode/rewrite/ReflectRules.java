package org.latticeipc.bytecode.rewrite;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** What becomes of reflection, and of what shows objects as text. */
final class ReflectRules {
  private static final String OBJECT = "Ljava/lang/Object;";
  private static final Map<String, String> HOOKS =
      Map.ofEntries(
          Map.entry("java/lang/Class.getName", "text/ClassTexts"),
          Map.entry("java/lang/Class.getTypeName", "text/ClassTexts"),
          Map.entry("java/lang/Class.getCanonicalName", "text/ClassTexts"),
          Map.entry("java/lang/Class.getSimpleName", "text/ClassTexts"),
          Map.entry("java/lang/Class.getPackageName", "text/ClassTexts"),
          Map.entry("java/lang/Class.toString", "text/ClassTexts"),
          Map.entry("java/lang/Class.getResource", "reflect/ResourceHooks"),
          Map.entry("java/lang/Class.getResourceAsStream", "reflect/ResourceHooks"),
          Map.entry("java/lang/ClassLoader.loadClass", "reflect/MemberHooks"),
          Map.entry("java/lang/ClassLoader.getResource", "reflect/ResourceHooks"),
          Map.entry("java/lang/ClassLoader.getResourceAsStream", "reflect/ResourceHooks"),
          Map.entry("java/lang/ClassLoader.getResources", "reflect/ResourceHooks"),
          Map.entry("java/lang/ClassLoader.getSystemResource", "reflect/ResourceHooks"),
          Map.entry("java/lang/ClassLoader.getSystemResourceAsStream", "reflect/ResourceHooks"),
          Map.entry("java/lang/ClassLoader.getSystemResources", "reflect/ResourceHooks"),
          Map.entry("java/lang/Class.newInstance", "reflect/MemberHooks"),
          Map.entry("java/lang/Class.getMethods", "reflect/MemberHooks"),
          Map.entry("java/lang/Class.getDeclaredMethods", "reflect/MemberHooks"),
          Map.entry("java/lang/Class.getFields", "reflect/MemberHooks"),
          Map.entry("java/lang/Class.getDeclaredFields", "reflect/MemberHooks"),
          Map.entry("java/lang/reflect/Method.invoke", "reflect/MemberHooks"),
          Map.entry("java/lang/reflect/Constructor.newInstance", "reflect/MemberHooks"));

  private static final Set<String> MEMBERS =
      Set.of("Method", "Constructor", "Executable", "AccessibleObject");

  /** Calls whose last argument becomes text. */
  private static final Set<String> SHOWING =
      Set.of(
          "java/lang/String.valueOf(" + OBJECT + ")",
          "java/lang/StringBuilder.append(" + OBJECT + ")",
          "java/lang/StringBuffer.append(" + OBJECT + ")");

  private ReflectRules() {}

  /** What to put in place of a call, or null if it has nothing to do with it. */
  static @Nullable InsnList replacement(MethodInsnNode call) {
    String key = call.owner + "." + call.name;
    String hook = HOOKS.get(key);
    if (hook != null) {
      boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
      String desc = isStatic ? call.desc : "(L" + call.owner + ";" + call.desc.substring(1);
      return Code.list(Code.hook(hook, call.name, desc));
    } else if (call.name.equals("setAccessible") && call.desc.equals("(Z)V") && isMember(call)) {
      return Code.list(
          Code.hook("reflect/MemberHooks", call.name, "(Ljava/lang/reflect/AccessibleObject;Z)V"));
    } else if (SHOWING.contains(key + call.desc.substring(0, call.desc.indexOf(')') + 1))) {
      return Code.list(
          Code.hook("reflect/Texts", "of", "(" + OBJECT + ")" + OBJECT), call.clone(null));
    }
    return null;
  }

  private static boolean isMember(MethodInsnNode call) {
    String room = "java/lang/reflect/";
    return call.owner.startsWith(room) && MEMBERS.contains(call.owner.substring(room.length()));
  }

  /** The concatenation of strings, of which each part is shown as the program would see it. */
  static InsnList concatenation(InvokeDynamicInsnNode site) {
    Handle own =
        new Handle(
            Opcodes.H_INVOKESTATIC,
            Naming.RUNTIME + "reflect/Texts",
            site.bsm.getName(),
            site.bsm.getDesc(),
            false);
    return Code.list(new InvokeDynamicInsnNode(site.name, site.desc, own, site.bsmArgs));
  }
}
