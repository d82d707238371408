package org.latticeipc.engine.sim.memory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.strategy.Decision;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.trace.EventId;

/** The writes after which a store may land, last first; worked out on demand. */
public final class PlaceDecision implements Decision.Place {
  private final SimulatedMemory memory;
  private final TaskClocks task;
  private final Write write;
  private final RecordedStep step;
  private @Nullable List<Write> options;

  public PlaceDecision(SimulatedMemory memory, TaskClocks task, Write write, RecordedStep step) {
    this.memory = memory;
    this.task = task;
    this.write = write;
    this.step = step;
  }

  private List<Write> options() {
    List<Write> known = options;
    if (known == null) {
      known = new ArrayList<>();
      Location location = write.location;
      int bound = memory.placeBound(task, write, step);
      for (int p = location.lastPosition(); p >= bound; p--) {
        Write earlier = location.at(p);
        // Atomicity: nothing comes between a write and the read-modify-write that took it.
        if (earlier.takenBy == null && memory.allowsPlace(write, step, earlier)) {
          known.add(earlier);
        }
      }
      options = known;
    }
    return known;
  }

  /** Whether the store can only land last. */
  public boolean isForced() {
    return memory.placeBound(task, write, step) == write.location.lastPosition();
  }

  public Write taken(int alternative) {
    return alternative == 0 ? write.location.newest() : options().get(alternative);
  }

  @Override
  public int alternatives() {
    return options().size();
  }

  @Override
  public int natural() {
    return 0;
  }

  @Override
  public int events() {
    return task.events;
  }

  @Override
  public TaskHandle task() {
    return task.handle;
  }

  @Override
  public EventId after(int alternative) {
    return options().get(alternative).id();
  }

  @Override
  public String describe(int alternative) {
    return task
        + " stores "
        + write.location.name
        + " = "
        + write.text()
        + " right after "
        + options().get(alternative).id();
  }
}
