package org.latticeipc.bytecode.substitute;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;
import org.latticeipc.bytecode.runtime.ThreadHooks;

/** {@link ThreadLocal}: each task's own values, which no other task sees. */
@NullUnmarked // as the original: null where it takes and gives null
public class JavaThreadLocal {
  private final Supplier<?> first;

  public JavaThreadLocal() {
    this(null);
  }

  private JavaThreadLocal(Supplier<?> first) {
    this.first = first;
  }

  public static JavaThreadLocal withInitial(Supplier<?> supplier) {
    return new JavaThreadLocal(Objects.requireNonNull(supplier));
  }

  protected Object initialValue() {
    return first == null ? null : first.get();
  }

  public Object get() {
    if (!ThreadHooks.hasLocal(this)) {
      ThreadHooks.setLocal(this, initialValue());
    }
    return ThreadHooks.local(this);
  }

  public void set(Object value) {
    ThreadHooks.setLocal(this, value);
  }

  public void remove() {
    ThreadHooks.removeLocal(this);
  }
}
