package org.latticeipc.engine.host;

import org.jspecify.annotations.Nullable;

/**
 * Which task a thread of somebody else's is: a memo of the machine's thread-local, at a third of
 * its cost, for one living thread in each of 64 slots.
 *
 * <p>Needs no order: an entry is immutable (final fields) and means something only to the thread
 * that it names, which is the one that wrote it. A thread that finds its slot taken is merely not
 * remembered; so two of them do not write by turns. At most one ended thread a slot is kept alive.
 */
final class RecentVisitors {
  private static final int SLOTS = 64;

  private record Visitor(Thread thread, HostTask task, int id) {}

  private final @Nullable Visitor[] slots = new @Nullable Visitor[SLOTS];

  /** The task of the calling thread, or null if it is not remembered. */
  @Nullable HostTask find(Thread caller) {
    Visitor visitor = slots[slot(caller)];
    return visitor != null && visitor.thread == caller ? visitor.task : null;
  }

  /** The id of the calling thread's task, or 0 if it is not remembered. */
  int findId(Thread caller) {
    Visitor visitor = slots[slot(caller)];
    return visitor != null && visitor.thread == caller ? visitor.id : 0;
  }

  /** Remembers the task of the calling thread if there is room. */
  void remember(Thread caller, HostTask task) {
    Visitor there = slots[slot(caller)];
    if (there == null || !there.thread.isAlive()) {
      slots[slot(caller)] = new Visitor(caller, task, task.handle.id());
    }
  }

  /** Forgets the calling thread, whose task changes. */
  void forget(Thread caller) {
    Visitor there = slots[slot(caller)];
    if (there != null && there.thread == caller) {
      slots[slot(caller)] = null;
    }
  }

  private static int slot(Thread thread) {
    return (int) thread.getId() & (SLOTS - 1);
  }
}
