package org.latticeipc.scenarios.language.execution;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.program.PartedBody;

/**
 * A task whose steps are the parts that an engine may do again, so that it needs no stack of its
 * own.
 *
 * @param action what it does, all of it repeatable
 * @param contexts makes the task's context
 */
record ScenarioBody(Action action, Supplier<TaskContext> contexts) implements PartedBody {

  @Override
  public void run() {
    action.run(contexts.get());
  }

  @Override
  public Parts begin() {
    return new Walk(action, contexts.get());
  }

  /** Where one run of the task is. */
  private static final class Walk implements Parts {
    private final TaskContext task;
    private final Deque<Flow.Frame> frames = new ArrayDeque<>();
    private Action current;

    /** What a step has thrown; the frames around it are being left. */
    private @Nullable Throwable thrown;

    Walk(Action action, TaskContext task) {
      this.task = task;
      this.current = action;
      frames.push(new Flow.Sequence(List.of(action)).enter());
    }

    @Override
    public boolean advance() {
      while (!frames.isEmpty()) {
        Flow.Frame frame = frames.element();
        Action next = thrown == null ? next(frame) : null;
        if (next == null) {
          frames.pop();
          next = frame.last();
        }
        if (next instanceof Flow.At at && task.environment().leavesOut(at.place())) {
          next = null;
        }
        if (next instanceof Flow.At at && at.step() instanceof Flow flow) {
          task.machine().at(at.place());
          frames.push(flow.enter());
        } else if (next instanceof Flow flow) {
          frames.push(flow.enter());
        } else if (next != null) {
          current = next;
          return true;
        }
      }
      if (thrown instanceof RuntimeException exception) {
        throw exception;
      } else if (thrown instanceof Error error) {
        throw error;
      }
      return false;
    }

    private @Nullable Action next(Flow.Frame frame) {
      try {
        return frame.next(task);
      } catch (PartedBody.Left | VirtualMachineError left) {
        throw left;
      } catch (RuntimeException | Error failed) { // what the program throws, for the frames around
        thrown = failed;
        return null;
      }
    }

    @Override
    public void run() {
      try {
        current.run(task);
      } catch (PartedBody.Left | VirtualMachineError left) {
        throw left;
      } catch (RuntimeException | Error failed) { // what the program throws, for the frames around
        thrown = failed;
      }
    }
  }
}
