package org.latticeipc.engine.host;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What many runs of one program on hardware came to.
 *
 * @param outcomes how often each outcome was seen, by its text
 * @param runs how many runs ended, in whatever way
 * @param abandoned how many of them ended at an assumption that did not hold
 * @param failures those that failed, at most {@value #FAILURES_KEPT} of them
 * @param failed how many failed or did not finish
 */
public record HostSample(
    SortedMap<String, Long> outcomes,
    long runs,
    long abandoned,
    long failed,
    List<HostResult> failures) {
  /** How many failures a sample keeps. */
  public static final int FAILURES_KEPT = 16;

  public HostSample {
    outcomes = Collections.unmodifiableSortedMap(new TreeMap<>(outcomes));
    failures = List.copyOf(failures);
  }
}
