package org.latticeipc.bytecode.runtime.reflect;

import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.runtime.JavaWorld;
import org.latticeipc.bytecode.runtime.text.ClassTexts;

/**
 * Resources of the class path: that one is not there is known from the class path; what one holds
 * cannot be explored.
 */
public final class ResourceHooks {
  private ResourceHooks() {}

  /** {@code ClassLoader.getResource}, whose loader is that of the program. */
  public static @Nullable URL getResource(ClassLoader loader, String name) {
    return getSystemResource(name);
  }

  /** {@code ClassLoader.getResourceAsStream}. */
  public static @Nullable InputStream getResourceAsStream(ClassLoader loader, String name) {
    return getSystemResourceAsStream(name);
  }

  /** {@code ClassLoader.getResources}. */
  public static Enumeration<URL> getResources(ClassLoader loader, String name) {
    return getSystemResources(name);
  }

  /** {@code Class.getResource}, whose names begin at the class's package. */
  public static @Nullable URL getResource(Class<?> from, String name) {
    return getSystemResource(resolved(from, name));
  }

  /** {@code Class.getResourceAsStream}. */
  public static @Nullable InputStream getResourceAsStream(Class<?> from, String name) {
    return getSystemResourceAsStream(resolved(from, name));
  }

  /** {@code ClassLoader.getSystemResource}. */
  public static @Nullable URL getSystemResource(String name) {
    requireAbsent(name);
    return null;
  }

  /** {@code ClassLoader.getSystemResourceAsStream}. */
  public static @Nullable InputStream getSystemResourceAsStream(String name) {
    requireAbsent(name);
    return null;
  }

  /** {@code ClassLoader.getSystemResources}. */
  public static Enumeration<URL> getSystemResources(String name) {
    requireAbsent(name);
    return Collections.emptyEnumeration();
  }

  private static String resolved(Class<?> from, String name) {
    if (name.startsWith("/")) {
      return name.substring(1);
    }
    String room = ClassTexts.getPackageName(from).replace('.', '/');
    return room.isEmpty() ? name : room + "/" + name;
  }

  private static void requireAbsent(String name) {
    if (JavaWorld.mayHaveResource(name)) {
      throw JavaWorld.refuse("the resource " + name + " is looked for, which cannot be explored");
    }
  }
}
