package org.latticeipc.bytecode.substitute;

/** The JDK's list of executors, for who looks for all threads; keeps nothing. */
public final class JavaContainers {
  private JavaContainers() {}

  public static Object registerContainer(JavaContainer container) {
    return container;
  }

  public static void deregisterContainer(Object key) {
    // not kept
  }
}
