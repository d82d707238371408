package org.latticeipc.engine.sim;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.memory.Location;
import org.latticeipc.engine.sim.memory.PlaceDecision;
import org.latticeipc.engine.sim.memory.ReadDecision;
import org.latticeipc.engine.sim.memory.ReadRequest;
import org.latticeipc.engine.sim.memory.RecordedStep;
import org.latticeipc.engine.sim.memory.Write;
import org.latticeipc.machine.LazyMemory;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoppedTogether;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.trace.StepKind;

/**
 * Accesses to cells, for numbers and references alike: waits for the task's turn, asks what the
 * access meets, does it, and records it. Set-up code and what runs afterwards act on the newest
 * write at once and leave no step.
 */
final class Accesses {

  /** Fills in the value of a write, given the write that was read. */
  interface NewValue {
    void into(Write write, Write read);
  }

  private final Engine engine;

  Accesses(Engine engine) {
    this.engine = engine;
  }

  Write load(Location location, LoadOrder order) {
    SimTask task = engine.running();
    if (task == null) {
      return location.newest();
    }
    Journal journal = task.journal;
    if (journal != null && journal.isRepeating()) {
      return repeated(journal);
    }
    task.standsBefore(StepKind.LOAD, location);
    engine.enter(task);
    return read(task, ReadRequest.load(task, location, order), null);
  }

  void store(Location location, StoreOrder order, NewValue value) {
    SimTask task = engine.running();
    if (task == null) {
      storeDirectly(location, value);
      return;
    }
    Journal journal = task.journal;
    if (journal != null && journal.isRepeating()) {
      journal.next();
      return;
    }
    task.standsBefore(StepKind.STORE, location);
    engine.enter(task);
    Write write = new Write(location, task.id, task.events, 0, null);
    value.into(write, location.newest());
    RecordedStep step = new RecordedStep(task, task.events, StepKind.STORE, location, order);
    PlaceDecision options = new PlaceDecision(engine.memory, task, write, step);
    Write earlier = options.isForced() ? location.newest() : options.taken(engine.decide(options));
    int index = task.nextEvent();
    engine.memory.write(task, write, earlier, order, null);
    engine.written(location);
    step.written = write;
    step.after = earlier;
    checkRaces(task, index, location, false, true, !order.isAtomic());
    engine.stepped(task, step);
    if (journal != null) {
      journal.add(write);
    }
  }

  private void storeDirectly(Location location, NewValue value) {
    Write newest = location.newest();
    if (engine.phase() == Engine.Phase.SET_UP) {
      value.into(newest, newest);
    } else {
      Write write = new Write(location, 0, 0, 0, null);
      value.into(write, newest);
      location.insertAfter(newest, write);
    }
  }

  Write update(Location location, RmwOrder order, NewValue value) {
    SimTask task = engine.running();
    if (task == null) {
      Write copy = copyOf(location.newest());
      storeDirectly(location, value);
      return copy;
    }
    Journal journal = task.journal;
    if (journal != null && journal.isRepeating()) {
      return repeated(journal);
    }
    task.standsBefore(StepKind.RMW, location);
    engine.enter(task);
    return read(task, ReadRequest.update(task, location, order), value);
  }

  /** What it returns was expected exactly if the exchange happened. */
  Write compareAndExchange(
      Location location,
      Predicate<Write> expected,
      RmwOrder success,
      LoadOrder failure,
      NewValue value) {
    SimTask task = engine.running();
    if (task == null) {
      Write copy = copyOf(location.newest());
      if (expected.test(copy)) {
        storeDirectly(location, value);
      }
      return copy;
    }
    Journal journal = task.journal;
    if (journal != null && journal.isRepeating()) {
      return repeated(journal);
    }
    task.standsBefore(StepKind.RMW, location);
    engine.enter(task);
    return read(
        task, ReadRequest.compareAndExchange(task, location, expected, success, failure), value);
  }

  private static Write copyOf(Write write) {
    return new Write(write.location, write.task, write.index, write.number, write.object);
  }

  /** The running task has stopped for ever. */
  void stops(StoppedTogether with) {
    SimTask task = engine.running();
    if (task != null) {
      task.stopped = with;
    }
  }

  /** The running task begins or ends a wait in which it may be for ever. */
  void rests(boolean rests) {
    SimTask task = engine.running();
    if (task != null) {
      task.rests = rests;
    }
  }

  Write await(Location location, Predicate<Write> until, LoadOrder order) {
    SimTask task = engine.running();
    if (task == null) {
      if (until.test(location.newest())) {
        return location.newest();
      }
      throw new IllegalStateException(
          "code outside tasks would wait for ever for " + location.name);
    }
    Journal journal = task.journal;
    if (journal != null && journal.isRepeating()) {
      return repeated(journal);
    }
    ReadRequest request = ReadRequest.await(task, location, until, order);
    task.standsBefore(StepKind.AWAIT, location);
    task.awaited = request;
    engine.enter(task);
    return read(task, request, null);
  }

  /** Null if the deadline struck. */
  @Nullable Write await(Location location, Predicate<Write> until, LoadOrder order, long deadline) {
    SimTask task = engine.running();
    if (task == null) {
      return until.test(location.newest()) ? location.newest() : null;
    }
    ReadRequest request = ReadRequest.await(task, location, until, order, deadline);
    Journal journal = task.journal;
    Write read;
    if (journal != null && journal.isRepeating()) {
      read = repeated(journal);
    } else {
      task.standsBefore(StepKind.AWAIT, location);
      task.awaited = request;
      engine.enter(task);
      read = read(task, request, null);
    }
    return request.effectOf(read) == ReadRequest.Effect.TIMEOUT ? null : read;
  }

  private Write read(SimTask task, ReadRequest request, @Nullable NewValue value) {
    ReadDecision options = new ReadDecision(engine.memory, request);
    Write only = options.only();
    if (request.isWait && only == null) {
      // Here, so that what a predicate throws is thrown by the task's own access.
      options.canEnd();
    }
    Write from = only != null ? only : options.taken(engine.decide(options));
    ReadRequest.Effect effect = request.effectOf(from);
    RecordedStep step = RecordedStep.reading(request, from, effect);
    if (effect == ReadRequest.Effect.UPDATE && value != null) {
      readAndWrite(task, request, from, value, step);
    } else {
      LoadOrder order =
          effect == ReadRequest.Effect.TIMEOUT ? request.timeoutOrder() : request.loadOrder;
      int index = task.nextEvent();
      engine.memory.read(task, index, from, order);
      if (effect == ReadRequest.Effect.TIMEOUT) {
        engine.strike(request);
        task.ticks += LazyMemory.LONG;
      }
      checkRaces(task, index, request.location, true, false, !order.isAtomic());
    }
    engine.stepped(task, step);
    if (task.journal != null) {
      task.journal.add(from);
    }
    return from;
  }

  /** What the call read when it was done. */
  private static Write repeated(Journal journal) {
    return (Write) Objects.requireNonNull(journal.next());
  }

  private void readAndWrite(
      SimTask task, ReadRequest request, Write from, NewValue value, RecordedStep step) {
    RmwOrder order = request.updateOrder == null ? RmwOrder.SEQ_CST : request.updateOrder;
    Write write = new Write(request.location, task.id, task.events, 0, null);
    // The function may throw; nothing has been done yet.
    value.into(write, from);
    int index = task.nextEvent();
    engine.memory.read(task, index, from, order.loadPart());
    engine.memory.write(task, write, from, order.storePart(), from);
    engine.written(request.location);
    step.written = write;
    step.after = from;
    checkRaces(task, index, request.location, true, true, false);
  }

  private void checkRaces(
      SimTask task, int index, Location location, boolean reads, boolean writes, boolean plain) {
    if (engine.options.races() == RacePolicy.IGNORE) {
      return;
    }
    String race = engine.races.access(task, index, location, reads, writes, plain);
    if (race != null && engine.options.races() == RacePolicy.VIOLATION) {
      List<String> all = engine.races.found();
      String first = all.get(0);
      engine.endWith(
          run -> new SimulationResult.Violated(run, EngineProperties.NO_DATA_RACE, first));
    }
  }
}
