package org.latticeipc.bytecode.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.copy.CompiledProgram;
import org.latticeipc.bytecode.copy.ProgramMaker;
import org.latticeipc.machine.program.Setup;

/**
 * One program for several workers: each has it from a copy of the tool of its own, with all the
 * statics there are. What they found is told of all of them, in an order that does not depend on
 * who found what. Thread-safe.
 */
final class WorkersProgram implements CompiledProgram {
  private final Copies copies;
  private final Function<ProgramMaker, CompiledProgram> making;
  private final boolean isShared;
  private final Map<Thread, CompiledProgram> byWorker = new HashMap<>();
  private final List<CompiledProgram> all = new ArrayList<>();

  /**
   * @param making makes the program
   * @param isShared whether there is more than one worker
   */
  WorkersProgram(Copies copies, Function<ProgramMaker, CompiledProgram> making, boolean isShared) {
    this.copies = copies;
    this.making = making;
    this.isShared = isShared;
    // The first there is without any worker: it tells the name, and what there is to be known.
    all.add(making.apply(copies.get(0)));
  }

  /** Copies of the tool, made as they are needed and used again. Thread-safe. */
  static final class Copies {
    private final JavaPrograms own;
    private final List<ProgramMaker> makers = new ArrayList<>();

    /** With this copy as the first. */
    Copies(JavaPrograms own) {
      this.own = own;
      makers.add(own);
    }

    synchronized ProgramMaker get(int number) {
      while (makers.size() <= number) {
        makers.add(own.copy());
      }
      return makers.get(number);
    }
  }

  private synchronized CompiledProgram own() {
    Thread worker = Thread.currentThread();
    CompiledProgram known = byWorker.get(worker);
    if (known != null) {
      return known;
    }
    CompiledProgram taken = takenOver();
    if (taken == null) {
      int number = byWorker.size();
      if (number == all.size()) {
        all.add(making.apply(copies.get(number)));
      }
      taken = all.get(number);
    }
    byWorker.put(worker, taken);
    return taken;
  }

  /** That of a worker that has ended, or null. */
  private @Nullable CompiledProgram takenOver() {
    for (Thread worker : byWorker.keySet()) {
      if (!worker.isAlive()) {
        return byWorker.remove(worker);
      }
    }
    return null;
  }

  private synchronized List<CompiledProgram> programs() {
    return List.copyOf(all);
  }

  @Override
  public String name() {
    return programs().get(0).name();
  }

  @Override
  public void build(Setup setup) {
    own().build(setup);
  }

  private @Nullable CompiledProgram refused() {
    return programs().stream()
        .filter(program -> program.refusal() != null)
        .min(
            Comparator.comparing(CompiledProgram::refusedAt)
                .thenComparing(program -> Objects.requireNonNull(program.refusal())))
        .orElse(null);
  }

  @Override
  public @Nullable String refusal() {
    CompiledProgram program = refused();
    return program == null ? null : program.refusal();
  }

  @Override
  public String refusedAt() {
    CompiledProgram program = refused();
    return program == null ? "" : program.refusedAt();
  }

  @Override
  public boolean wantsRestart() {
    return programs().stream().anyMatch(CompiledProgram::wantsRestart);
  }

  @Override
  public List<String> assumptions() {
    return union(CompiledProgram::assumptions);
  }

  /** Sorted by name if there is more than one worker, for nobody knows who comes first. */
  @Override
  public List<String> eager() {
    return isShared ? union(CompiledProgram::eager) : programs().get(0).eager();
  }

  @Override
  public List<String> learnt() {
    return union(CompiledProgram::learnt);
  }

  private List<String> union(Function<CompiledProgram, List<String>> what) {
    SortedSet<String> union = new TreeSet<>();
    programs().forEach(program -> union.addAll(what.apply(program)));
    return List.copyOf(union);
  }

  @Override
  public boolean enteredJdk() {
    return programs().stream().anyMatch(CompiledProgram::enteredJdk);
  }

  @Override
  public void close() {
    programs().forEach(CompiledProgram::close);
  }
}
