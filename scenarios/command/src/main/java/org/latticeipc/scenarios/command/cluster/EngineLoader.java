package org.latticeipc.scenarios.command.cluster;

import java.net.URL;
import java.net.URLClassLoader;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.share.ClusterEngine;

/**
 * Loads the engine and what it needs. Of names that both know it gives the JDK's and this tool's
 * own classes from the parent, so that the engine explores what the command made; and everything
 * else from its jars, so that libraries of one name do not meet.
 */
final class EngineLoader extends URLClassLoader {
  static {
    registerAsParallelCapable();
  }

  /** What the names of this tool's classes begin with: the first two parts of a package. */
  private static final String TOOL = root(ClusterEngine.class.getPackageName());

  private static String root(String name) {
    return name.substring(0, name.indexOf('.', name.indexOf('.') + 1) + 1);
  }

  EngineLoader(URL[] jars, ClassLoader parent) {
    super("engine", jars, parent);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith("java.") || name.startsWith(TOOL)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> found = findLoadedClass(name);
      if (found == null) {
        found = own(name);
      }
      return found == null ? super.loadClass(name, resolve) : found;
    }
  }

  private @Nullable Class<?> own(String name) {
    try {
      return findClass(name);
    } catch (ClassNotFoundException notThere) {
      return null;
    }
  }

  @Override
  public @Nullable URL getResource(String name) {
    URL own = findResource(name);
    return own == null ? super.getResource(name) : own;
  }
}
