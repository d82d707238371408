package org.latticeipc.catalogue.judge;

import org.latticeipc.catalogue.subject.Finding;
import org.latticeipc.catalogue.subject.Finding.Kind;
import org.latticeipc.catalogue.subject.Subject;

/** A judge of programs: goes through a subject's programs until one is found wrong. */
abstract class ProgramJudge implements Judge {
  @Override
  public final Finding judge(Subject subject) {
    Finding all = Finding.of(Kind.NOT_APPLICABLE, "no program");
    for (int pass = 0; pass < passes(); pass++) {
      for (Subject.Probe probe : subject.probes()) {
        all = all.and(judge(probe, pass));
        if (all.isFound()) {
          return all;
        }
      }
    }
    return all;
  }

  /** How often it goes through the programs; what it looks at differs from pass to pass. */
  int passes() {
    return 1;
  }

  abstract Finding judge(Subject.Probe probe, int pass);
}
