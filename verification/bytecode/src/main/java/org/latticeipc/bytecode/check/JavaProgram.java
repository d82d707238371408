package org.latticeipc.bytecode.check;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.copy.CompiledProgram;
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

/** Compiled classes as a program of the seam, for one run of an engine. */
public final class JavaProgram implements CompiledProgram {
  private final Entry entry;
  private final RewritingLoader loader;
  private final JavaWorld world;
  private final Set<String> eager;
  private final Set<String> learnt;

  /**
   * @param eager what the world initialises first, and adds to
   * @param learnt what the world knows, and adds to
   */
  JavaProgram(
      Entry entry, RewritingLoader loader, JavaWorld world, Set<String> eager, Set<String> learnt) {
    this.entry = entry;
    this.loader = loader;
    this.world = world;
    this.eager = eager;
    this.learnt = learnt;
  }

  @Override
  public String name() {
    return entry.name();
  }

  /** Set-up threw, so there is nothing to explore. */
  private static final class SetUpFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SetUpFailure(String message, Throwable cause) {
      super(message, cause);
    }

    static SetUpFailure of(Throwable thrown) {
      Throwable cause = thrown;
      if (thrown instanceof ExceptionInInitializerError && thrown.getCause() != null) {
        cause = thrown.getCause();
      }
      String line = CallHooks.userLine(cause.getStackTrace());
      String where = line.isEmpty() ? "" : line + ": ";
      String what = thrown == cause ? "set-up threw " : "a class initialiser threw ";
      return new SetUpFailure(
          where + what + cause + ", so there was nothing to explore; repair that first", thrown);
    }
  }

  @Override
  public @Nullable String refusal() {
    return world.refusal();
  }

  @Override
  public String refusedAt() {
    return world.refusedAt();
  }

  @Override
  public boolean wantsRestart() {
    return world.wantsRestart();
  }

  @Override
  public List<String> assumptions() {
    return List.copyOf(world.assumptions());
  }

  @Override
  public List<String> eager() {
    return List.copyOf(eager);
  }

  @Override
  public List<String> learnt() {
    return learnt.stream().sorted().toList();
  }

  @Override
  public boolean enteredJdk() {
    return loader.enteredJdk();
  }

  @Override
  public void close() {
    JavaWorld.activate(null);
  }

  /**
   * The program of a trace, for an engine that switches tasks between accesses.
   *
   * @param eager as {@link JavaResult#eager} has it
   * @param learnt as {@link JavaResult#learnt} has it
   * @param spurious as {@link JavaOptions#spurious} has it
   */
  public static Program replaying(
      Entry entry,
      RewritingLoader loader,
      MemoryModel model,
      List<String> eager,
      List<String> learnt,
      int spurious) {
    return new JavaPrograms(entry, loader, model, spurious, false)
        .make(eager, learnt, Long.MAX_VALUE, true);
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
      SetUpFailure failure = SetUpFailure.of(thrown);
      world.cannotStart(String.valueOf(failure.getMessage()));
      throw failure;
    }
  }
}
