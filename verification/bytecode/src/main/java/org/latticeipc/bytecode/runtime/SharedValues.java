package org.latticeipc.bytecode.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/** References as cells hold them: which are values, which may be shared, and which are the same. */
@NullUnmarked // values of the explored program, any of which may be null
public final class SharedValues {
  private SharedValues() {}

  /** Constants: whoever has an equal one has the same one. */
  @SuppressWarnings("ReferenceEquality") // identity is the question
  static boolean isSameByContent(Object v) {
    if (v instanceof Class || v instanceof Enum || v instanceof Boolean) {
      return true;
    } else if (v instanceof Integer || v instanceof Long || v instanceof Short) {
      long n = ((Number) v).longValue();
      return n >= -128 && n <= 127 && isCached(v, n);
    } else if (v instanceof Byte b) {
      return v == (Object) Byte.valueOf(b);
    } else if (v instanceof Character c) {
      return c <= 127 && v == (Object) Character.valueOf(c);
    } else if (v instanceof String text) {
      return new String(text).intern() == text;
    }
    return v instanceof MethodHandle || v instanceof MethodType;
  }

  @SuppressWarnings("ReferenceEquality") // identity is the question
  private static boolean isCached(Object v, long n) {
    return v instanceof Integer
        ? v == (Object) Integer.valueOf((int) n)
        : v instanceof Long
            ? v == (Object) Long.valueOf(n)
            : v == (Object) Short.valueOf((short) n);
  }

  static boolean isPureValue(Object v) {
    return v instanceof String
        || (v instanceof Number && !(v instanceof Carrier))
        || v instanceof Boolean
        || v instanceof Character;
  }

  /**
   * A reference read from what only this task knows. An object of a class that is not rewritten and
   * may change is as good as changed: the round of a loop that got hold of it is not idle.
   */
  static Object seen(Object value) {
    if (value == null || value instanceof HeapObject || isTracked(value) || isPureValue(value)) {
      return value;
    }
    boolean mayChange =
        JavaWorld.active()
            .changes
            .computeIfAbsent(value.getClass(), type -> !JavaWorld.classes().isShareable(type));
    if (mayChange) {
      JavaWorld.now().wroteLocally();
    }
    return value;
  }

  /** The header of an object that only the running task knows, or null. */
  static ObjectHeader localHeader(Object value) {
    if (value == null || !isTracked(value)) {
      return null;
    }
    ObjectHeader h = JavaWorld.header(value);
    return h.local ? h : null;
  }

  private static boolean isTracked(Object value) {
    return value instanceof HeapObject || value instanceof Carrier || value.getClass().isArray();
  }

  /** What a cell holds for a reference; publishes the object. */
  static Object wrap(Object value, ObjectHeader holder, int slot, boolean throughFinal) {
    if (value == null) {
      return null;
    }
    if (!isTracked(value)) {
      return wrapForeign(value);
    }
    ObjectHeader h = JavaWorld.header(value);
    if (holder != null) {
      h.reachedBy(holder, slot);
    }
    if (h.local && value instanceof Throwable thrown) {
      wrapCauses(thrown);
    }
    if (h.local && JavaWorld.now().publishes) {
      h.publish(throughFinal);
    } else if (h.frozen > 0 && !throughFinal && h.task != 0) {
      JavaWorld.assume(
          "an object reached through a final field ("
              + h
              + ") was published otherwise too; its first values are taken to be seen");
    }
    return h;
  }

  /** What a cell would hold for a reference, for comparison only: publishes nothing. */
  static Object identity(Object value) {
    if (value == null || (!isTracked(value) && isSameByContent(value))) {
      return value;
    }
    return JavaWorld.header(value);
  }

  private static Object wrapForeign(Object value) {
    if (isSameByContent(value)) {
      return value;
    }
    if (value instanceof Optional<?> optional) {
      wrapWithin(optional.orElse(null));
    } else if (!JavaWorld.classes().isShareable(value.getClass())) {
      if (JavaWorld.now() != JavaWorld.active().setUp && !BesideCells.watching) {
        throw refuseSharing(value);
      }
      // What set-up keeps harms nobody before a task gets hold of it, see unwrap.
      ObjectHeader h = JavaWorld.header(value);
      h.unshareable = true;
      if (BesideCells.watching) {
        BesideCells.held(h);
      }
      return h;
    }
    if (value instanceof Throwable thrown) {
      wrapCauses(thrown);
    }
    return JavaWorld.header(value);
  }

  private static RuntimeException refuseSharing(Object value) {
    return JavaWorld.refuse(
        "an object of "
            + publicName(value.getClass())
            + " is shared between threads, whose state cannot be explored; share one of its"
            + " own class, or name it with --pure if it never changes");
  }

  /** Publishes what an object that is not rewritten gives out itself, so that nobody is asked. */
  private static void wrapWithin(Object value) {
    Object wrapped = wrap(value, null, 0, true);
    if (wrapped instanceof ObjectHeader h && h.unshareable) {
      throw refuseSharing(value);
    } else if (wrapped instanceof ObjectHeader h && !isTracked(value)) {
      JavaWorld.active().known.givenOut(value, h);
    }
  }

  /** What a throwable holds is published with it. */
  private static void wrapCauses(Throwable thrown) {
    boolean overrides;
    try {
      overrides = thrown.getClass().getMethod("getCause").getDeclaringClass() != Throwable.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every throwable has getCause", e);
    }
    if (!overrides && thrown.getCause() != null && thrown.getCause() != thrown) {
      wrapWithin(thrown.getCause());
    }
    for (Throwable suppressed : thrown.getSuppressed()) {
      wrapWithin(suppressed);
    }
  }

  /** Whether other tasks may know an object of a class that is not rewritten. */
  public static boolean mayBeShared(Object value) {
    ObjectHeader h = headerIfAny(value);
    return h != null && !h.local;
  }

  /** The object that a cell's value stands for. */
  static Object unwrap(Object value) {
    if (!(value instanceof ObjectHeader h)) {
      return value;
    }
    Object object = h.object;
    if (object == null) {
      return h; // the static fields of a class, in the hands of Unsafe
    }
    if (h.unshareable && BesideCells.watching) {
      BesideCells.held(h);
    } else if (h.unshareable && JavaWorld.inTask()) {
      throw refuseSharing(object);
    }
    // On the seam a task may be called with what an earlier build gave to it when it was spawned.
    if (!(object instanceof HeapObject)
        && !(object instanceof Carrier)
        && (h.task != 0 || BesideCells.watching)) {
      JavaWorld.now().enter(object, h);
    }
    return object;
  }

  /** Java's {@code ==} on references. */
  static boolean same(Object a, Object b) {
    if (a == b) {
      return true;
    } else if (a == null || b == null) {
      return false;
    }
    ObjectHeader x = headerIfAny(a);
    return x != null && x.equals(headerIfAny(b));
  }

  private static ObjectHeader headerIfAny(Object o) {
    if (o instanceof HeapObject heap) {
      return heap.header;
    } else if (o instanceof Carrier carrier) {
      return carrier.$lattice$header();
    }
    ObjectHeader h = JavaWorld.now().header(o);
    return h != null ? h : JavaWorld.active().shared.get(o);
  }

  /** The same in every run: hidden classes have numbers in their names. */
  static String publicName(Class<?> type) {
    String name = type.getName();
    if (Proxy.isProxyClass(type)) {
      return "a proxy of " + type.getInterfaces()[0].getName();
    }
    int lambda = name.indexOf("$$Lambda");
    return lambda < 0 ? name : "a lambda of " + name.substring(0, lambda);
  }
}
