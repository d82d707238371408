package org.latticeipc.bytecode.runtime.reflect;

import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.runtime.CallHooks;
import org.latticeipc.bytecode.runtime.ClassHooks;

/** Names of classes: a copy of one of the JDK's, and what stands for one, has the original's. */
public final class ClassNames {
  private ClassNames() {}

  /** {@code Class.getName}. */
  public static String getName(Class<?> type) {
    return ClassHooks.shownName(type);
  }

  /** {@code Class.getTypeName}. */
  public static String getTypeName(Class<?> type) {
    return type.isArray() ? getTypeName(type.getComponentType()) + "[]" : getName(type);
  }

  /** {@code Class.getCanonicalName}. */
  public static @Nullable String getCanonicalName(Class<?> type) {
    if (type.isArray()) {
      String element = getCanonicalName(type.getComponentType());
      return element == null ? null : element + "[]";
    }
    String canonical = type.getCanonicalName();
    String name = getName(type);
    return canonical == null || name.equals(type.getName()) ? canonical : name.replace('$', '.');
  }

  /** {@code Class.getSimpleName}. */
  public static String getSimpleName(Class<?> type) {
    if (type.isArray()) {
      return getSimpleName(type.getComponentType()) + "[]";
    }
    String name = getName(type);
    return name.equals(type.getName())
        ? type.getSimpleName()
        : name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }

  /** {@code Class.getPackageName}. */
  public static String getPackageName(Class<?> type) {
    if (type.isArray()) {
      return getPackageName(type.getComponentType());
    }
    String name = getName(type);
    return name.equals(type.getName())
        ? type.getPackageName()
        : name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  /** {@code Class.toString}. */
  public static String toString(Class<?> type) {
    return CallHooks.toString(type);
  }
}
