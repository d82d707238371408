package org.latticeipc.bytecode.loader;

import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.copy.ByteSource;

/**
 * The classes that a loader finds and the JDK does not: those of a running test. As thread-safe as
 * the loader.
 */
public final class LoadedClasses implements ByteSource {
  private final ClassLoader loader;

  /**
   * Of a class loader.
   *
   * @throws IllegalStateException if the ASM beside them cannot read the classes of this Java
   */
  public LoadedClasses(ClassLoader loader) {
    AsmCheck.require();
    this.loader = loader;
  }

  @Override
  public byte @Nullable [] user(String name) {
    boolean ofJdk =
        ClassLoader.getPlatformClassLoader().getResource(name + SystemClasses.SUFFIX) != null;
    return ofJdk ? null : SystemClasses.find(loader, name);
  }

  @Override
  public byte @Nullable [] system(String name) {
    return SystemClasses.find(name);
  }

  @Override
  public boolean mayHave(String resource) {
    return loader.getResource(resource) != null;
  }
}
