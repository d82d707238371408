package org.latticeipc.jpf;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Listens to a search for the two ways in which PathFinder silently does less than it says: a path
 * that ends at an instruction it cannot run, and a search that a limit cut short. Behind a proxy
 * for PathFinder's listener interfaces, so that nothing compiles against them. Confined to the
 * search's thread.
 */
final class SearchWatch implements InvocationHandler {
  private static final int EXECUTED = 3;

  private @Nullable String deadEnd;
  private @Nullable String constraint;

  /** Where a path ended although its thread had not. */
  Optional<String> deadEnd() {
    return Optional.ofNullable(deadEnd);
  }

  /** Which limit was hit. */
  Optional<String> constraint() {
    return Optional.ofNullable(constraint);
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws ReflectiveOperationException {
    switch (method.getName()) {
      case "instructionExecuted" -> {
        if (arguments != null && arguments[EXECUTED - 1] == null) {
          instructionWithoutNext(arguments[EXECUTED]);
        }
        return null;
      }
      case "searchConstraintHit" -> {
        if (arguments != null && constraint == null) {
          Object search = arguments[0];
          constraint =
              String.valueOf(search.getClass().getMethod("getLastSearchConstraint").invoke(search));
        }
        return null;
      }
      case "equals" -> {
        return arguments != null && proxy == arguments[0];
      }
      case "hashCode" -> {
        return 0;
      }
      case "toString" -> {
        return "lattice search watch";
      }
      default -> {
        return null;
      }
    }
  }

  /** A thread's last return has no next instruction; anything else without one is a dead end. */
  private void instructionWithoutNext(Object executed) throws ReflectiveOperationException {
    String kind = executed.getClass().getSimpleName();
    if (deadEnd == null && kind.startsWith("INVOKEDYNAMIC")) {
      Object where = executed.getClass().getMethod("getFileLocation").invoke(executed);
      Object method = executed.getClass().getMethod("getMethodInfo").invoke(executed);
      deadEnd = method + " (" + where + "), " + executed;
    }
  }
}
