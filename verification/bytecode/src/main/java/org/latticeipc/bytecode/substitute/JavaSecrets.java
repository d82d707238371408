package org.latticeipc.bytecode.substitute;

import org.latticeipc.bytecode.runtime.ThreadHooks;

/** What collections ask of the JDK's innards. */
public final class JavaSecrets {
  private static final Language LANGUAGE = new Answers();
  private static final Probes PROBES = new ThreadProbes();

  private JavaSecrets() {}

  public static Language getJavaLangAccess() {
    return LANGUAGE;
  }

  public static void setJavaUtilConcurrentFJPAccess(Pools access) {
    // nobody asks for it
  }

  public static Probes getJavaUtilConcurrentTLRAccess() {
    return PROBES;
  }

  public static void setJavaUtilConcurrentTLRAccess(Probes access) {
    // ours are given out
  }

  /** What the pools offer to the JDK. */
  public interface Pools {}

  /** Of {@code jdk.internal.access.JavaUtilConcurrentTLRAccess}. */
  public interface Probes {
    int getThreadLocalRandomProbe();

    int advanceThreadLocalRandomProbe(int probe);

    int nextSecondaryThreadLocalRandomSeed();
  }

  private static final class ThreadProbes implements Probes {
    @Override
    public int getThreadLocalRandomProbe() {
      return JavaThreadLocalRandom.getProbe();
    }

    @Override
    public int advanceThreadLocalRandomProbe(int probe) {
      return JavaThreadLocalRandom.advanceProbe(probe);
    }

    @Override
    public int nextSecondaryThreadLocalRandomSeed() {
      return JavaThreadLocalRandom.nextSecondarySeed();
    }
  }

  /** Of {@code jdk.internal.access.JavaLangAccess}. */
  public interface Language {
    <E extends Enum<E>> E[] getEnumConstantsShared(Class<E> type);

    String join(String prefix, String suffix, String delimiter, String[] elements, int size);

    JavaThread currentCarrierThread();

    void start(JavaThread thread, JavaContainer container);
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

    @Override
    public void start(JavaThread thread, JavaContainer container) {
      thread.startIn(container);
    }
  }
}
