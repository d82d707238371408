package org.latticeipc.trace;

import org.jspecify.annotations.Nullable;

/**
 * Values as traces show them. A class that inherits {@code toString} from {@link Object}, or an
 * array, is shown by its name alone: its text would hold an identity hash, which differs from run
 * to run.
 */
public final class ValueText {
  private static final ClassValue<Boolean> TELLS_ITSELF =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          try {
            return type.getMethod("toString").getDeclaringClass() != Object.class;
          } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every class has toString", e);
          }
        }
      };

  private ValueText() {}

  /** The text of a value, the same in every run and from every engine. */
  public static String of(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    Class<?> type = value.getClass();
    try {
      return TELLS_ITSELF.get(type) ? value.toString() : type.getSimpleName();
    } catch (RuntimeException unable) { // a courtesy of the value's class, nothing more
      return type.getSimpleName();
    }
  }
}
