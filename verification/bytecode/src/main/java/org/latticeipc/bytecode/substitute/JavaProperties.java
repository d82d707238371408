package org.latticeipc.bytecode.substitute;

import java.security.PrivilegedAction;
import org.jspecify.annotations.NullUnmarked;

/** The JDK's actions that read system properties; properties that nobody may set do not change. */
@NullUnmarked // as the original: null where it takes and gives null
public class JavaProperties implements PrivilegedAction<String> {
  private final String name;
  private final String otherwise;

  public JavaProperties(String name) {
    this(name, null);
  }

  public JavaProperties(String name, String otherwise) {
    this.name = name;
    this.otherwise = otherwise;
  }

  @Override
  public String run() {
    return System.getProperty(name, otherwise);
  }

  public static String privilegedGetProperty(String name) {
    return System.getProperty(name);
  }

  public static String privilegedGetProperty(String name, String otherwise) {
    return System.getProperty(name, otherwise);
  }

  /** {@code GetBooleanAction}. */
  public static class OfBoolean implements PrivilegedAction<Boolean> {
    private final String name;

    public OfBoolean(String name) {
      this.name = name;
    }

    @Override
    public Boolean run() {
      return Boolean.getBoolean(name);
    }
  }

  /** {@code GetIntegerAction}. */
  public static class OfInteger implements PrivilegedAction<Integer> {
    private final String name;
    private final int otherwise;

    public OfInteger(String name, int otherwise) {
      this.name = name;
      this.otherwise = otherwise;
    }

    @Override
    public Integer run() {
      return Integer.getInteger(name, otherwise);
    }

    public static int privilegedGetProperty(String name, int otherwise) {
      return Integer.getInteger(name, otherwise);
    }
  }
}
