package org.latticeipc.scenarios.command.subject;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.copy.KeptClasses;
import org.latticeipc.bytecode.loader.ClassStore;
import org.latticeipc.bytecode.loader.ToolIdentity;
import org.latticeipc.bytecode.whitelist.PureList;

/**
 * The JDK's classes as the explorer needs them, kept in the user's cache from one start to the
 * next. Where there is no such folder, or the tool is no jar, they are made anew each time.
 */
public final class JdkClasses {
  private final @Nullable ClassStore store;

  private JdkClasses(@Nullable ClassStore store) {
    this.store = store;
  }

  /**
   * What earlier starts left.
   *
   * @param environment the process's
   * @param pure what the user vouches for and trusts
   */
  public static JdkClasses open(Map<String, String> environment, PureList pure) {
    String key = ToolIdentity.of(pure);
    if (key == null) {
      return new JdkClasses(null);
    }
    try {
      return new JdkClasses(ClassStore.open(UserFolder.open(environment, "classes"), key));
    } catch (IOException e) {
      return new JdkClasses(null); // only a start is slower for it
    }
  }

  /** What is kept. */
  public KeptClasses kept() {
    return store == null ? KeptClasses.inMemory() : store;
  }

  /** Leaves what was made to later starts, if that can be written. */
  public void save() {
    if (store != null) {
      store.save();
    }
  }
}
