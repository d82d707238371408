package org.latticeipc.explorer.work;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.declared.DeclaredProgram;
import org.latticeipc.explorer.file.Digest;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Signature;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.search.Exploration;
import org.latticeipc.explorer.search.Sampler;
import org.latticeipc.explorer.search.SearchWorker;
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

  private SortedMap<String, String> parts() {
    SortedMap<String, String> parts = new TreeMap<>();
    parts.put("executions walked at random", walks());
    DeclaredProgram built = worker.built();
    parts.put("cells", cells(built));
    parts.put("tasks", tasks(built));
    parts.put("properties", properties(built));
    return parts;
  }

  private String cells(DeclaredProgram built) {
    Digest digest = new Digest();
    int n = built.locations();
    for (int i = 0; i < n; i++) {
      digest.add(exploration.locations.id(i).task()).add(exploration.locations.id(i).number());
      digest.add(exploration.locations.name(i));
      digest.add(built.longValue(i)).add(text(ValueText.of(built.reference(i))));
    }
    return n + " of hash " + shown(digest);
  }

  private String tasks(DeclaredProgram built) {
    Digest digest = new Digest();
    for (int t = 1; t <= built.taskCount(); t++) {
      digest.add(exploration.tasks.get(t).name()).add(exploration.tasks.get(t).cpu());
    }
    for (int[] group : built.interchangeable()) {
      digest.add(group.length);
      for (int t : group) {
        digest.add(t);
      }
    }
    return built.taskCount() + " of hash " + shown(digest);
  }

  private static String properties(DeclaredProgram built) {
    Digest digest = new Digest();
    for (Property property : built.properties()) {
      digest.add(property.name());
    }
    digest.add(built.afterwards() == null ? 0 : 1).add(built.rebuildsForEachExecution() ? 1 : 0);
    return built.properties().size() + " of hash " + shown(digest);
  }

  /** Walks, interrupted or not: half of the walks would be another program's. */
  private String walks() {
    Digest digest = new Digest();
    Sampler sampler = new Sampler(exploration, worker);
    boolean interrupted = false;
    while (sampler.walks() < WALKS) {
      interrupted |= Thread.interrupted();
      long before = sampler.walks();
      Tally tally = sampler.walk(1);
      if (sampler.walks() > before) {
        add(digest, worker.current().graph);
        add(digest, tally);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return WALKS + " of hash " + shown(digest);
  }

  private void add(Digest digest, ExecutionGraph g) {
    digest.add(g.size);
    for (int e = 0; e < g.size; e++) {
      int signature = g.signature[e];
      int type = Signature.type(signature);
      digest.add(g.task[e]).add(signature).add(g.pos[e]).add(type < Signature.STORE ? g.rf[e] : 0);
      boolean hasCell = type <= Signature.RMW_WRITE || type == Signature.ALLOCATION;
      digest.add(hasCell ? exploration.locations.name(g.loc[e]) : null);
      digest.add(
          Signature.isReference(signature) ? text(ValueText.of(g.reference[e])) : number(g, e));
    }
    for (int t = 1; t < g.stride; t++) {
      digest.add(g.exists(t) ? exploration.tasks.get(t).name() : null);
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
