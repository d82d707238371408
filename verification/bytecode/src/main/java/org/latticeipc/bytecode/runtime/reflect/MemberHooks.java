package org.latticeipc.bytecode.runtime.reflect;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.NullUnmarked;
import org.latticeipc.bytecode.runtime.ArrayHooks;
import org.latticeipc.bytecode.runtime.CallHooks;
import org.latticeipc.bytecode.runtime.ClassHooks;
import org.latticeipc.bytecode.runtime.JavaWorld;
import org.latticeipc.bytecode.runtime.SharedValues;
import org.latticeipc.bytecode.runtime.text.ClassTexts;

/**
 * Methods and constructors of rewritten classes by reflection. What is looked up is what the source
 * has, in an order of its own, since that of a JVM differs from one run to the next.
 */
@NullUnmarked // values of the explored program, any of which may be null
public final class MemberHooks {
  private static final Comparator<Member> BY_NAME =
      Comparator.comparing(Member::getName).thenComparing(Object::toString);

  private MemberHooks() {}

  /** {@code Method.invoke}. */
  public static Object invoke(Method method, Object target, Object[] arguments)
      throws IllegalAccessException, InvocationTargetException {
    requireExplored(method);
    try {
      return method.invoke(target, (Object[]) ArrayHooks.lend(arguments));
    } catch (InvocationTargetException thrown) {
      CallHooks.caught(thrown.getCause());
      throw thrown;
    }
  }

  /** {@code Constructor.newInstance}. */
  public static Object newInstance(Constructor<?> constructor, Object[] arguments)
      throws InstantiationException, IllegalAccessException, InvocationTargetException {
    requireExplored(constructor);
    try {
      return constructor.newInstance((Object[]) ArrayHooks.lend(arguments));
    } catch (InvocationTargetException thrown) {
      CallHooks.caught(thrown.getCause());
      throw thrown;
    }
  }

  /** {@code Class.newInstance}, which throws what the constructor throws. */
  public static Object newInstance(Class<?> type)
      throws InstantiationException, IllegalAccessException {
    try {
      return newInstance(type.getDeclaredConstructor(), new Object[0]);
    } catch (InvocationTargetException thrown) {
      throw CallHooks.sneaky(thrown.getCause());
    } catch (NoSuchMethodException none) {
      InstantiationException refused = new InstantiationException(type.getName());
      refused.initCause(none);
      throw refused;
    }
  }

  private static void requireExplored(Executable member) {
    String shown = ClassTexts.getName(member.getDeclaringClass()) + "." + shownName(member);
    if (!ClassHooks.isRewritten(member.getDeclaringClass())) {
      throw JavaWorld.refuse(
          "reflection calls " + shown + ", which cannot be explored; call it directly");
    }
    boolean isOpen = Modifier.isPublic(member.getModifiers());
    if (!isOpen && !isAccessible(member)) {
      throw JavaWorld.refuse(
          "reflection calls "
              + shown
              + " without setAccessible, so that it depends on who calls whether it may; make it"
              + " accessible first");
    }
  }

  private static String shownName(Executable member) {
    return member instanceof Constructor ? "<init>" : member.getName();
  }

  @SuppressWarnings("deprecation") // of this object, not of who asks
  private static boolean isAccessible(AccessibleObject member) {
    return member.isAccessible();
  }

  /** {@code setAccessible}, of what only this thread has. */
  public static void setAccessible(AccessibleObject member, boolean flag) {
    if (SharedValues.mayBeShared(member)) {
      throw JavaWorld.refuse(
          "setAccessible of " + member + ", which other threads may know, cannot be explored");
    }
    member.setAccessible(flag);
  }

  /** {@code ClassLoader.loadClass}, whose loader is that of the program. */
  public static Class<?> loadClass(ClassLoader loader, String name) throws ClassNotFoundException {
    return ClassHooks.forName(name, false, loader);
  }

  /** {@code Class.getMethods}. */
  public static Method[] getMethods(Class<?> type) {
    return ofSource(type.getMethods());
  }

  /** {@code Class.getDeclaredMethods}. */
  public static Method[] getDeclaredMethods(Class<?> type) {
    return ofSource(type.getDeclaredMethods());
  }

  /** {@code Class.getFields}. */
  public static Field[] getFields(Class<?> type) {
    if (ClassHooks.isRewritten(type)) {
      throw JavaWorld.refuse(
          "Class.getFields of a class whose fields are all made public cannot be explored; use"
              + " getDeclaredFields");
    }
    return type.getFields();
  }

  /** {@code Class.getDeclaredFields}. */
  public static Field[] getDeclaredFields(Class<?> type) {
    return ofSource(type.getDeclaredFields());
  }

  private static <M extends Member> M[] ofSource(M[] all) {
    M[] kept =
        Arrays.stream(all)
            .filter(member -> !member.getName().contains("lattice$"))
            .sorted(BY_NAME)
            .toArray(n -> Arrays.copyOf(all, n));
    return kept;
  }
}
