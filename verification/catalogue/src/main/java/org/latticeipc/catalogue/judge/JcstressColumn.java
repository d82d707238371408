package org.latticeipc.catalogue.judge;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.latticeipc.catalogue.Finding;
import org.latticeipc.catalogue.Finding.Kind;
import org.latticeipc.catalogue.Subject;

/** jcstress on this machine's real cores. */
final class JcstressColumn extends HarnessColumn {
  private final Path scratch;
  private final Duration budget;

  JcstressColumn(HarnessPath path, Path scratch, Duration budget) {
    super(path, budget.multipliedBy(5));
    this.scratch = scratch;
    this.budget = budget.multipliedBy(4);
  }

  @Override
  public String name() {
    return "jcstress";
  }

  @Override
  public Finding judge(Subject subject) {
    if (subject.jcstress().isEmpty()) {
      return Finding.of(Kind.NOT_APPLICABLE, "no test");
    }
    Subject.Stress stress = subject.jcstress().get();
    List<String> arguments = new ArrayList<>();
    arguments.add(scratch.toAbsolutePath().resolve(subject.name().replace('=', '-')).toString());
    arguments.add(Long.toString(budget.toSeconds()));
    arguments.add(stress.tests());
    stress.properties().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(entry -> arguments.add(entry.getKey() + "=" + entry.getValue()));
    return ask("org.latticeipc.jcstress.JcstressSubjectMain", arguments);
  }
}
