package org.latticeipc.bytecode.substitute;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;
import org.latticeipc.bytecode.runtime.CallHooks;
import org.latticeipc.bytecode.runtime.ThreadHooks;

/** {@code java.lang.ScopedValue} of newer JDKs: each task's own bindings. */
@NullUnmarked // as the original: null where it takes and gives null
public final class JavaScopedValue {
  private JavaScopedValue() {}

  public static JavaScopedValue newInstance() {
    return new JavaScopedValue();
  }

  public static Carrier where(JavaScopedValue key, Object value) {
    return new Carrier(Objects.requireNonNull(key), value, null);
  }

  public Object get() {
    if (!isBound()) {
      throw new NoSuchElementException("ScopedValue not bound");
    }
    return ThreadHooks.local(this);
  }

  public boolean isBound() {
    return ThreadHooks.hasLocal(this);
  }

  public Object orElse(Object other) {
    Objects.requireNonNull(other);
    return isBound() ? ThreadHooks.local(this) : other;
  }

  public Object orElseThrow(Supplier<? extends Throwable> exception) throws Throwable {
    Objects.requireNonNull(exception);
    if (!isBound()) {
      throw exception.get();
    }
    return ThreadHooks.local(this);
  }

  /** {@code ScopedValue.CallableOp}. */
  @FunctionalInterface
  public interface CallableOp {
    Object call() throws Throwable;
  }

  /** {@code ScopedValue.Carrier}: bindings, the newest first. */
  public static final class Carrier {
    private final JavaScopedValue key;
    private final Object value;
    private final Carrier before;

    private Carrier(JavaScopedValue key, Object value, Carrier before) {
      this.key = key;
      this.value = value;
      this.before = before;
    }

    public Carrier where(JavaScopedValue another, Object itsValue) {
      return new Carrier(Objects.requireNonNull(another), itsValue, this);
    }

    public Object get(JavaScopedValue wanted) {
      for (Carrier c = this; c != null; c = c.before) {
        if (c.key == wanted) {
          return c.value;
        }
      }
      throw new NoSuchElementException("No mapping present");
    }

    public Object call(CallableOp op) throws Throwable {
      Objects.requireNonNull(op);
      return bound(op);
    }

    public void run(Runnable op) {
      Objects.requireNonNull(op);
      try {
        bound(
            () -> {
              op.run();
              return null;
            });
      } catch (RuntimeException | Error thrown) {
        throw thrown;
      } catch (Throwable thrown) {
        throw CallHooks.sneaky(thrown); // what it threw without saying so
      }
    }

    private Object bound(CallableOp op) throws Throwable {
      return before == null ? bind(op) : before.bound(() -> bind(op));
    }

    private Object bind(CallableOp op) throws Throwable {
      boolean was = ThreadHooks.hasLocal(key);
      Object old = ThreadHooks.local(key);
      ThreadHooks.setLocal(key, value);
      try {
        return op.call();
      } finally {
        if (was) {
          ThreadHooks.setLocal(key, old);
        } else {
          ThreadHooks.removeLocal(key);
        }
      }
    }
  }
}
