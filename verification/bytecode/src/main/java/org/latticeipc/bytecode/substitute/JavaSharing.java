package org.latticeipc.bytecode.substitute;

/** The JDK's class data sharing, as it is without an archive. */
public final class JavaSharing {
  private JavaSharing() {}

  public static void initializeFromArchive(Class<?> type) {
    // there is none
  }

  public static long getRandomSeedForDumping() {
    return 1;
  }

  public static boolean isDumpingArchive() {
    return false;
  }

  public static boolean isDumpingHeap() {
    return false;
  }

  public static boolean isDumpingClassList() {
    return false;
  }

  public static boolean isSharingEnabled() {
    return false;
  }
}
