package org.latticeipc.explorer.trial;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.machine.weaken.Site;

/**
 * What came of a trial.
 *
 * @param baselines what each subject says as it is written, by its name
 * @param sites every site that a subject which holds has, with its order as written, sorted
 * @param rows what was tried, sorted by site; with {@link TrialOptions#descend} in the order tried
 */
public record TrialReport(Map<String, Judgement> baselines, List<Site> sites, List<TrialRow> rows) {

  public TrialReport {
    baselines = Collections.unmodifiableMap(new LinkedHashMap<>(baselines));
    sites = List.copyOf(sites);
    rows = List.copyOf(rows);
  }

  /** The rows with an outcome. */
  public List<TrialRow> rows(TrialRow.Outcome outcome) {
    return rows.stream().filter(row -> row.outcome() == outcome).toList();
  }

  /** Whether a subject says this as it is written. */
  public boolean anyBaseline(Verdict verdict) {
    return baselines.values().stream().anyMatch(b -> b.verdict() == verdict);
  }
}
