package org.latticeipc.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.latticeipc.catalogue.judge.Judge;
import org.latticeipc.catalogue.program.DagSubjects;
import org.latticeipc.catalogue.program.IpcSubjects;
import org.latticeipc.catalogue.program.KernelSubjects;
import org.latticeipc.catalogue.program.LockSubjects;
import org.latticeipc.catalogue.program.SyncSubjects;
import org.latticeipc.catalogue.subject.Finding;
import org.latticeipc.catalogue.subject.Subject;

/** Every part with its variants, and how to have them judged. */
public final class Catalogue {
  private Catalogue() {}

  /** All rows, each part's real version first. */
  public static List<Subject> subjects() {
    return Stream.of(
            LockSubjects.all(),
            IpcSubjects.all(),
            DagSubjects.all(),
            KernelSubjects.all(),
            SyncSubjects.all())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Has every judge judge every subject: a judge one after the other, in the order given, and
   * {@code jobs} judges at a time.
   *
   * @param listener hears each finding as it is made, with what it is about
   */
  public static Matrix judge(
      List<Subject> subjects, List<Judge> judges, int jobs, BiConsumer<String, Finding> listener) {
    List<Callable<List<Finding>>> columns = new ArrayList<>();
    for (Judge judge : judges) {
      columns.add(() -> column(subjects, judge, listener));
    }
    // The slowest judges come last, so they begin first.
    Collections.reverse(columns);
    List<List<Finding>> findings = new ArrayList<>(inParallel(columns, jobs));
    Collections.reverse(findings);
    Matrix matrix = new Matrix(judges.stream().map(Judge::name).toList());
    for (int row = 0; row < subjects.size(); row++) {
      for (int column = 0; column < judges.size(); column++) {
        matrix.put(subjects.get(row), judges.get(column).name(), findings.get(column).get(row));
      }
    }
    return matrix;
  }

  private static List<Finding> column(
      List<Subject> subjects, Judge judge, BiConsumer<String, Finding> listener) {
    List<Finding> findings = new ArrayList<>();
    for (Subject subject : subjects) {
      Finding finding = judge.judge(subject);
      findings.add(finding);
      listener.accept(subject.name() + " by " + judge.name(), finding);
    }
    return findings;
  }

  private static List<List<Finding>> inParallel(List<Callable<List<Finding>>> work, int jobs) {
    ExecutorService threads = Executors.newFixedThreadPool(jobs);
    try {
      List<List<Finding>> results = new ArrayList<>();
      for (Future<List<Finding>> done : threads.invokeAll(work)) {
        results.add(done.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while judging", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a judge failed: " + e.getCause(), e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
