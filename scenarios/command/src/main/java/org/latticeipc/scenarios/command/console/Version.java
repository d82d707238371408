package org.latticeipc.scenarios.command.console;

import picocli.CommandLine.IVersionProvider;

/** The tool's version and what it runs on. */
public final class Version implements IVersionProvider {

  /** The version, from the jar's manifest; {@code unpackaged} when run from classes. */
  public static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "lattice " + number(),
      "Java " + Runtime.version() + " (" + System.getProperty("java.vm.name") + ")"
    };
  }
}
