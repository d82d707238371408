package org.latticeipc.bytecode.copy;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a program made of compiled classes begins, by names.
 *
 * @param type the class's name with dots
 * @param method the method; null for a jcstress test, which the class then is
 * @param before the names of methods of the same object that run first, in order
 * @param after those that run afterwards
 */
public record EntryName(
    String type, @Nullable String method, List<String> before, List<String> after)
    implements Serializable {
  public EntryName {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }
}
