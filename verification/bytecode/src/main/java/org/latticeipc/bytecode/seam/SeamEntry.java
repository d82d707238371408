package org.latticeipc.bytecode.seam;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.copy.EntryName;
import org.latticeipc.bytecode.entry.Entry;
import org.latticeipc.bytecode.entry.ThreadTasks;
import org.latticeipc.bytecode.runtime.CallHooks;
import org.latticeipc.bytecode.runtime.JavaWorld;
import org.latticeipc.machine.program.MethodProgram;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Setup;

/**
 * A program on the seam that a method of a class is, or gives, see {@link MethodProgram}; watched
 * for what its tasks share beside cells.
 *
 * @param type the class's name with dots
 * @param method the method's name
 * @param before the names of methods of the same object that run first, in order
 */
public record SeamEntry(String type, String method, List<String> before) implements Entry {
  public SeamEntry {
    before = List.copyOf(before);
  }

  @Override
  public String name() {
    return type + "#" + method;
  }

  @Override
  public EntryName names() {
    return new EntryName(type, method, before, List.of());
  }

  @Override
  public boolean isOnSeam() {
    return true;
  }

  @Override
  public void declare(Setup setup, JavaWorld world, ClassLoader loader)
      throws ReflectiveOperationException {
    Class<?> holder = Class.forName(type, true, loader);
    Object instance = ThreadTasks.make(holder);
    world.label(instance, "this");
    for (String name : before) {
      Object unused = call(method(holder, name), instance);
    }
    Setup watched = WatchedSeam.of(world, setup);
    Method program = MethodProgram.program(holder, method).orElse(null);
    if (program != null) {
      Object unused = call(program, instance, watched);
    } else {
      Method giver =
          MethodProgram.giver(holder, method).orElseThrow(() -> new NoSuchMethodException(name()));
      ((Program) Objects.requireNonNull(call(giver, instance))).build(watched);
    }
  }

  private static Method method(Class<?> holder, String name) throws NoSuchMethodException {
    for (Class<?> c = holder; c != null; c = c.getSuperclass()) {
      for (Method m : c.getDeclaredMethods()) {
        if (m.getName().equals(name) && m.getParameterCount() == 0) {
          return m;
        }
      }
    }
    throw new NoSuchMethodException(name);
  }

  private static @Nullable Object call(Method method, Object instance, Object... arguments)
      throws IllegalAccessException {
    method.setAccessible(true);
    try {
      return method.invoke(instance, arguments);
    } catch (InvocationTargetException e) {
      throw CallHooks.sneaky(Objects.requireNonNull(e.getCause()));
    }
  }
}
