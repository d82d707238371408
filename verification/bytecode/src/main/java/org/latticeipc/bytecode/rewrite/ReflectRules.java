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
  private static final String ROOM = "reflect/";
  private static final String OBJECT = "Ljava/lang/Object;";
  private static final Map<String, String> HOOKS =
      Map.ofEntries(
          Map.entry("java/lang/Class.getName", "ClassNames"),
          Map.entry("java/lang/Class.getTypeName", "ClassNames"),
          Map.entry("java/lang/Class.getCanonicalName", "ClassNames"),
          Map.entry("java/lang/Class.getSimpleName", "ClassNames"),
          Map.entry("java/lang/Class.getPackageName", "ClassNames"),
          Map.entry("java/lang/Class.toString", "ClassNames"),
          Map.entry("java/lang/Class.getResource", "ResourceHooks"),
          Map.entry("java/lang/Class.getResourceAsStream", "ResourceHooks"),
          Map.entry("java/lang/ClassLoader.loadClass", "MemberHooks"),
          Map.entry("java/lang/ClassLoader.getResource", "ResourceHooks"),
          Map.entry("java/lang/ClassLoader.getResourceAsStream", "ResourceHooks"),
          Map.entry("java/lang/ClassLoader.getResources", "ResourceHooks"),
          Map.entry("java/lang/ClassLoader.getSystemResource", "ResourceHooks"),
          Map.entry("java/lang/ClassLoader.getSystemResourceAsStream", "ResourceHooks"),
          Map.entry("java/lang/ClassLoader.getSystemResources", "ResourceHooks"),
          Map.entry("java/lang/Class.newInstance", "MemberHooks"),
          Map.entry("java/lang/Class.getMethods", "MemberHooks"),
          Map.entry("java/lang/Class.getDeclaredMethods", "MemberHooks"),
          Map.entry("java/lang/Class.getFields", "MemberHooks"),
          Map.entry("java/lang/Class.getDeclaredFields", "MemberHooks"),
          Map.entry("java/lang/reflect/Method.invoke", "MemberHooks"),
          Map.entry("java/lang/reflect/Constructor.newInstance", "MemberHooks"));

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
      return Code.list(hook(hook, call.name, desc));
    } else if (call.name.equals("setAccessible") && call.desc.equals("(Z)V") && isMember(call)) {
      return Code.list(hook("MemberHooks", call.name, "(Ljava/lang/reflect/AccessibleObject;Z)V"));
    } else if (SHOWING.contains(key + call.desc.substring(0, call.desc.indexOf(')') + 1))) {
      return Code.list(hook("Texts", "of", "(" + OBJECT + ")" + OBJECT), call.clone(null));
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
            Naming.RUNTIME + ROOM + "Texts",
            site.bsm.getName(),
            site.bsm.getDesc(),
            false);
    return Code.list(new InvokeDynamicInsnNode(site.name, site.desc, own, site.bsmArgs));
  }

  private static MethodInsnNode hook(String type, String name, String desc) {
    return Code.hook(ROOM + type, name, desc);
  }
}
