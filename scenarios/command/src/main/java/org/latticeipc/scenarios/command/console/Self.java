package org.latticeipc.scenarios.command.console;

/** How the tool was called, for those who are told to call it again. Stateless. */
public final class Self {
  private Self() {}

  /** The launcher as it was named; in a checkout that is {@code ./lattice}. */
  public static String command() {
    return System.getProperty("lattice.command", "./lattice");
  }
}
