package org.latticeipc.catalogue.judge;

import org.latticeipc.catalogue.subject.Finding;
import org.latticeipc.catalogue.subject.Finding.Kind;
import org.latticeipc.catalogue.subject.Subject;

/** A judge of programs: goes through a subject's programs until one is found wrong. */
abstract class ProgramJudge implements Judge {
  @Override
  public final Finding judge(Subject subject) {
    if (subject.probes().isEmpty()) {
      return Finding.of(Kind.NOT_APPLICABLE, "no program");
    }
    Finding all = Finding.of(Kind.NOT_APPLICABLE, "no program");
    for (Subject.Probe probe : subject.probes()) {
      all = all.and(judge(probe));
      if (all.isFound()) {
        return all;
      }
    }
    return all;
  }

  abstract Finding judge(Subject.Probe probe);
}
