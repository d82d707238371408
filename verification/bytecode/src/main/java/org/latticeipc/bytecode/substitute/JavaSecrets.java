package org.latticeipc.bytecode.substitute;

import org.latticeipc.bytecode.runtime.ThreadHooks;

/** What collections ask of the JDK's innards. */
public final class JavaSecrets {
  private static final Language LANGUAGE = new Answers();

  private JavaSecrets() {}

  public static Language getJavaLangAccess() {
    return LANGUAGE;
  }

  public static void setJavaUtilConcurrentFJPAccess(Pools access) {
    // nobody asks for it
  }

  public static void setJavaUtilConcurrentTLRAccess(Pools access) {
    // nobody asks for it
  }

  /** What the pools offer to the JDK. */
  public interface Pools {}

  /** Of {@code jdk.internal.access.JavaLangAccess}. */
  public interface Language {
    <E extends Enum<E>> E[] getEnumConstantsShared(Class<E> type);

    String join(String prefix, String suffix, String delimiter, String[] elements, int size);

    JavaThread currentCarrierThread();
  }

  private static final class Answers implements Language {
    @Override
    @SuppressWarnings("unchecked")
    public <E extends Enum<E>> E[] getEnumConstantsShared(Class<E> type) {
      return (E[]) ThreadHooks.constants(type);
    }

    @Override
    public String join(
        String prefix, String suffix, String delimiter, String[] elements, int size) {
      StringBuilder text = new StringBuilder(prefix);
      for (int i = 0; i < size; i++) {
        text.append(i == 0 ? "" : delimiter).append(elements[i]);
      }
      return text.append(suffix).toString();
    }

    @Override
    public JavaThread currentCarrierThread() {
      return JavaThread.currentThread();
    }
  }
}
