package org.latticeipc.bytecode.substitute;

import org.jspecify.annotations.NullUnmarked;

/**
 * {@code java.lang.ref.Cleaner} for the JDK's own classes: nothing is ever collected, so what is
 * registered runs only if it is told to. The program's own cleaners are refused, as this class has
 * none to give.
 */
@NullUnmarked // as the original
public final class JavaCleaner {
  private static final JavaCleaner COMMON = new JavaCleaner();

  private JavaCleaner() {}

  public Cleanable register(Object object, Runnable action) {
    return new Registered(action);
  }

  /** {@code Cleaner.Cleanable}. */
  @FunctionalInterface
  public interface Cleanable {
    void clean();
  }

  /** {@code jdk.internal.ref.CleanerFactory}. */
  public static final class Factory {
    private Factory() {}

    public static JavaCleaner cleaner() {
      return COMMON;
    }
  }

  private static final class Registered implements Cleanable {
    private Runnable action;

    Registered(Runnable action) {
      this.action = action;
    }

    @Override
    public void clean() {
      Runnable once;
      synchronized (this) {
        once = action;
        action = null;
      }
      if (once != null) {
        once.run();
      }
    }
  }
}
