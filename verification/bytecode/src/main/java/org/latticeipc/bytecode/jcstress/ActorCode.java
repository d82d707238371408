package org.latticeipc.bytecode.jcstress;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Which actors have the same code: they differ in nothing but who they are. */
final class ActorCode {
  private ActorCode() {}

  /**
   * The actors that have the same code, in groups; each is in one, alone if no other is as it.
   *
   * @param source the bytes of a class of the user's by internal name, or null
   */
  static Collection<List<Method>> groups(
      List<Method> actors, Function<String, byte @Nullable []> source) {
    Map<String, List<Method>> groups = new LinkedHashMap<>();
    for (Method actor : actors) {
      groups.computeIfAbsent(code(actor, source), code -> new ArrayList<>()).add(actor);
    }
    return groups.values();
  }

  /** The method as the only one of a class, under a name that all have. */
  private static String code(Method method, Function<String, byte @Nullable []> source) {
    String owner = Type.getInternalName(method.getDeclaringClass());
    ClassNode node = new ClassNode();
    new ClassReader(source.apply(owner))
        .accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    String descriptor = Type.getMethodDescriptor(method);
    for (MethodNode found : node.methods) {
      if (found.name.equals(method.getName()) && found.desc.equals(descriptor)) {
        ClassWriter alone = new ClassWriter(0);
        alone.visit(Opcodes.V1_8, 0, owner, null, "java/lang/Object", new String[0]);
        found.name = "actor";
        found.visibleAnnotations = null;
        found.invisibleAnnotations = null;
        found.accept(alone);
        return new String(alone.toByteArray(), StandardCharsets.ISO_8859_1);
      }
    }
    throw new IllegalStateException(method + " is not in its class");
  }
}
