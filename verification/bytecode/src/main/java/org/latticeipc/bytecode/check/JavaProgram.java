package org.latticeipc.bytecode.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.latticeipc.bytecode.entry.Entry;
import org.latticeipc.bytecode.entry.ThreadTasks;
import org.latticeipc.bytecode.loader.RewritingLoader;
import org.latticeipc.bytecode.runtime.CallHooks;
import org.latticeipc.bytecode.runtime.JavaWorld;
import org.latticeipc.machine.LazyMemory;
import org.latticeipc.machine.Unwinding;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.model.MemoryModel;

/**
 * Compiled classes as a program of the seam, for one run of an engine. What was learnt in a run
 * that had to be given up is kept for the next.
 */
public final class JavaProgram implements Program {
  private final Entry entry;
  private final RewritingLoader loader;
  private final Set<String> eager;
  private final Set<String> learnt;
  private final MemoryModel model;
  private final int spurious;
  private final JavaWorld world;

  private JavaProgram(
      Entry entry,
      RewritingLoader loader,
      Set<String> eager,
      Set<String> learnt,
      long deadlineNanos,
      MemoryModel model,
      boolean interleaves,
      int spurious) {
    this.model = model;
    this.spurious = spurious;
    this.entry = entry;
    this.loader = loader;
    this.eager = eager;
    this.learnt = learnt;
    this.world =
        new JavaWorld(
            loader.table(),
            eager,
            learnt,
            deadlineNanos,
            hasOnlyAtomics(model),
            interleaves,
            spurious);
  }

  /**
   * A program for the explorer.
   *
   * @param deadlineNanos when loops that touch nothing give up
   */
  static JavaProgram exploring(
      Entry entry, RewritingLoader loader, JavaOptions options, long deadlineNanos) {
    return new JavaProgram(
        entry,
        loader,
        new LinkedHashSet<>(),
        new LinkedHashSet<>(),
        deadlineNanos,
        options.model(),
        false,
        options.spurious());
  }

  /** The same program, knowing what was learnt. */
  JavaProgram again(long deadlineNanos) {
    return new JavaProgram(entry, loader, eager, learnt, deadlineNanos, model, false, spurious);
  }

  /** The models of the seam say nothing of Java's plain accesses; jmm does. */
  private static boolean hasOnlyAtomics(MemoryModel model) {
    return !model.descriptor().givesRacesMeaning();
  }

  JavaWorld world() {
    return world;
  }

  @Override
  public String name() {
    return entry.name();
  }

  /** Set-up threw, so there is nothing to explore. */
  static final class SetUpFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SetUpFailure(Throwable cause) {
      super(describe(cause), cause);
    }

    private static String describe(Throwable thrown) {
      Throwable cause = thrown;
      if (thrown instanceof ExceptionInInitializerError && thrown.getCause() != null) {
        cause = thrown.getCause();
      }
      String line = CallHooks.userLine(cause.getStackTrace());
      String where = line.isEmpty() ? "" : line + ": ";
      String what = thrown == cause ? "set-up threw " : "a class initialiser threw ";
      return where + what + cause + ", so there was nothing to explore; repair that first";
    }
  }

  /** The names of classes that set-up initialised first, sorted as they were met. */
  List<String> eager() {
    return List.copyOf(eager);
  }

  /** What else was found out about the program. */
  List<String> learnt() {
    return learnt.stream().sorted().toList();
  }

  /**
   * The program of a trace, for an engine that switches tasks between accesses.
   *
   * @param eager as {@link JavaResult#eager} has it
   * @param learnt as {@link JavaResult#learnt} has it
   * @param spurious as {@link JavaOptions#spurious} has it
   */
  public static JavaProgram replaying(
      Entry entry,
      RewritingLoader loader,
      MemoryModel model,
      List<String> eager,
      List<String> learnt,
      int spurious) {
    return new JavaProgram(
        entry,
        loader,
        new LinkedHashSet<>(eager),
        new LinkedHashSet<>(learnt),
        Long.MAX_VALUE,
        model,
        true,
        spurious);
  }

  @Override
  public void build(Setup setup) {
    if (!(setup.machine() instanceof LazyMemory memory)) {
      throw new IllegalStateException("this engine cannot run compiled classes");
    }
    JavaWorld.activate(world);
    try {
      world.setUp(memory);
      ThreadTasks.name(world, 0, "set-up");
      world.initialiseEarly();
      entry.declare(setup, world, loader);
    } catch (Throwable thrown) { // whatever it is: the program's own, or the engine's
      if (thrown instanceof Unwinding) {
        throw CallHooks.sneaky(thrown);
      }
      throw new SetUpFailure(thrown);
    }
  }
}
