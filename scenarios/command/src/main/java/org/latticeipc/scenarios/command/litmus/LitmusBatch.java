package org.latticeipc.scenarios.command.litmus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.result.Progress;
import org.latticeipc.explorer.share.ClusterAnswer;
import org.latticeipc.litmus.Answer;
import org.latticeipc.litmus.Expectations;
import org.latticeipc.litmus.JudgedState;
import org.latticeipc.litmus.LitmusOptions;
import org.latticeipc.litmus.LitmusResult;
import org.latticeipc.litmus.LitmusRunner;
import org.latticeipc.litmus.compile.LitmusCompiler;
import org.latticeipc.litmus.program.LitmusTest;
import org.latticeipc.litmus.syntax.LitmusException;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.scenarios.command.cluster.Cluster;
import org.latticeipc.scenarios.command.console.Inputs;
import org.latticeipc.scenarios.format.InputError;

/** Explores many tests on several threads and gives the results in order. */
public final class LitmusBatch {

  /** What became of one file. */
  public sealed interface Item {
    /** The file as it is shown. */
    String file();
  }

  /**
   * It ran.
   *
   * @param judged a result for each model, in the order asked for
   */
  public record Ran(String file, List<JudgedState> judged) implements Item {
    public Ran {
      judged = List.copyOf(judged);
    }
  }

  /** It cannot be run. */
  public record Refused(String file, String message) implements Item {}

  private final List<MemoryModel> models;
  private final LitmusOptions options;
  private final @Nullable Expectations expectations;
  private @Nullable Cluster cluster;

  /** Has a cluster explore, one test after the other. */
  public LitmusBatch by(Cluster shared) {
    cluster = shared;
    return this;
  }

  /** A batch under each of some models. */
  public LitmusBatch(
      List<MemoryModel> models, LitmusOptions options, @Nullable Expectations expectations) {
    this.models = models;
    this.options = options;
    this.expectations = expectations;
  }

  /**
   * Explores all tests. One test alone gets all threads, else each test gets one.
   *
   * @param listener hears how far a test is that is alone
   * @param sink hears of every file in the order of {@code tests}, as soon as that is known
   */
  public void run(List<Path> tests, int jobs, Progress.Listener listener, Consumer<Item> sink)
      throws InterruptedException, InputError {
    if (cluster != null) {
      for (Path test : tests) {
        sink.accept(one(test, options.withJobs(1), Progress.Listener.NONE));
      }
      return;
    }
    LitmusOptions each = options.withJobs(tests.size() == 1 ? jobs : 1);
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.max(1, Math.min(jobs, tests.size())),
            runnable -> {
              Thread thread = new Thread(runnable, "litmus");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<Item>> items = new ArrayList<>();
      tests.forEach(
          test ->
              items.add(
                  threads.submit(
                      () ->
                          one(test, each, tests.size() == 1 ? listener : Progress.Listener.NONE))));
      for (Future<Item> item : items) {
        sink.accept(item.get());
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InputError bad) {
        throw bad;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private LitmusResult explored(
      Path path, LitmusTest test, LitmusOptions each, Progress.Listener listener)
      throws InputError {
    Cluster shared = cluster;
    if (shared == null) {
      return LitmusRunner.run(test, each, listener);
    }
    LitmusSource source;
    try {
      source = new LitmusSource(path.toString(), Files.readString(path), each.rounds());
    } catch (IOException e) {
      throw new InputError(path + ": cannot be read: " + Inputs.reason(e));
    }
    List<InputError> refusals = new ArrayList<>();
    try {
      return LitmusRunner.run(
          test,
          each,
          (program, how) -> {
            try {
              ClusterAnswer answer = shared.explore(source, how, null, null);
              program.loops().wereCut(answer.learnt());
              return answer.result();
            } catch (InputError e) {
              refusals.add(e);
              throw new IllegalStateException(e);
            }
          });
    } catch (IllegalStateException e) {
      if (refusals.isEmpty()) {
        throw e;
      }
      throw refusals.get(0);
    }
  }

  private Item one(Path path, LitmusOptions each, Progress.Listener listener) throws InputError {
    String shown = path.toString();
    try {
      LitmusTest test = LitmusCompiler.read(path, shown);
      Optional<Answer> expected = expectations == null ? Optional.empty() : expectations.of(path);
      List<JudgedState> judged = new ArrayList<>();
      for (MemoryModel model : models) {
        LitmusResult result = explored(path, test, each.with(model), listener);
        judged.add(new JudgedState(result, expected, expectations != null));
      }
      return new Ran(shown, judged);
    } catch (LitmusException e) {
      return new Refused(shown, e.text());
    }
  }
}
