package org.latticeipc.machine.program;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Programs that methods of somebody's class are, or give: a method that takes a {@link Setup} is
 * the program, a method that takes nothing and returns a {@link Program} gives it. Stateless.
 */
public final class MethodProgram {
  private MethodProgram() {}

  /** Whether a method is a program: it takes a set-up and nothing else. */
  public static boolean isProgram(Method method) {
    return Arrays.equals(method.getParameterTypes(), new Class<?>[] {Setup.class});
  }

  /** The method of that name, of a class or of those it extends, that gives a program. */
  public static Optional<Method> giver(Class<?> type, String name) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Method method : at.getDeclaredMethods()) {
        if (method.getName().equals(name)
            && method.getParameterCount() == 0
            && Program.class.isAssignableFrom(method.getReturnType())) {
          return Optional.of(method);
        }
      }
    }
    return Optional.empty();
  }

  /** The method of that name, of a class or of those it extends, that is a program. */
  public static Optional<Method> program(Class<?> type, String name) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Method method : at.getDeclaredMethods()) {
        if (method.getName().equals(name) && isProgram(method)) {
          return Optional.of(method);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The program.
   *
   * @param instance what the method is called on
   * @throws IllegalArgumentException if a method that should give a program gives null
   */
  public static Program of(Object instance, Method method) {
    if (isProgram(method)) {
      return Program.of(
          method.getName(),
          setup -> {
            Object unused = call(method, instance, setup);
          });
    } else if (call(method, instance) instanceof Program program) {
      return program;
    }
    throw new IllegalArgumentException(method.getName() + "() gave null instead of a program");
  }

  /**
   * An instance of a class by its constructor without parameters; of an inner class, in an instance
   * of the class around it.
   *
   * @throws IllegalArgumentException if there is no such constructor, or it throws; the message
   *     says so
   */
  public static Object instance(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    boolean inner = outer != null && !Modifier.isStatic(type.getModifiers());
    try {
      Constructor<?> constructor =
          inner ? type.getDeclaredConstructor(outer) : type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return inner ? constructor.newInstance(instance(outer)) : constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          "the constructor of " + type.getName() + " threw " + e.getCause(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          type.getName() + " has no constructor without parameters that can be called", e);
    }
  }

  private static @Nullable Object call(Method method, Object instance, Object... arguments) {
    try {
      method.setAccessible(true);
      return method.invoke(instance, arguments);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("cannot call " + method, e);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      if (cause instanceof RuntimeException exception) {
        throw exception;
      } else if (cause instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(method.getName() + " threw " + cause, e);
    }
  }
}
