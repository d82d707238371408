package org.latticeipc.engine.sim.memory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;
import org.latticeipc.model.axioms.Axioms;

/**
 * The shared memory of a run: what an access may do, and what it does.
 *
 * <p>Each task has a view, kept as a vector clock of the events that happen before its next one;
 * each write carries the view that an acquire of it obtains (Kang, Hur, Lahav, Vafeiadis, Dreyer,
 * POPL 2017, without promises). A load may read, and a store land after, whatever the view does not
 * hide. This is exact for {@code ra} and for {@code rc11} without sequentially consistent accesses;
 * for those, for {@code tso}, and for volatile accesses and full fences of {@code jmm}, it is a
 * filter before the axioms on the whole graph. Reading the newest write and landing last is allowed
 * by every model in every consistent run, since no relation leaves the new event; so that is never
 * judged. Confined to its run.
 */
public final class SimulatedMemory {
  private final History log;
  private final Axioms axioms;
  private final MemoryModel model;
  private final boolean continuesOwnReleases;
  private final int judgedEvents;
  private final boolean judgesAnyLength;
  private final @Nullable List<? extends TaskClocks> forgetsFor;
  private final Forgetting forgetting;
  private boolean hasSequentiallyConsistent;
  private boolean hasFullFence;
  private boolean backdated;

  /**
   * Memory under that model.
   *
   * @param judgedEvents up to how many events of a run the axioms are asked
   * @param judgesAnyLength whether they are asked however many there are, and under {@code sc} too
   * @param forgetsFor the tasks of the run if writes that none of them can read are forgotten, or
   *     null if all are kept
   */
  public SimulatedMemory(
      History log,
      MemoryModel model,
      ReleaseSequences releaseSequences,
      int judgedEvents,
      boolean judgesAnyLength,
      @Nullable List<? extends TaskClocks> forgetsFor) {
    this.log = log;
    this.forgetsFor = forgetsFor;
    this.forgetting = new Forgetting(model != MemoryModel.JMM);
    this.model = model;
    this.axioms = Axioms.of(model, releaseSequences);
    this.continuesOwnReleases = releaseSequences == ReleaseSequences.PLDI17;
    this.judgedEvents = judgedEvents;
    this.judgesAnyLength = judgesAnyLength;
  }

  /** Under sc and tso every atomic read synchronises with the write it reads. */
  private boolean isTotal() {
    return model == MemoryModel.SC || model == MemoryModel.TSO;
  }

  private boolean isJava() {
    return model == MemoryModel.JMM;
  }

  private boolean needsJudge(boolean sequentiallyConsistent) {
    return isTotal()
        || (isJava() && (hasFullFence || sequentiallyConsistent))
        || (model == MemoryModel.RC11 && (hasSequentiallyConsistent || sequentiallyConsistent));
  }

  /** How much was forgotten. */
  public Forgetting forgetting() {
    return forgetting;
  }

  /**
   * Whether what an access may meet depends on more than its location and what its task knows: the
   * axioms are asked.
   */
  public boolean isJudging() {
    return needsJudge(true) && offersChoice(true);
  }

  /** A number that changes when accesses may meet less than before for another reason. */
  public int regime() {
    return (hasSequentiallyConsistent ? 1 : 0)
        + (hasFullFence ? 2 : 0)
        + (log.eventCount() < judgedEvents ? 4 : 0);
  }

  /** Whether an access with that need may do anything but the newest. */
  private boolean offersChoice(boolean judged) {
    if (judgesAnyLength || !judged) {
      return true;
    }
    // Every execution of sc is one in which each access meets the newest write.
    return model != MemoryModel.SC && log.eventCount() < judgedEvents;
  }

  int readBound(ReadRequest request) {
    boolean sequentiallyConsistent =
        request.loadOrder.isSequentiallyConsistent()
            || (request.updateOrder != null && request.updateOrder.isSequentiallyConsistent());
    if (!offersChoice(needsJudge(sequentiallyConsistent))) {
      return request.location.lastPosition();
    }
    // Java's plain reads are not coherent, so what the task has seen does not bound them.
    return isJava() && !request.loadOrder.isAtomic()
        ? request.location.firstPosition()
        : request.location.bound(request.task.known);
  }

  int placeBound(TaskClocks task, Write write, RecordedStep step) {
    return offersChoice(needsJudge(step.order == StoreOrder.SEQ_CST))
        ? write.location.bound(task.known)
        : write.location.lastPosition();
  }

  boolean allowsRead(ReadRequest request, Write from, ReadRequest.Effect effect) {
    boolean updates = effect == ReadRequest.Effect.UPDATE;
    Enum<?> order = request.orderOf(effect);
    boolean sequentiallyConsistent = order != null && order.name().equals("SEQ_CST");
    if (from == request.location.newest()) {
      return true;
    } else if (isJava() && order == LoadOrder.PLAIN && isOverwritten(from, request.task.known)) {
      return false;
    } else if (!needsJudge(sequentiallyConsistent)) {
      return true;
    }
    RecordedStep step = RecordedStep.reading(request, from, effect);
    if (!updates) {
      return log.wouldAllow(axioms, step);
    }
    Write write = new Write(from.location, request.task.id, request.task.events, 0, null);
    step.written = write;
    return allowsAfter(from, write, step);
  }

  /** Whether a write that is known happens after that one. */
  private static boolean isOverwritten(Write write, int[] known) {
    for (Write other : write.location.writes()) {
      boolean isKnown = other.task > 0 && other.index < Clocks.get(known, other.task);
      boolean after = write.task == 0 || write.index < Clocks.get(other.before, write.task);
      if (other != write && isKnown && after) {
        return true;
      }
    }
    return false;
  }

  boolean allowsPlace(Write write, RecordedStep step, Write earlier) {
    if (earlier == write.location.newest() || !needsJudge(step.order == StoreOrder.SEQ_CST)) {
      return true;
    }
    step.written = write;
    boolean allowed = allowsAfter(earlier, write, step);
    step.written = null;
    return allowed;
  }

  private boolean allowsAfter(Write earlier, Write write, RecordedStep step) {
    write.location.insertAfter(earlier, write);
    try {
      return log.wouldAllow(axioms, step);
    } finally {
      write.location.remove(write);
    }
  }

  /** The task has read {@code from} in its event {@code index}, which is already counted. */
  public void read(TaskClocks task, int index, Write from, LoadOrder order) {
    task.follows(from.ticks);
    if (order.isAtomic() || isJava()) {
      if (order.acquires() || isTotal()) {
        task.known = Clocks.join(task.known, from.message);
      } else {
        task.acquirable = Clocks.join(task.acquirable, from.message);
      }
    }
    noteOrder(order.isSequentiallyConsistent());
    if (!isJava()) {
      from.location.log(task.id).add(index, from);
    } else if (order.isAtomic()) {
      from.location.log(task.id).add(index, from);
      if (order.isSequentiallyConsistent()) {
        from.readInSynchronisationOrder = true;
        from.location.synchronised(from, message -> task.known = Clocks.join(task.known, message));
      }
    }
  }

  /**
   * The task writes in its event {@code index}, which is already counted, after {@code earlier}.
   */
  public void write(
      TaskClocks task, Write write, Write earlier, StoreOrder order, @Nullable Write taken) {
    Location location = write.location;
    location.insertAfter(earlier, write);
    write.ticks = task.ticks;
    if (order.isAtomic() || isJava()) {
      write.message = messageOf(task, location, order);
    }
    if (taken != null) {
      taken.takenBy = write;
      // A read-modify-write continues every release sequence that it reads from.
      write.message = Clocks.union(write.message, taken.message);
    }
    noteOrder(order.isSequentiallyConsistent());
    location.log(task.id).add(write.index, write);
    if (isJava()) {
      write.before = task.known.clone();
    }
    if (isJava() && order.isSequentiallyConsistent()) {
      write.inSynchronisationOrder = true;
      backdated |= location.isReadAfter(write);
    }
    if (forgetsFor != null && log.eventCount() >= judgedEvents) {
      forgetting.added(location, forgetsFor, !offersChoice(needsJudge(false)));
    }
  }

  /**
   * A step is recorded; {@code races} is null if nobody looks for any. Under {@code jmm} a volatile
   * write that went before one which a volatile read has seen changes what happened before that
   * read: then all clocks and races are worked out anew, in time cubic in the events.
   */
  public void settle(List<? extends TaskClocks> tasks, @Nullable RaceDetector races) {
    if (backdated) {
      backdated = false;
      new Backdating(log, tasks).repair(axioms, races);
    }
  }

  private int[] messageOf(TaskClocks task, Location location, StoreOrder order) {
    if (order.releases() || isTotal()) {
      int[] message = task.known.clone();
      if (continuesOwnReleases) {
        task.rememberRelease(location, message);
      }
      return message;
    }
    int[] fenced = task.fenced;
    if (continuesOwnReleases) {
      int[] own = task.lastRelease(location);
      return own == null ? fenced : Clocks.join(fenced.clone(), own);
    }
    return fenced;
  }

  public void fence(TaskClocks task, FenceOrder order) {
    if (order.acquires()) {
      task.known = Clocks.join(task.known, task.acquirable);
    }
    if (order.releases()) {
      task.fenced = task.known.clone();
    }
    noteOrder(order.isSequentiallyConsistent());
    hasFullFence |= order.isSequentiallyConsistent();
  }

  private void noteOrder(boolean sequentiallyConsistent) {
    hasSequentiallyConsistent |= sequentiallyConsistent;
  }
}
