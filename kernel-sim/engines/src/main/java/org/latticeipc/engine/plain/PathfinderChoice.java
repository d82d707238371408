package org.latticeipc.engine.plain;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * PathFinder's own {@code Verify} class, reached by reflection so that nothing compiles against it.
 * Absent outside PathFinder: then choices take their first alternative.
 */
final class PathfinderChoice {
  private static final @Nullable Class<?> VERIFY = verify();

  private PathfinderChoice() {}

  /** A branch for each of the alternatives under PathFinder, else 0. */
  static int choose(int alternatives) {
    Object chosen = call("getInt", new Class<?>[] {int.class, int.class}, 0, alternatives - 1);
    return chosen instanceof Integer number ? number : 0;
  }

  /** Abandons the path under PathFinder; returns outside it. */
  static void ignorePath() {
    Object unused = call("ignoreIf", new Class<?>[] {boolean.class}, true);
  }

  private static @Nullable Object call(String name, Class<?>[] types, Object... arguments) {
    if (VERIFY == null) {
      return null;
    }
    try {
      Method method = VERIFY.getMethod(name, types);
      return method.invoke(null, arguments);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("this PathFinder has no usable Verify." + name, e);
    }
  }

  private static @Nullable Class<?> verify() {
    try {
      return Class.forName("gov.nasa.jpf.vm.Verify");
    } catch (ClassNotFoundException e) {
      return null;
    }
  }
}
