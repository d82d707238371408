package org.latticeipc.explorer.search;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.declared.DeclaredProgram;
import org.latticeipc.explorer.file.Digest;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Signature;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.share.HaltingProgram;
import org.latticeipc.explorer.work.Tally;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Property;
import org.latticeipc.trace.ValueText;

/**
 * What a program is seen to be: what its set-up declares, and what its tasks do in some random
 * walks, always the same for the same program and options. It recognises a program that was changed
 * although nobody said so; what no walk comes by it does not see.
 */
final class Behaviour {
  private static final int WALKS = 24;
  private static final int SHOWN = 12;

  private final Exploration exploration;
  private final SearchWorker worker;

  private Behaviour(Exploration exploration) {
    this.exploration = exploration;
    this.worker = exploration.worker();
  }

  /** What was seen, by name. As long as so many executions take. */
  static SortedMap<String, String> of(Program program, ExplorerOptions options) {
    ExplorerOptions quiet =
        ExplorerOptions.builder()
            .model(options.model())
            .releaseSequences(options.releaseSequences())
            .races(options.races())
            .maxEventsPerTask(options.maxEventsPerTask())
            .seed(options.seed())
            .cpus(options.cpus())
            .build();
    return new Behaviour(new Exploration(program, quiet)).parts();
  }

  /** Of a program that halts in set-up nothing more is to be seen. */
  private SortedMap<String, String> parts() {
    SortedMap<String, String> parts = new TreeMap<>();
    HaltingProgram halting =
        exploration.context().program instanceof HaltingProgram program ? program : null;
    if (halting != null) {
      halting.startAfresh();
    }
    try {
      parts.put("executions walked at random", walks(halting));
    } catch (RuntimeException | Error thrown) {
      if (!hasHalted(halting)) {
        throw thrown;
      }
      parts.put("executions walked at random", "none, since the program halts");
      return parts;
    }
    DeclaredProgram declared = worker.declared();
    parts.put("cells", cells(declared));
    parts.put("tasks", tasks(declared));
    parts.put("properties", properties(declared));
    return parts;
  }

  private String cells(DeclaredProgram declared) {
    Digest digest = new Digest();
    int n = declared.locations();
    for (int i = 0; i < n; i++) {
      digest
          .add(exploration.context().locations.id(i).task())
          .add(exploration.context().locations.id(i).number());
      digest.add(exploration.context().locations.name(i));
      digest.add(declared.longValue(i)).add(text(ValueText.of(declared.reference(i))));
    }
    return n + " of hash " + shown(digest);
  }

  private String tasks(DeclaredProgram declared) {
    Digest digest = new Digest();
    for (int t = 1; t <= declared.taskCount(); t++) {
      digest
          .add(exploration.context().tasks.get(t).name())
          .add(exploration.context().tasks.get(t).cpu());
    }
    for (int[] group : declared.interchangeable()) {
      digest.add(group.length);
      for (int t : group) {
        digest.add(t);
      }
    }
    return declared.taskCount() + " of hash " + shown(digest);
  }

  private static String properties(DeclaredProgram declared) {
    Digest digest = new Digest();
    for (Property property : declared.properties()) {
      digest.add(property.name());
    }
    digest.add(declared.hasAfterwards() ? 1 : 0).add(declared.rebuildsForEachExecution() ? 1 : 0);
    return declared.properties().size() + " of hash " + shown(digest);
  }

  /** Whether the program has; then the interruption is its own. */
  private static boolean hasHalted(@Nullable HaltingProgram program) {
    boolean halted = program != null && program.hasHalted();
    boolean unused = halted && Thread.interrupted();
    return halted;
  }

  /** Walks, interrupted or not: half of the walks would be another program's. */
  private String walks(@Nullable HaltingProgram halting) {
    Digest digest = new Digest();
    Sampler sampler = new Sampler(exploration, worker);
    boolean interrupted = false;
    while (sampler.walks() < WALKS) {
      interrupted |= Thread.interrupted();
      long before = sampler.walks();
      Tally tally = sampler.walk(1);
      if (hasHalted(halting)) {
        digest.add("halted");
        break;
      } else if (sampler.walks() > before) {
        add(digest, worker.current().graph);
        add(digest, tally);
      } else if (worker.hasTooManyTasks()) {
        break;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return sampler.walks() + " of hash " + shown(digest);
  }

  private void add(Digest digest, ExecutionGraph g) {
    digest.add(g.size);
    for (int e = 0; e < g.size; e++) {
      int signature = g.signature[e];
      int type = Signature.type(signature);
      digest.add(g.task[e]).add(signature).add(g.pos[e]).add(type < Signature.STORE ? g.rf[e] : 0);
      boolean hasCell = type <= Signature.RMW_WRITE || type == Signature.ALLOCATION;
      digest.add(hasCell ? exploration.context().locations.name(g.loc[e]) : null);
      digest.add(
          Signature.isReference(signature) ? text(ValueText.of(g.reference[e])) : number(g, e));
    }
    for (int t = 1; t < g.stride; t++) {
      digest.add(g.exists(t) ? exploration.context().tasks.get(t).name() : null);
      digest.add(g.exists(t) ? g.state[t].name() : null);
    }
  }

  private static @Nullable String number(ExecutionGraph g, int e) {
    return Signature.type(g.signature[e]) == Signature.FENCE ? null : Long.toString(g.value[e]);
  }

  private static void add(Digest digest, Tally tally) {
    digest.add(tally.complete).add(tally.blocked).add(tally.races ? 1 : 0);
    for (Map.Entry<String, Long> outcome : tally.outcomes.entrySet()) {
      digest.add(text(outcome.getKey())).add(outcome.getValue());
    }
    tally.violations.keySet().forEach(cause -> digest.add(text(cause)));
    tally.reasons.forEach(digest::add);
  }

  /** Without identity hashes, which differ from run to run. */
  private static String text(String text) {
    return text.replaceAll("@[0-9a-f]{1,8}\\b", "@");
  }

  private static String shown(Digest digest) {
    return digest.hex().substring(0, SHOWN);
  }
}
