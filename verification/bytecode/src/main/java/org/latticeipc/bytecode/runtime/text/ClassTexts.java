package org.latticeipc.bytecode.runtime.text;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.latticeipc.bytecode.runtime.CallHooks;
import org.latticeipc.bytecode.runtime.Carrier;
import org.latticeipc.bytecode.runtime.ClassHooks;
import org.latticeipc.bytecode.runtime.HeapObject;
import org.latticeipc.bytecode.runtime.ThreadHooks;
import org.latticeipc.trace.Sources;

/**
 * What classes and exceptions say of themselves, as if nothing were rewritten; the names are part
 * of the byte code.
 */
@NullUnmarked // values of the explored program, any of which may be null
public final class ClassTexts {
  /** In the names of all that a rewriter puts into classes. */
  private static final String MADE_UP = "lattice$";

  private static final String ROOM = ClassHooks.class.getPackageName().replaceFirst("[^.]+$", "");
  private static final String JDK_COPY = ROOM + "jdk.";

  private ClassTexts() {}

  public static String getName(Class<?> type) {
    if (!type.isArray()) {
      return shown(type);
    }
    String component = getName(type.getComponentType());
    boolean isName = !type.getComponentType().isArray() && !type.getComponentType().isPrimitive();
    return isName
        ? "[L" + component + ";"
        : "["
            + (type.getComponentType().isPrimitive()
                ? type.descriptorString().charAt(1)
                : component);
  }

  private static String shown(Class<?> type) {
    return ClassHooks.shown(type);
  }

  public static String getTypeName(Class<?> type) {
    return type.isArray() ? getTypeName(type.getComponentType()) + "[]" : shown(type);
  }

  public static String getCanonicalName(Class<?> type) {
    String name = type.getCanonicalName();
    if (name == null || type.isPrimitive()) {
      return name;
    } else if (type.isArray()) {
      return getCanonicalName(type.getComponentType()) + "[]";
    }
    String shown = shown(type);
    return shown.equals(type.getName()) ? name : shown.replace('$', '.');
  }

  public static String getSimpleName(Class<?> type) {
    if (type.isArray()) {
      return getSimpleName(type.getComponentType()) + "[]";
    }
    String shown = shown(type);
    return shown.equals(type.getName())
        ? type.getSimpleName()
        : shown.substring(Math.max(shown.lastIndexOf('.'), shown.lastIndexOf('$')) + 1);
  }

  public static String getPackageName(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    String name = shown(element);
    int dot = name.lastIndexOf('.');
    return element.isPrimitive() ? element.getPackageName() : dot < 0 ? "" : name.substring(0, dot);
  }

  public static String toString(Class<?> type) {
    String kind = type.isInterface() ? "interface " : type.isPrimitive() ? "" : "class ";
    return kind + getName(type);
  }

  public static Class<?> getSuperclass(Class<?> type) {
    Class<?> parent = type.getSuperclass();
    return parent == HeapObject.class ? Object.class : parent;
  }

  public static Class<?>[] getInterfaces(Class<?> type) {
    return Arrays.stream(type.getInterfaces())
        .filter(each -> each != Carrier.class)
        .toArray(Class<?>[]::new);
  }

  public static boolean isRecord(Class<?> type) {
    return type.getSuperclass() == Record.class;
  }

  public static Field[] getDeclaredFields(Class<?> type) {
    return own(type.getDeclaredFields());
  }

  public static Field[] getFields(Class<?> type) {
    if (ClassHooks.isRewritten(type)) {
      throw ThreadHooks.refuse(
          "Class.getFields of a class whose fields are all made public cannot be explored; use"
              + " getDeclaredFields");
    }
    return type.getFields();
  }

  public static Method[] getDeclaredMethods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(each -> !each.getName().contains(MADE_UP))
        .toArray(Method[]::new);
  }

  public static Method[] getMethods(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(each -> !each.getName().contains(MADE_UP))
        .toArray(Method[]::new);
  }

  private static Field[] own(Field[] all) {
    return Arrays.stream(all)
        .filter(each -> !each.getName().contains(MADE_UP))
        .toArray(Field[]::new);
  }

  // ---- exceptions

  /** {@code Throwable.getMessage}. */
  public static String getMessage(Throwable thrown) {
    return CallHooks.plain(thrown.getMessage());
  }

  /** {@code Throwable.getLocalizedMessage}. */
  public static String getLocalizedMessage(Throwable thrown) {
    return CallHooks.plain(thrown.getLocalizedMessage());
  }

  /** {@code Throwable.toString}. */
  public static String toString(Throwable thrown) {
    return CallHooks.plain(thrown.toString());
  }

  /** {@code Throwable.getStackTrace}, without frames of the tool. */
  public static StackTraceElement[] getStackTrace(Throwable thrown) {
    List<StackTraceElement> frames =
        Arrays.stream(thrown.getStackTrace())
            .filter(frame -> !isOfTool(frame))
            .map(ClassTexts::plain)
            .toList();
    return frames.toArray(new StackTraceElement[0]);
  }

  private static boolean isOfTool(StackTraceElement frame) {
    String type = frame.getClassName();
    return type.contains(MADE_UP) || Sources.isOfEngine(frame) && !type.startsWith(JDK_COPY);
  }

  private static StackTraceElement plain(StackTraceElement frame) {
    String type = frame.getClassName();
    return new StackTraceElement(
        null,
        null,
        null,
        type.startsWith(JDK_COPY) ? type.substring(JDK_COPY.length()) : type,
        frame.getMethodName(),
        frame.getFileName(),
        frame.getLineNumber());
  }
}
