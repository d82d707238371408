package org.latticeipc.bytecode.check;

import java.util.Collection;
import java.util.Map;
import java.util.WeakHashMap;
import org.latticeipc.bytecode.copy.CompiledProgram;
import org.latticeipc.explorer.share.HaltingProgram;
import org.latticeipc.machine.program.Setup;

/**
 * A program of {@link SharedClasses}: each thread that explores a part of it has it from a copy of
 * the tool of its own. Thread-safe.
 */
final class LentProgram implements HaltingProgram {
  private final SharedClasses source;
  private final Map<Thread, CompiledProgram> byThread = new WeakHashMap<>();

  /**
   * @throws IllegalArgumentException if this machine has not the same jars
   */
  LentProgram(SharedClasses source) {
    this.source = source;
    startAfresh();
  }

  @Override
  public void startAfresh() {
    CompiledProgram made =
        ClassMakers.of(source).make(source.eager(), source.learnt(), Long.MAX_VALUE, false);
    synchronized (byThread) {
      byThread.put(Thread.currentThread(), made);
    }
  }

  private CompiledProgram own() {
    synchronized (byThread) {
      CompiledProgram known = byThread.get(Thread.currentThread());
      if (known != null) {
        return known;
      }
    }
    startAfresh();
    return own();
  }

  @Override
  public String name() {
    return own().name();
  }

  @Override
  public void build(Setup setup) {
    own().build(setup);
  }

  @Override
  public boolean hasHalted() {
    return JavaFindings.of(own()).isStopped();
  }

  /** What the calling thread has found out since it last started afresh. */
  Collection<String> told() {
    return JavaFindings.of(own()).told();
  }
}
