package org.latticeipc.bytecode.check;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import org.latticeipc.bytecode.copy.CompiledProgram;
import org.latticeipc.bytecode.copy.EntryName;
import org.latticeipc.bytecode.copy.ProgramMaker;
import org.latticeipc.bytecode.copy.ProgramRecipe;
import org.latticeipc.bytecode.copy.ToolCopy;
import org.latticeipc.bytecode.entry.Entry;
import org.latticeipc.bytecode.entry.MethodEntry;
import org.latticeipc.bytecode.jcstress.StressTest;
import org.latticeipc.bytecode.loader.RewritingLoader;
import org.latticeipc.bytecode.runtime.JavaWorld;
import org.latticeipc.bytecode.whitelist.PureList;
import org.latticeipc.model.MemoryModel;

/** Makes the programs of one entry, in this copy of the tool. */
public final class JavaPrograms implements ProgramMaker {
  private final Entry entry;
  private final RewritingLoader loader;
  private final MemoryModel model;
  private final int spurious;
  private final boolean symmetry;

  /** Where the tool was loaded once more: see {@link ToolCopy}. */
  public JavaPrograms(ProgramRecipe recipe) {
    this(
        entry(recipe),
        new RewritingLoader(
            recipe.source(), new PureList(recipe.pure(), recipe.trusted()), recipe.kept()),
        recipe.model(),
        recipe.spurious(),
        recipe.symmetry());
  }

  JavaPrograms(
      Entry entry, RewritingLoader loader, MemoryModel model, int spurious, boolean symmetry) {
    this.entry = entry;
    this.loader = loader;
    this.model = model;
    this.spurious = spurious;
    this.symmetry = symmetry;
  }

  /** Those of an entry explored so. */
  public static JavaPrograms of(Entry entry, RewritingLoader loader, JavaOptions options) {
    return new JavaPrograms(entry, loader, options.model(), options.spurious(), options.symmetry());
  }

  private static Entry entry(ProgramRecipe recipe) {
    EntryName name = recipe.entry();
    String method = name.method();
    return method == null
        ? Objects.requireNonNull(StressTest.of(name.type(), recipe.source()::user))
        : new MethodEntry(name.type(), method, name.before(), name.after());
  }

  /** The same of another copy of the tool. */
  public ProgramMaker copy() {
    return ToolCopy.maker(
        JavaPrograms.class, loader.recipe(entry.names(), model, spurious, symmetry));
  }

  @Override
  public CompiledProgram make(
      Collection<String> eager,
      Collection<String> learnt,
      long deadlineNanos,
      boolean interleaves) {
    LinkedHashSet<String> first = new LinkedHashSet<>(eager);
    LinkedHashSet<String> known = new LinkedHashSet<>(learnt);
    JavaWorld world =
        new JavaWorld(
            loader.table(),
            first,
            known,
            deadlineNanos,
            !model.descriptor().givesRacesMeaning(), // those models say nothing of plain accesses
            interleaves,
            spurious,
            symmetry,
            entry.isOnSeam());
    return new JavaProgram(entry, loader, world, first, known);
  }
}
