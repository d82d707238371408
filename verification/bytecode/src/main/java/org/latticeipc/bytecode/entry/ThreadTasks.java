package org.latticeipc.bytecode.entry;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.runtime.CallHooks;
import org.latticeipc.bytecode.runtime.JavaWorld;
import org.latticeipc.bytecode.runtime.ThreadHooks;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Setup;

/** Tasks that run compiled methods, and objects of rewritten classes. */
public final class ThreadTasks {
  private ThreadTasks() {}

  /** Gives set-up, or a task, a thread of the program. */
  public static void name(JavaWorld world, int task, String name)
      throws ReflectiveOperationException {
    Method running = world.threadClass().getDeclaredMethod("running", String.class);
    running.setAccessible(true);
    Object thread = invoke(running, null, name);
    world.label(thread, name);
    ThreadHooks.is(task, thread);
  }

  /** Declares a task with the next number. */
  public static TaskHandle task(Setup setup, JavaWorld world, String name, MethodHandle body)
      throws ReflectiveOperationException {
    return task(setup, world, name, () -> call(body));
  }

  /** Declares a task with the next number. */
  static TaskHandle task(Setup setup, JavaWorld world, String name, Runnable body)
      throws ReflectiveOperationException {
    int[] id = new int[1];
    TaskHandle handle =
        setup.task(
            name,
            () -> {
              world.begin(id[0]);
              ThreadHooks.guarded(name, body);
              ThreadHooks.counts(-1);
            });
    world.declared();
    id[0] = handle.id();
    name(world, id[0], name);
    return handle;
  }

  /** A method with its receiver, if it has one, and its arguments. */
  public static MethodHandle bind(Method method, @Nullable Object receiver, List<Object> arguments)
      throws IllegalAccessException {
    method.setAccessible(true);
    MethodHandle handle = MethodHandles.lookup().unreflect(method);
    if (!Modifier.isStatic(method.getModifiers())) {
      handle = handle.bindTo(receiver);
    }
    for (Object argument : arguments) {
      handle = MethodHandles.insertArguments(handle, 0, argument);
    }
    return handle.asType(MethodType.methodType(void.class));
  }

  /** Runs a bound method. */
  public static void call(MethodHandle body) {
    try {
      body.invokeExact();
    } catch (Throwable thrown) { // whatever it is belongs to the engine or to the program
      throw CallHooks.sneaky(thrown);
    }
  }

  /**
   * A new object by the constructor without parameters; for one of an inner class, with an object
   * of the class around it that is made in the same way.
   */
  public static Object make(Class<?> type) throws ReflectiveOperationException {
    Class<?> around = type.getDeclaringClass();
    boolean isInner = around != null && !Modifier.isStatic(type.getModifiers());
    Constructor<?> constructor =
        isInner ? type.getDeclaredConstructor(around) : type.getDeclaredConstructor();
    constructor.setAccessible(true);
    try {
      return isInner ? constructor.newInstance(make(around)) : constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw CallHooks.sneaky(Objects.requireNonNull(e.getCause()));
    }
  }

  private static Object invoke(Method method, @Nullable Object receiver, Object... arguments)
      throws ReflectiveOperationException {
    try {
      return method.invoke(receiver, arguments);
    } catch (InvocationTargetException e) {
      throw CallHooks.sneaky(Objects.requireNonNull(e.getCause()));
    }
  }
}
