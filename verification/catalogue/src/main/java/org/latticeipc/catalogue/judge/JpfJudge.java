package org.latticeipc.catalogue.judge;

import org.latticeipc.catalogue.subject.Finding;
import org.latticeipc.catalogue.subject.Finding.Kind;
import org.latticeipc.catalogue.subject.Subject;
import org.latticeipc.jpf.JpfRunner;
import org.latticeipc.jpf.JpfVerdict;

/** Java PathFinder, where the user has one. Sequential consistency only. */
public final class JpfJudge implements Judge {
  private final JpfRunner runner;

  /** Runs with the runner's installation and budget. */
  public JpfJudge(JpfRunner runner) {
    this.runner = runner;
  }

  @Override
  public String name() {
    return "JPF";
  }

  @Override
  public Finding judge(Subject subject) {
    Finding all = Finding.of(Kind.NOT_APPLICABLE, "no entry point");
    for (Subject.Path path : subject.jpf()) {
      all = all.and(judge(path));
      if (all.isFound()) {
        return all;
      }
    }
    return all;
  }

  private Finding judge(Subject.Path path) {
    JpfVerdict verdict = runner.run(path.entry(), path.variant());
    if (verdict instanceof JpfVerdict.Holds holds) {
      return new Finding(
          Kind.CLEAN, "every path", holds.search().newStates(), holds.search().seconds());
    } else if (verdict instanceof JpfVerdict.Violated violated) {
      return new Finding(
          Kind.FOUND,
          violated.property(),
          violated.search().newStates(),
          violated.search().seconds());
    } else if (verdict instanceof JpfVerdict.Inconclusive) {
      return Finding.of(Kind.INCONCLUSIVE, verdict.describe());
    }
    return Finding.of(Kind.UNAVAILABLE, verdict.describe());
  }
}
