package org.latticeipc.catalogue.judge;

import java.time.Duration;
import java.util.List;
import org.latticeipc.catalogue.subject.Finding;
import org.latticeipc.catalogue.subject.Finding.Kind;
import org.latticeipc.catalogue.subject.Subject;

/** Lincheck in model-checking mode. Sequential consistency only. */
final class LincheckColumn extends HarnessColumn {
  LincheckColumn(HarnessPath path, Duration budget) {
    super(path, budget.multipliedBy(4));
  }

  @Override
  public String name() {
    return "Lincheck";
  }

  @Override
  public Finding judge(Subject subject) {
    Finding all = Finding.of(Kind.NOT_APPLICABLE, "no structure");
    for (Subject.Structure structure : subject.lincheck()) {
      all =
          all.and(
              ask(
                  "org.latticeipc.lincheck.LincheckMain",
                  List.of(structure.type(), structure.specification(), structure.size())));
      if (all.isFound()) {
        return all;
      }
    }
    return all;
  }
}
