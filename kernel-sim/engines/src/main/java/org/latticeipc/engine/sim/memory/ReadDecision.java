package org.latticeipc.engine.sim.memory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.strategy.Decision;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.trace.EventId;

/** The writes that a reading access may read, newest first; worked out on demand. */
public final class ReadDecision implements Decision.Read {
  private final SimulatedMemory memory;
  private final ReadRequest request;
  private @Nullable List<Write> options;

  public ReadDecision(SimulatedMemory memory, ReadRequest request) {
    this.memory = memory;
    this.request = request;
  }

  private List<Write> options() {
    List<Write> known = options;
    if (known == null) {
      known = new ArrayList<>();
      Location location = request.location;
      int bound = memory.readBound(request);
      for (int p = location.lastPosition(); p >= bound; p--) {
        Write write = location.at(p);
        ReadRequest.Effect effect = request.effectOf(write);
        if (effect != ReadRequest.Effect.NONE && memory.allowsRead(request, write, effect)) {
          known.add(write);
        }
      }
      options = known;
    }
    return known;
  }

  private boolean newestEnds() {
    ReadRequest.Effect effect = request.effectOf(request.location.newest());
    return effect == ReadRequest.Effect.LOAD || effect == ReadRequest.Effect.UPDATE;
  }

  /** Whether the access can end without a timeout. */
  public boolean canEnd() {
    if (newestEnds()) {
      return true;
    }
    return memory.readBound(request) < request.location.lastPosition()
        && options().stream().anyMatch(w -> request.effectOf(w) != ReadRequest.Effect.TIMEOUT);
  }

  /** The write to read if there is no choice, else null. */
  public @Nullable Write only() {
    if (memory.readBound(request) == request.location.lastPosition()) {
      return request.location.newest();
    }
    return null;
  }

  public Write taken(int alternative) {
    return alternative == 0 && options == null && newestEnds()
        ? request.location.newest()
        : options().get(alternative);
  }

  @Override
  public int alternatives() {
    return options().size();
  }

  @Override
  public int natural() {
    if (newestEnds()) {
      return 0;
    }
    List<Write> known = options();
    for (int i = 0; i < known.size(); i++) {
      if (!isTimeout(i)) {
        return i;
      }
    }
    return 0;
  }

  @Override
  public int events() {
    return request.task.events;
  }

  @Override
  public TaskHandle task() {
    return request.task.handle;
  }

  @Override
  public EventId write(int alternative) {
    return options().get(alternative).id();
  }

  @Override
  public boolean isTimeout(int alternative) {
    return request.effectOf(options().get(alternative)) == ReadRequest.Effect.TIMEOUT;
  }

  @Override
  public String describe(int alternative) {
    Write write = options().get(alternative);
    String text =
        request.task
            + " reads "
            + request.location.name
            + " = "
            + write.text()
            + " from "
            + write.id();
    return isTimeout(alternative) ? text + ", and its deadline strikes" : text;
  }
}
