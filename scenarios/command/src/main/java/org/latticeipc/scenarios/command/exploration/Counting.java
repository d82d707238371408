package org.latticeipc.scenarios.command.exploration;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.result.JobCounters;
import org.latticeipc.explorer.result.Progress;

/** Hears progress for another, and keeps what the jobs had to do with each other. */
final class Counting implements Progress.Listener {
  private final Progress.Listener heard;
  private volatile @Nullable JobCounters counters;

  Counting(Progress.Listener heard) {
    this.heard = heard;
  }

  @Override
  public void progress(Progress progress) {
    heard.progress(progress);
  }

  @Override
  public void remark(String text) {
    heard.remark(text);
  }

  @Override
  public boolean wantsCounters() {
    return counters == null; // of the search itself, not of what looks for a simpler violation
  }

  @Override
  public void counted(JobCounters told) {
    counters = told;
  }

  Optional<JobCounters> counters() {
    return Optional.ofNullable(counters);
  }
}
