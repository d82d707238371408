package org.latticeipc.bytecode.seam;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.runtime.BesideCells;
import org.latticeipc.bytecode.runtime.CallHooks;
import org.latticeipc.bytecode.runtime.JavaWorld;
import org.latticeipc.bytecode.runtime.ThreadHooks;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Setup;

/**
 * The set-up, the machine and its cells as a watched program gets them: they do what they always
 * do, and say whose code runs, in tasks as well as in functions that an engine calls when it likes.
 */
final class WatchedSeam implements InvocationHandler {
  private final JavaWorld world;
  private final Object target;

  private WatchedSeam(JavaWorld world, Object target) {
    this.world = world;
    this.target = target;
  }

  static Setup of(JavaWorld world, Setup setup) {
    return watched(world, setup, Setup.class);
  }

  private static <T> T watched(JavaWorld world, T target, Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            WatchedSeam.class.getClassLoader(),
            new Class<?>[] {type},
            new WatchedSeam(world, target)));
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
    if (method.getName().equals("equals") && method.getParameterCount() == 1) {
      return proxy == Objects.requireNonNull(arguments)[0];
    }
    boolean declares = method.getReturnType() == TaskHandle.class;
    if (declares && BesideCells.task() != 0) {
      publishBodies(arguments);
    }
    int[] id = new int[1];
    @Nullable Object[] given = arguments == null ? new Object[0] : arguments.clone();
    for (int i = 0; i < given.length; i++) {
      given[i] = watched(given[i], declares ? id : new int[1]);
    }
    Object result = call(method, given);
    if (result instanceof TaskHandle task && declares) {
      id[0] = task.id();
      BesideCells.name(task.id(), task.name());
      return task;
    } else if (result instanceof Machine machine) {
      return watched(world, machine, Machine.class);
    } else if (result instanceof LongCell cell) {
      return watched(world, cell, LongCell.class);
    }
    return result instanceof RefCell<?> cell ? watched(world, cell, RefCell.class) : result;
  }

  /** A task starts another: whatever that one's code holds, both may know. */
  private static void publishBodies(@Nullable Object @Nullable [] arguments) {
    for (Object each : Objects.requireNonNull(arguments)) {
      if (each instanceof Runnable) {
        ThreadHooks.publish(each);
      }
    }
  }

  private @Nullable Object call(Method method, @Nullable Object[] given) {
    try {
      return method.invoke(target, given);
    } catch (InvocationTargetException e) {
      throw CallHooks.sneaky(Objects.requireNonNull(e.getCause()));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(method + " is public", e);
    }
  }

  /** A function that an engine calls later: as the task's whose it is, or as a new task's. */
  @SuppressWarnings("unchecked")
  private @Nullable Object watched(@Nullable Object argument, int[] id) {
    int owner = BesideCells.task();
    if (argument instanceof Runnable body) {
      return (Runnable)
          () -> {
            world.begin(id[0]);
            BesideCells.as(id[0], body);
          };
    } else if (argument instanceof LongPredicate until) {
      return (LongPredicate)
          value -> {
            boolean[] answer = new boolean[1];
            BesideCells.as(owner, () -> answer[0] = until.test(value));
            return answer[0];
          };
    } else if (argument instanceof Predicate<?> until) {
      return (Predicate<Object>)
          value -> {
            boolean[] answer = new boolean[1];
            BesideCells.as(owner, () -> answer[0] = ((Predicate<Object>) until).test(value));
            return answer[0];
          };
    } else if (argument instanceof UnaryOperator<?> change) {
      return (UnaryOperator<Object>)
          value -> {
            Object[] answer = new Object[1];
            BesideCells.as(owner, () -> answer[0] = ((UnaryOperator<Object>) change).apply(value));
            return answer[0];
          };
    }
    return argument;
  }
}
