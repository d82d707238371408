package org.latticeipc.litmus.code;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.machine.program.PropertyViolation;

/**
 * {@code while}, {@code do} and {@code for}.
 *
 * <p>At the end of each round its effect is looked at, see {@link Loops}. A round that neither read
 * shared memory nor changed a local will repeat for ever, which is a fault.
 */
public final class Loop extends Statement {
  private final @Nullable Expression test;
  private final Statement body;
  private final @Nullable Expression step;
  private final boolean testFirst;
  private final String where;

  /**
   * A loop.
   *
   * @param test absent for {@code for (;;)}
   * @param step evaluated after each round
   * @param testFirst false for {@code do}
   * @param where file, line and column
   */
  public Loop(
      @Nullable Expression test,
      Statement body,
      @Nullable Expression step,
      boolean testFirst,
      String where) {
    this.test = test;
    this.body = body;
    this.step = step;
    this.testFirst = testFirst;
    this.where = where;
  }

  @Override
  public Flow run(Frame frame) {
    Watch watch = new Watch(frame);
    while (true) {
      if (testFirst && !again(frame)) {
        return Flow.NEXT;
      }
      Flow flow = body.run(frame);
      if (flow == Flow.BREAK || flow == Flow.RETURN) {
        return flow == Flow.BREAK ? Flow.NEXT : flow;
      }
      if (step != null) {
        step.value(frame);
      }
      if (!testFirst && !again(frame)) {
        return Flow.NEXT;
      }
      watch.roundEnded();
    }
  }

  private boolean again(Frame frame) {
    return test == null || test.value(frame) != 0;
  }

  /** What the rounds of one run of the loop did. */
  private final class Watch {
    private final Frame frame;
    private long[] locals;
    private long reads;
    private long writes;
    private int accesses;
    private int localRounds;
    private long sharedRounds;

    Watch(Frame frame) {
      this.frame = frame;
      this.locals = frame.locals.clone();
      this.reads = frame.reads;
      this.writes = frame.writes;
      this.accesses = frame.accesses;
    }

    void roundEnded() {
      boolean read = frame.reads != reads;
      boolean same = Arrays.equals(locals, frame.locals);
      if (!read && same) {
        throw new PropertyViolation(
            EngineProperties.NO_LIVELOCK,
            where + ": this loop never ends: a round reads nothing shared and keeps all locals");
      } else if (!read && ++localRounds > Loops.MOST_LOCAL_ROUNDS) {
        frame.loops.cut(frame, where);
      }
      if (same && frame.writes == writes) {
        frame.loops.idle(frame, where, frame.accesses - accesses);
      } else if (read) {
        frame.loops.round(frame, where, ++sharedRounds);
      }
      locals = frame.locals.clone();
      reads = frame.reads;
      writes = frame.writes;
      accesses = frame.accesses;
    }
  }
}
