package org.latticeipc.bytecode.entry;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.copy.EntryName;
import org.latticeipc.bytecode.runtime.JavaWorld;
import org.latticeipc.machine.Unwinding;
import org.latticeipc.machine.program.Setup;

/**
 * A {@code main}, or a method without arguments, as the program's first task; the method is static
 * or called on a fresh object. A method of a test class is called as JUnit calls it: between the
 * methods that go before and after each test.
 *
 * @param type the class's name with dots
 * @param method the method's name
 * @param before the names of methods of the same object that run first, in order
 * @param after those that run afterwards, whatever happened
 */
public record MethodEntry(String type, String method, List<String> before, List<String> after)
    implements Entry {
  public MethodEntry {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** A method alone. */
  public MethodEntry(String type, String method) {
    this(type, method, List.of(), List.of());
  }

  @Override
  public String name() {
    return method.equals("main") ? type : type + "#" + method;
  }

  @Override
  public EntryName names() {
    return new EntryName(type, method, before, after);
  }

  @Override
  public void declare(Setup setup, JavaWorld world, ClassLoader loader)
      throws ReflectiveOperationException {
    setup.holdsOnlyCells();
    Class<?> holder = Class.forName(type, true, loader);
    Method found = find(holder, method);
    boolean isAlone = before.isEmpty() && after.isEmpty();
    boolean needsNone = isAlone && Modifier.isStatic(found.getModifiers());
    Object receiver = needsNone ? null : ThreadTasks.make(holder);
    if (receiver != null) {
      world.label(receiver, "this");
    }
    Sequence sequence =
        new Sequence(
            bound(holder, before, receiver), bind(found, receiver), bound(holder, after, receiver));
    ThreadTasks.task(setup, world, "main", sequence);
  }

  private List<MethodHandle> bound(Class<?> holder, List<String> names, @Nullable Object receiver)
      throws ReflectiveOperationException {
    List<MethodHandle> handles = new ArrayList<>();
    for (String name : names) {
      handles.add(bind(find(holder, name), receiver));
    }
    return handles;
  }

  private static MethodHandle bind(Method found, @Nullable Object receiver)
      throws IllegalAccessException {
    List<Object> arguments =
        found.getParameterCount() == 0 ? List.of() : List.of((Object) new String[0]);
    return ThreadTasks.bind(found, receiver, arguments);
  }

  private Method find(Class<?> holder, String name) throws NoSuchMethodException {
    for (Class<?> c = holder; c != null; c = c.getSuperclass()) {
      for (Method m : c.getDeclaredMethods()) {
        boolean fits =
            m.getParameterCount() == 0
                || (name.equals("main")
                    && m.getParameterCount() == 1
                    && m.getParameterTypes()[0] == String[].class);
        if (m.getName().equals(name) && fits) {
          return m;
        }
      }
    }
    throw new NoSuchMethodException(type + "#" + name);
  }

  /** A test with what goes before and after it. */
  private record Sequence(List<MethodHandle> before, MethodHandle test, List<MethodHandle> after)
      implements Runnable {
    @Override
    public void run() {
      try {
        before.forEach(ThreadTasks::call);
        ThreadTasks.call(test);
      } catch (Throwable thrown) { // whatever it is, it goes on
        if (!(thrown instanceof Unwinding)) {
          after.forEach(ThreadTasks::call);
        }
        throw thrown;
      }
      after.forEach(ThreadTasks::call);
    }
  }
}
