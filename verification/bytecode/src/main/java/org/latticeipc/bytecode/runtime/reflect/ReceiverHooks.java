package org.latticeipc.bytecode.runtime.reflect;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.NullUnmarked;
import org.latticeipc.bytecode.runtime.CallHooks;
import org.latticeipc.bytecode.runtime.ClassHooks;

/**
 * Calls of interfaces of the JDK whose implementations may be anything: those that the program has
 * of its own are explored, all others refused.
 */
@NullUnmarked // values of the explored program, any of which may be null
public final class ReceiverHooks {
  private static final ClassValue<Map<String, Boolean>> OWN =
      new ClassValue<>() {
        @Override
        protected Map<String, Boolean> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  private ReceiverHooks() {}

  /**
   * Refuses a call that would not come to a rewritten method.
   *
   * @param site what is said then
   */
  public static void requireOwn(Object receiver, String name, String descriptor, int site) {
    if (receiver != null
        && !OWN.get(receiver.getClass())
            .computeIfAbsent(
                name + descriptor, k -> isOwn(receiver.getClass(), name, descriptor))) {
      CallHooks.refused(site);
    }
  }

  private static boolean isOwn(Class<?> type, String name, String descriptor) {
    for (Class<?> c = type; ClassHooks.isRewritten(c); c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        if (method.getName().equals(name)
            && MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .toMethodDescriptorString()
                .equals(descriptor)) {
          return true;
        }
      }
    }
    return false;
  }
}
