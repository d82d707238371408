package org.latticeipc.bytecode.copy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Loads the front end once more, with statics of its own, but for this package; everything else is
 * what its own loader knows.
 */
public final class ToolCopy extends ClassLoader {
  private static final String SHARED = ToolCopy.class.getPackageName() + ".";
  private static final String ALL =
      SHARED.substring(0, SHARED.lastIndexOf('.', SHARED.length() - 2) + 1);

  private ToolCopy() {
    super("lattice-copy", ToolCopy.class.getClassLoader());
  }

  /**
   * A maker of programs in a copy of the tool.
   *
   * @param type a class of the tool that is made of a recipe
   */
  public static ProgramMaker maker(Class<? extends ProgramMaker> type, ProgramRecipe recipe) {
    try {
      return new ToolCopy()
          .loadClass(type.getName())
          .asSubclass(ProgramMaker.class)
          .getConstructor(ProgramRecipe.class)
          .newInstance(recipe);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the front end cannot be loaded once more: " + e, e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(ALL) || name.startsWith(SHARED)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      byte[] bytes = loaded == null ? bytes(name) : null;
      if (loaded == null && bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return bytes == null ? loaded : defineClass(name, bytes, 0, bytes.length);
    }
  }

  private byte @Nullable [] bytes(String name) {
    try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": cannot be read", e);
    }
  }
}
