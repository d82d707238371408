package org.latticeipc.scenarios.language.execution;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.kernel.result.KilledTask;
import org.latticeipc.scenarios.format.Formula;

/** A step that is made of steps: which of them come, and in which order. */
public sealed interface Flow extends Action {

  /** Where a task is in the step; made anew each time the task comes to it. */
  Frame enter();

  /** Where a task is in a flow. */
  interface Frame {
    /**
     * The step within that comes next; null if there is none. May note facts, but does no access.
     */
    @Nullable Action next(TaskContext task);

    /** What is done at the end, also if a step within has thrown; null if nothing is. */
    default @Nullable Action last() {
      return null;
    }
  }

  /** Steps one after another. */
  record Sequence(List<Action> steps) implements Flow {
    public Sequence {
      steps = List.copyOf(steps);
    }

    @Override
    public void run(TaskContext task) {
      for (Action step : steps) {
        step.run(task);
      }
    }

    @Override
    public Frame enter() {
      return new Frame() {
        private int done;

        @Override
        public @Nullable Action next(TaskContext task) {
          return done < steps.size() ? steps.get(done++) : null;
        }
      };
    }

    @Override
    public boolean isRepeatable() {
      return steps.stream().allMatch(Action::isRepeatable);
    }
  }

  /** A step with its place in the file, which the machine is told. */
  record At(String place, Action step, boolean repeatable) implements Action {
    @Override
    public void run(TaskContext task) {
      if (task.environment().leavesOut(place)) {
        return;
      }
      task.environment().machine().at(place);
      task.step();
      step.run(task);
    }

    @Override
    public boolean isRepeatable() {
      return step instanceof Flow ? step.isRepeatable() : repeatable;
    }
  }

  /**
   * Steps that are repeated.
   *
   * @param times how often, evaluated once
   * @param where the place in the file, for when there are too many rounds
   * @param register gets the number of the round, from 0; empty if none does
   */
  record Repeat(Formula times, String where, String register, Action inner) implements Flow {
    @Override
    public void run(TaskContext task) {
      long rounds = task.number(times);
      for (long round = 0; round < rounds; round++) {
        count(task, round);
        inner.run(task);
      }
    }

    private void count(TaskContext task, long round) {
      task.round(where);
      if (!register.isEmpty()) {
        task.set(register, round);
      }
    }

    @Override
    public Frame enter() {
      return new Frame() {
        private long rounds = -1;
        private long done;

        @Override
        public @Nullable Action next(TaskContext task) {
          if (rounds < 0) {
            rounds = Math.max(0, task.number(times));
          }
          if (done == rounds) {
            return null;
          }
          count(task, done++);
          return inner;
        }
      };
    }

    @Override
    public boolean isRepeatable() {
      return inner.isRepeatable();
    }
  }

  /** One of two. */
  record Branch(Formula that, Action then, Action otherwise) implements Flow {
    private Action taken(TaskContext task) {
      return task.number(that) != 0 ? then : otherwise;
    }

    @Override
    public void run(TaskContext task) {
      taken(task).run(task);
    }

    @Override
    public Frame enter() {
      return new Frame() {
        private boolean done;

        @Override
        public @Nullable Action next(TaskContext task) {
          if (done) {
            return null;
          }
          done = true;
          return taken(task);
        }
      };
    }

    @Override
    public boolean isRepeatable() {
      return then.isRepeatable() && otherwise.isRepeatable();
    }
  }

  /** Steps under a lock, which is given up however they end, unless the task does. */
  record Locked(String lock, Action inner) implements Flow {
    @Override
    public void run(TaskContext task) {
      QuaternionSpinlock held = task.environment().lock(lock);
      boolean halted = false;
      held.lock();
      try {
        inner.run(task);
      } catch (TaskHalted | KilledTask ended) {
        halted = true;
        throw ended;
      } finally {
        if (!halted) {
          held.unlock();
        }
      }
    }

    @Override
    public Frame enter() {
      return new Frame() {
        private int done;

        @Override
        public @Nullable Action next(TaskContext task) {
          done++;
          if (done == 1) {
            return each -> each.environment().lock(lock).lock();
          }
          return done == 2 ? inner : null;
        }

        @Override
        public @Nullable Action last() {
          // If locking itself has thrown there is nothing to give up.
          return done < 2 ? null : each -> each.environment().lock(lock).unlock();
        }
      };
    }

    @Override
    public boolean isRepeatable() {
      return inner.isRepeatable();
    }
  }
}
