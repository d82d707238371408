package org.latticeipc.scenarios.command.litmus;

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
      throws InterruptedException {
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
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private Item one(Path path, LitmusOptions each, Progress.Listener listener) {
    String shown = path.toString();
    try {
      LitmusTest test = LitmusCompiler.read(path, shown);
      Optional<Answer> expected = expectations == null ? Optional.empty() : expectations.of(path);
      List<JudgedState> judged = new ArrayList<>();
      for (MemoryModel model : models) {
        LitmusResult result = LitmusRunner.run(test, each.with(model), listener);
        judged.add(new JudgedState(result, expected, expectations != null));
      }
      return new Ran(shown, judged);
    } catch (LitmusException e) {
      return new Refused(shown, e.text());
    }
  }
}
