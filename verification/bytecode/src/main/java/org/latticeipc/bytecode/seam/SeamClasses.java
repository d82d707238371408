package org.latticeipc.bytecode.seam;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.copy.ByteSource;
import org.latticeipc.machine.Machine;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.trace.Trace;

/** The classes of a program on the seam: all but those of the seam itself. */
public final class SeamClasses implements ByteSource {
  /** Packages, with those below them, that stay as they are; internal names with a final slash. */
  public static final List<String> PACKAGES =
      Stream.of(Machine.class, MemoryModel.class, Trace.class)
          .map(type -> type.getPackageName().replace('.', '/') + "/")
          .toList();

  private final ByteSource all;

  /**
   * @param all where classes come from
   */
  public SeamClasses(ByteSource all) {
    this.all = all;
  }

  @Override
  public byte @Nullable [] user(String name) {
    return PACKAGES.stream().anyMatch(name::startsWith) ? null : all.user(name);
  }

  @Override
  public byte @Nullable [] system(String name) {
    return all.system(name);
  }

  @Override
  public boolean mayHave(String resource) {
    return all.mayHave(resource);
  }
}
