package org.latticeipc.bytecode.entry;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import org.latticeipc.bytecode.runtime.JavaWorld;
import org.latticeipc.machine.program.Setup;

/**
 * A {@code main}, or a public method without arguments, as the program's first task; the method is
 * static or called on a fresh object.
 *
 * @param type the class's name with dots
 * @param method the method's name
 */
public record MethodEntry(String type, String method) implements Entry {

  @Override
  public String name() {
    return method.equals("main") ? type : type + "#" + method;
  }

  @Override
  public void declare(Setup setup, JavaWorld world, ClassLoader loader)
      throws ReflectiveOperationException {
    setup.holdsOnlyCells();
    Class<?> holder = Class.forName(type, true, loader);
    Method found = find(holder);
    boolean isStatic = Modifier.isStatic(found.getModifiers());
    Object receiver = isStatic ? null : ThreadTasks.make(holder);
    if (receiver != null) {
      world.label(receiver, "this");
    }
    List<Object> arguments =
        found.getParameterCount() == 0 ? List.of() : List.of((Object) new String[0]);
    ThreadTasks.task(setup, world, "main", ThreadTasks.bind(found, receiver, arguments));
  }

  private Method find(Class<?> holder) throws NoSuchMethodException {
    for (Class<?> c = holder; c != null; c = c.getSuperclass()) {
      for (Method m : c.getDeclaredMethods()) {
        boolean fits =
            m.getParameterCount() == 0
                || (method.equals("main")
                    && m.getParameterCount() == 1
                    && m.getParameterTypes()[0] == String[].class);
        if (m.getName().equals(method) && fits) {
          return m;
        }
      }
    }
    throw new NoSuchMethodException(type + "#" + method);
  }
}
