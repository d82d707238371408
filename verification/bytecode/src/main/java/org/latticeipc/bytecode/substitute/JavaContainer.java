package org.latticeipc.bytecode.substitute;

/** The JDK's book-keeping of an executor's threads, which newer JDKs have; keeps nothing. */
public class JavaContainer implements AutoCloseable {
  public JavaContainer() {}

  public JavaContainer(boolean shared) {}

  public static JavaContainer create(String name) {
    return new JavaContainer();
  }

  public static JavaContainer create(JavaContainer parent, String name) {
    return new JavaContainer();
  }

  public void start(JavaThread thread) {
    thread.start();
  }

  public void add(JavaThread thread) {
    // not kept
  }

  public void remove(JavaThread thread) {
    // not kept
  }

  public void onStart(JavaThread thread) {
    // not kept
  }

  public void onExit(JavaThread thread) {
    // not kept
  }

  @Override
  public void close() {
    // nothing is kept
  }
}
