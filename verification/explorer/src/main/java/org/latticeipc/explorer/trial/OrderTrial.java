package org.latticeipc.explorer.trial;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.machine.weaken.Site;
import org.latticeipc.machine.weaken.SiteCollector;
import org.latticeipc.machine.weaken.Weakened;
import org.latticeipc.machine.weaken.Weakening;

/**
 * Mutation testing of memory orders: weakens each site of some subjects by each next step and runs
 * the checks of the subjects that have the site, those that took least first, until one fails.
 *
 * <p>Costs one run of the checks for each weakening, more where a weaker program has more
 * executions. A subject that does not hold as it is written takes no part: its checks would notice
 * nothing.
 *
 * <p>Source: mutation testing as DeMillo, Lipton and Sayward (Computer, 1978) state it, applied to
 * barriers as VSync does (Oberhauser and others, ASPLOS 2021), which keeps what is not noticed.
 */
public final class OrderTrial {
  private static final Duration LEAST = Duration.ofMillis(200);
  private static final String USED_UP = "the budget was used up before its turn";
  private final List<? extends TrialSubject> subjects;
  private final TrialOptions options;
  private final long start = System.nanoTime();
  private final Map<String, Judgement> baselines = new LinkedHashMap<>();
  private final SortedMap<Site, List<TrialSubject>> reach = new TreeMap<>();
  private final AtomicInteger left = new AtomicInteger();

  private OrderTrial(List<? extends TrialSubject> subjects, TrialOptions options) {
    this.subjects = subjects;
    this.options = options;
  }

  /**
   * Tries every order of the subjects. If the calling thread is interrupted, what has not been
   * tried is undecided; the thread stays interrupted.
   */
  public static TrialReport run(List<? extends TrialSubject> subjects, TrialOptions options) {
    OrderTrial trial = new OrderTrial(subjects, options);
    trial.findSites();
    List<Site> sites = List.copyOf(trial.reach.keySet());
    List<TrialRow> rows = options.descend() ? trial.descend(sites) : trial.each(sites);
    return new TrialReport(trial.baselines, sites, rows);
  }

  private void findSites() {
    left.set(subjects.size());
    for (TrialSubject subject : subjects) {
      SiteCollector collector = new SiteCollector(new Weakened(List.of()));
      Judgement judgement = subject.judge(collector, share(1));
      left.decrementAndGet();
      baselines.put(subject.name(), judgement);
      if (judgement.verdict() == Verdict.HOLDS) {
        collector.sites().stream()
            .map(site -> options.byLine() ? site.fromAnywhere() : site)
            .distinct()
            .forEach(site -> reach.computeIfAbsent(site, s -> new ArrayList<>()).add(subject));
      }
    }
    Comparator<TrialSubject> cheapest =
        Comparator.comparingDouble(s -> Objects.requireNonNull(baselines.get(s.name())).seconds());
    reach.values().forEach(reached -> reached.sort(cheapest));
  }

  /** Each weakening by itself. */
  private List<TrialRow> each(List<Site> sites) {
    List<Weakening> weakenings =
        sites.stream().flatMap(site -> Weakening.of(site).stream()).toList();
    left.set(weakenings.size());
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.max(1, Math.min(options.jobs(), weakenings.size())), OrderTrial::thread);
    List<Future<TrialRow>> futures = new ArrayList<>();
    List<TrialRow> rows = new ArrayList<>();
    try {
      for (Weakening weakening : weakenings) {
        List<TrialSubject> reached = reached(weakening.site());
        futures.add(threads.submit(() -> told(weakening, List.of(), reached)));
      }
      for (Future<TrialRow> future : futures) {
        rows.add(future.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      for (Weakening weakening : weakenings.subList(rows.size(), weakenings.size())) {
        rows.add(new TrialRow(weakening, List.of(), Optional.empty(), List.of("interrupted")));
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
    return rows;
  }

  private List<TrialSubject> reached(Site site) {
    return Objects.requireNonNull(reach.get(site));
  }

  private static Thread thread(Runnable body) {
    Thread thread = new Thread(body, "trial");
    thread.setDaemon(true);
    return thread;
  }

  /** Each weakening on top of those that nothing noticed. */
  private List<TrialRow> descend(List<Site> sites) {
    record Open(Weakening weakening, List<TrialSubject> reached) {}
    Deque<Open> open = new ArrayDeque<>();
    sites.forEach(s -> Weakening.of(s).forEach(w -> open.add(new Open(w, reached(s)))));
    List<Weakening> kept = new ArrayList<>();
    List<TrialRow> rows = new ArrayList<>();
    left.set(open.size());
    while (!open.isEmpty()) {
      Open next = open.poll();
      Weakening weakening = next.weakening();
      TrialRow row = told(weakening, kept, next.reached());
      rows.add(row);
      if (row.outcome() == TrialRow.Outcome.NOT_NOTICED) {
        kept.add(weakening);
        open.removeIf(o -> o.weakening().site().equals(weakening.site()));
        List<Weakening> further =
            weakening.becomes().equals(Weakening.SPLIT)
                ? List.of()
                : Weakening.of(weakening.weakened());
        for (int i = further.size() - 1; i >= 0; i--) {
          open.addFirst(new Open(further.get(i), next.reached()));
        }
        left.set(open.size());
      }
    }
    return rows;
  }

  private TrialRow told(Weakening weakening, List<Weakening> under, List<TrialSubject> reached) {
    TrialRow row = tried(weakening, under, reached);
    left.decrementAndGet();
    synchronized (this) {
      options.listener().accept(row);
    }
    return row;
  }

  private TrialRow tried(Weakening weakening, List<Weakening> under, List<TrialSubject> reached) {
    List<Weakening> all = new ArrayList<>(under);
    all.add(weakening);
    Weakened rule = new Weakened(all);
    List<String> undecided = new ArrayList<>();
    for (int i = 0; i < reached.size(); i++) {
      TrialSubject subject = reached.get(i);
      if (isUsedUp()) {
        undecided.add(subject.name() + ": " + USED_UP);
        break;
      }
      Judgement judgement = subject.judge(rule, share(reached.size() - i));
      if (judgement.violation().isPresent()) {
        TrialRow.Kill kill = new TrialRow.Kill(subject.name(), judgement.violation().get());
        return new TrialRow(weakening, under, Optional.of(kill), List.of());
      }
      judgement.reasons().forEach(reason -> undecided.add(subject.name() + ": " + reason));
    }
    return new TrialRow(weakening, under, Optional.empty(), undecided);
  }

  private boolean isUsedUp() {
    return options.budget().filter(all -> !rest(all).minus(LEAST).isNegative()).isEmpty()
        && options.budget().isPresent();
  }

  private Duration rest(Duration budget) {
    return budget.minus(Duration.ofNanos(System.nanoTime() - start));
  }

  /** The time for the next judgement, one of {@code more} of what is tried now. */
  private Optional<Duration> share(int more) {
    return options
        .budget()
        .map(
            all -> {
              Duration rest = rest(all);
              Duration share =
                  rest.multipliedBy(options.jobs())
                      .dividedBy((long) Math.max(1, left.get()) * more);
              Duration capped = share.compareTo(rest) > 0 ? rest : share;
              return capped.compareTo(LEAST) < 0 ? LEAST : capped;
            });
  }
}
