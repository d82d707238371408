package org.latticeipc.bytecode.runtime;

import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.latticeipc.bytecode.runtime.ClassTable.SwitchLabel;

/** Class initialisation, what Java asks classes, and what a switch finds out about an object. */
@NullUnmarked // values of the explored program, any of which may be null
public final class ClassHooks {
  private ClassHooks() {}

  /** Initialises a rewritten class unless that was done. */
  public static void init(int id) {
    JavaWorld.init(id);
  }

  static void initialiseByName(String name) {
    int id = JavaWorld.classes().id(name);
    if (id >= 0) {
      JavaWorld.init(id);
    }
  }

  /** Initialises the class if it is rewritten; gives it back. */
  public static Class<?> initialised(Class<?> type) {
    int id = JavaWorld.classes().id(type);
    if (id >= 0) {
      JavaWorld.init(id);
    }
    return type;
  }

  /** Whether the class is rewritten. */
  public static boolean isRewritten(Class<?> type) {
    return JavaWorld.classes().id(type) >= 0;
  }

  /** The slot of a field, or -1. */
  public static int slot(Class<?> type, String field) {
    int id = JavaWorld.classes().id(type);
    return id < 0 ? -1 : JavaWorld.classes().instances(id).slot(field);
  }

  static Object[] constants(Class<?> type) {
    if (!type.isEnum()) {
      return null;
    }
    if (!isRewritten(type)) {
      return type.getEnumConstants();
    }
    initialised(type);
    try {
      var values = type.getMethod("values");
      values.setAccessible(true);
      return (Object[]) values.invoke(null);
    } catch (InvocationTargetException e) {
      throw CallHooks.sneaky(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("enum " + type.getName() + " has no values()", e);
    }
  }

  /** {@code Class.getEnumConstants}. */
  public static Object[] getEnumConstants(Class<?> type) {
    return constants(type);
  }

  /** {@code Class.forName}. */
  public static Class<?> forName(String name) throws ClassNotFoundException {
    return forName(name, true, null);
  }

  /** {@code Class.forName}, whose loader is that of the program. */
  public static Class<?> forName(String name, boolean initialise, ClassLoader loader)
      throws ClassNotFoundException {
    if (name.startsWith("[")) {
      throw JavaWorld.refuse("Class.forName of an array cannot be explored; use its class literal");
    }
    Class<?> found = JavaWorld.classes().forName(name);
    return initialise ? initialised(found) : found;
  }

  /** {@code Enum.valueOf}. */
  public static Enum<?> valueOf(Class<?> type, String name) {
    Object[] all = constants(type);
    for (Object constant : all == null ? new Object[0] : all) {
      if (((Enum<?>) constant).name().equals(name)) {
        return (Enum<?>) constant;
      }
    }
    if (name == null) {
      throw new NullPointerException("Name is null");
    }
    throw new IllegalArgumentException("No enum constant " + type.getCanonicalName() + "." + name);
  }

  /** The name by which the program knows a class, with dots, as {@code Class.getName}. */
  public static String shownName(Class<?> type) {
    if (type.isArray()) {
      Class<?> element = type.getComponentType();
      return element.isPrimitive()
          ? type.getName()
          : "[" + (element.isArray() ? shownName(element) : "L" + shownName(element) + ";");
    }
    return type == HeapObject.class
        ? Object.class.getName()
        : JavaWorld.originalName(type.getName());
  }

  /** {@code Object.getClass}. */
  public static Class<?> getClass(Object o) {
    Class<?> type = o.getClass();
    return type == HeapObject.class ? Object.class : type;
  }

  // ---- switches over patterns

  /** The first label from {@code from} on that fits, their number if none does, -1 for null. */
  public static int choose(Object target, int from, int site) {
    if (target == null) {
      return -1;
    }
    List<SwitchLabel> labels = JavaWorld.classes().labels(site);
    for (int i = from; i < labels.size(); i++) {
      if (fits(target, labels.get(i))) {
        return i;
      }
    }
    return labels.size();
  }

  private static boolean fits(Object target, SwitchLabel label) {
    if (label.constant() != null) {
      return target instanceof Enum<?> e
          && e.name().equals(label.constant())
          && (label.enumType().isEmpty()
              || e.getDeclaringClass().getName().equals(label.enumType()));
    } else if (label.value() != null) {
      return hasValue(target, label.value());
    }
    ClassLoader loader = JavaWorld.classes().threadClass().getClassLoader();
    return MethodType.fromMethodDescriptorString("()" + label.descriptor(), loader)
        .returnType()
        .isInstance(target);
  }

  private static boolean hasValue(Object target, Object wanted) {
    if (wanted instanceof Integer number) {
      return target instanceof Character c
          ? c.charValue() == number.intValue()
          : target instanceof Number n && n.intValue() == number;
    }
    return wanted.equals(target);
  }
}
