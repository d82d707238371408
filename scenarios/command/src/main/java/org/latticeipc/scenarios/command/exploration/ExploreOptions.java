package org.latticeipc.scenarios.command.exploration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Progress;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Reduction;
import org.latticeipc.explorer.share.SharedProgram;
import org.latticeipc.machine.text.ShellWord;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;
import org.latticeipc.scenarios.command.console.Inputs;
import org.latticeipc.scenarios.command.console.OptionValues;
import org.latticeipc.scenarios.command.console.Version;
import org.latticeipc.scenarios.command.subject.RunSettings;
import org.latticeipc.scenarios.command.subject.RunSubject;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.tracefile.Origin;
import picocli.CommandLine.Option;

/** The options that {@code check} and {@code explore} share. */
public final class ExploreOptions {
  private static final Duration KEEP_EVERY = Duration.ofSeconds(1);

  /** Before that the compiler has use for other processors. */
  private static final Duration OTHERS_AFTER = Duration.ofSeconds(1);

  @Option(names = "--model", paramLabel = "M", description = "sc, tso, ra, rc11 or jmm (Java)")
  private @Nullable String model;

  @Option(
      names = "--release-sequences",
      paramLabel = "R",
      description =
          "whose rules rc11 follows: cpp20, pldi17 or genmc (default of built-in programs)")
  private @Nullable String releaseSequences;

  @Option(
      names = "--races",
      paramLabel = "R",
      description =
          "data races are a violation, report or ignore (default: report under jmm, else"
              + " violation)")
  private String races = "by-model";

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "threads; counts do not depend on it (default: one, and for scenarios and built-in"
              + " programs the others that there are processors for, after a second)")
  private @Nullable Integer jobs;

  @Option(names = "--budget", paramLabel = "TIME", description = "stop after a time such as 90s")
  private @Nullable String budget;

  @Option(
      names = "--max-events",
      paramLabel = "N",
      description = "cut a task after N events (default: 10000, or what the scenario says)")
  private @Nullable Integer maxEvents;

  @Option(names = "--max-executions", paramLabel = "N", description = "stop after N executions")
  private @Nullable Long maxExecutions;

  @Option(
      names = "--preemptions",
      paramLabel = "N",
      description = "under sc: cut executions that need more preemptions")
  private @Nullable Integer preemptions;

  @Option(
      names = "--reduce",
      paramLabel = "R",
      split = ",",
      description = "sound reductions: await, symmetry")
  private List<String> reductions = new ArrayList<>();

  @Option(names = "--all", description = "go on after a violation, one of each distinct cause")
  private boolean all;

  @Option(names = "--sample", paramLabel = "N", description = "N random walks instead")
  private @Nullable Long sample;

  @Option(names = "--seed", paramLabel = "N", description = "seed of the program and of walks")
  private @Nullable Long seed;

  @Option(names = "--checkpoint", paramLabel = "FILE", description = "keep the frontier in a file")
  private @Nullable String checkpoint;

  @Option(names = "--resume", paramLabel = "FILE", description = "go on from a checkpoint")
  private @Nullable String resume;

  @Option(
      names = "--cluster",
      paramLabel = "MASTER",
      description =
          "explore by Apache Spark: local[N], spark://HOST:PORT, yarn or k8s://URL; see"
              + " docs/CLUSTER.md")
  private @Nullable String cluster;

  @Option(
      names = "--estimate",
      description = "first estimates the number of executions, with bounds, in about a second")
  private boolean estimate;

  /** The cluster that explores, or null. */
  @Nullable String cluster() {
    return cluster;
  }

  /** Where the cluster keeps the state of the search, or null. */
  @Nullable String checkpoint() {
    return checkpoint;
  }

  /** What the cluster goes on from, or null. */
  @Nullable String resume() {
    return resume;
  }

  /** Whether a checkpoint is on a file system that only the cluster's engine knows. */
  private boolean isRemote(String place) {
    return cluster != null && place.matches("[A-Za-z][A-Za-z0-9+.-]+:.*");
  }

  boolean hasModel() {
    return model != null;
  }

  boolean hasSeed() {
    return seed != null;
  }

  /** Whether an estimate is wanted before the exploration. */
  boolean estimate() {
    return estimate;
  }

  /** How to go on if the exploration is interrupted. */
  String remedy() {
    if (checkpoint == null) {
      return "; with --checkpoint FILE it could be resumed";
    }
    return isRemote(checkpoint) || Files.exists(Path.of(checkpoint))
        ? "; go on with --resume " + ShellWord.quoted(checkpoint)
        : "; no checkpoint was due yet, there is one every second";
  }

  /** The explorer's options for a subject. */
  ExplorerOptions of(RunSubject subject, Progress.Listener listener, boolean outcomes)
      throws InputError {
    RunSettings settings = settings(subject.settings());
    ExplorerOptions.Builder builder =
        settings.explorer().all(all).outcomes(outcomes).listener(listener);
    jobs(builder, subject);
    bounds(builder, settings.model());
    identify(builder, subject);
    for (String reduction : reductions) {
      builder.reduce(OptionValues.constant("--reduce", reduction, Reduction.class));
    }
    if (cluster != null) {
      requireShareable();
      builder.checkpointEvery(KEEP_EVERY);
    }
    if (checkpoint != null) {
      builder.checkpointEvery(KEEP_EVERY);
      if (!isRemote(checkpoint)) {
        builder.checkpoint(writable(Inputs.path(checkpoint)));
      }
    }
    if (resume != null && !isRemote(resume)) {
      builder.resume(Inputs.file(resume, "a checkpoint"));
    }
    return builder.build();
  }

  /**
   * One thread, and more where that helps. Programs of the user's own may keep something where two
   * builds at a time meet, so they have one unless more are asked for, and no forecast, which
   * builds them as well.
   */
  private void jobs(ExplorerOptions.Builder builder, RunSubject subject) throws InputError {
    Origin origin = subject.origin();
    boolean isOurs = origin instanceof Origin.ScenarioFile || origin instanceof Origin.BuiltIn;
    builder.forecast(isOurs || jobs != null && jobs > 1);
    if (jobs != null) {
      builder.jobs(OptionValues.jobs(jobs));
    } else if (isOurs && cluster == null) {
      builder.jobs(Runtime.getRuntime().availableProcessors()).jobsAfter(OTHERS_AFTER);
    }
  }

  /**
   * Requires that what is asked of a cluster beside is what one can do.
   *
   * @throws InputError if random walks or a number of threads are asked for
   */
  void requireShareable() throws InputError {
    if (sample != null) {
      throw new InputError(
          "lattice: --cluster and --sample: random walks are made by one machine; leave one of them"
              + " out");
    } else if (jobs != null && jobs != 1) {
      throw new InputError(
          "lattice: --cluster and --jobs: the cores are the cluster's, as in --cluster local["
              + jobs
              + "]; leave --jobs out");
    }
  }

  private static Path writable(Path file) throws InputError {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new InputError(
          "lattice: --checkpoint: found '" + file + "', expected a file in a folder there is");
    } else if (Files.isDirectory(file)) {
      throw new InputError(
          "lattice: --checkpoint: found the folder '" + file + "', expected a file");
    }
    return file;
  }

  /** What a checkpoint must be of to be resumed, apart from the options. */
  private void identify(ExplorerOptions.Builder builder, RunSubject subject) throws InputError {
    builder.identity("tool version", Version.number());
    builder.identity("variants", String.join(", ", subject.variants()));
    Origin origin = subject.origin();
    if (origin instanceof Origin.ScenarioFile file) {
      builder.identity("kind of program", "scenario");
      builder.identity("content of the scenario", "SHA-256 " + file.sha256());
    } else if (origin instanceof Origin.LitmusFile file) {
      builder.identity("kind of program", "litmus test");
      builder.identity("content of the litmus test", "SHA-256 " + file.sha256());
    } else if (origin instanceof Origin.BuiltIn builtIn) {
      builder.identity("kind of program", "built-in " + builtIn.name());
    } else if (origin instanceof Origin.CheckedMethod method) {
      builder.identity("kind of program", "method " + method.type() + "#" + method.method());
    }
    SharedProgram source = subject.source();
    if (source != null && !source.needs().isEmpty() && (checkpoint != null || resume != null)) {
      builder.identity(
          "content of the class path", "SHA-256 " + ClassPathContent.sha256(source.needs()));
    }
  }

  private RunSettings settings(RunSettings subject) throws InputError {
    RunSettings chosen =
        subject
            .with(OptionValues.model(model, subject.model()))
            .with(OptionValues.constant("--races", races, Races.class));
    if (releaseSequences != null) {
      chosen =
          chosen.with(
              OptionValues.constant(
                  "--release-sequences", releaseSequences, ReleaseSequences.class));
    }
    if (seed != null) {
      chosen = chosen.withSeed(seed);
    }
    return maxEvents == null
        ? chosen
        : chosen.withMaxEvents((int) OptionValues.atLeast("--max-events", maxEvents, 1));
  }

  private void bounds(ExplorerOptions.Builder builder, MemoryModel chosen) throws InputError {
    if (budget != null) {
      builder.budget(OptionValues.duration("--budget", budget));
    }
    if (maxExecutions != null) {
      builder.maxExecutions(OptionValues.atLeast("--max-executions", maxExecutions, 1));
    }
    if (sample != null && (checkpoint != null || resume != null)) {
      throw new InputError(
          "lattice: --sample: random walks leave no frontier to keep; leave "
              + (checkpoint != null ? "--checkpoint" : "--resume")
              + " out");
    }
    if (sample != null) {
      builder.sample(OptionValues.atLeast("--sample", sample, 1));
    }
    if (preemptions != null) {
      if (chosen != MemoryModel.SC) {
        throw new InputError(
            "lattice: --preemptions: found model "
                + chosen
                + ", a preemption bound has a meaning under sc only; add --model sc");
      }
      if (!reductions.isEmpty()) {
        throw new InputError(
            "lattice: --preemptions and --reduce: an execution that is left out may need fewer"
                + " preemptions than the one that stands for it; leave one of them out");
      }
      builder.preemptionBound((int) OptionValues.atLeast("--preemptions", preemptions, 0));
    }
  }
}
