package org.latticeipc.bytecode.runtime.text;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.latticeipc.bytecode.runtime.CallHooks;
import org.latticeipc.bytecode.runtime.Carrier;
import org.latticeipc.bytecode.runtime.ClassHooks;
import org.latticeipc.bytecode.runtime.HeapObject;
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
    return ClassHooks.shownName(type);
  }

  public static String getTypeName(Class<?> type) {
    return type.isArray() ? getTypeName(type.getComponentType()) + "[]" : getName(type);
  }

  public static String getCanonicalName(Class<?> type) {
    String name = type.getCanonicalName();
    if (name == null || type.isPrimitive()) {
      return name;
    } else if (type.isArray()) {
      return getCanonicalName(type.getComponentType()) + "[]";
    }
    String shown = getName(type);
    return shown.equals(type.getName()) ? name : shown.replace('$', '.');
  }

  public static String getSimpleName(Class<?> type) {
    if (type.isArray()) {
      return getSimpleName(type.getComponentType()) + "[]";
    }
    String shown = getName(type);
    return shown.equals(type.getName())
        ? type.getSimpleName()
        : shown.substring(Math.max(shown.lastIndexOf('.'), shown.lastIndexOf('$')) + 1);
  }

  public static String getPackageName(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    String name = getName(element);
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

  // ---- exceptions

  /** {@code Throwable.getMessage}. */
  public static String getMessage(Throwable thrown) {
    return plain(thrown.getMessage());
  }

  /** {@code Throwable.getLocalizedMessage}. */
  public static String getLocalizedMessage(Throwable thrown) {
    return plain(thrown.getLocalizedMessage());
  }

  /** {@code Throwable.toString}. */
  public static String toString(Throwable thrown) {
    return CallHooks.plain(thrown.toString());
  }

  private static String plain(String text) {
    return text == null ? null : CallHooks.plain(text);
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
