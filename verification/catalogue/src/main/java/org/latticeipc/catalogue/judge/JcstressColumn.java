package org.latticeipc.catalogue.judge;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.latticeipc.catalogue.subject.Finding;
import org.latticeipc.catalogue.subject.Finding.Kind;
import org.latticeipc.catalogue.subject.Subject;

/**
 * jcstress on this machine's real cores. A test that waits for ever is found by its not ending;
 * what "not ending" is, the real part says, which is judged first: {@value #PATIENCE} times as long
 * as it took, at least {@value #LEAST_SECONDS} seconds and at most the budget.
 */
final class JcstressColumn extends HarnessColumn {
  private static final int PATIENCE = 4;
  private static final long LEAST_SECONDS = 40;
  private static final int BUDGETS = 4;

  private final Path scratch;
  private final Duration budget;
  private final Map<String, Duration> patienceByPart = new HashMap<>();

  JcstressColumn(HarnessPath path, Path scratch, Duration budget) {
    super(path, budget.multipliedBy(BUDGETS + 1));
    this.scratch = scratch;
    this.budget = budget.multipliedBy(BUDGETS);
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
    Duration limit = patienceByPart.getOrDefault(subject.part(), budget);
    Finding finding = run(subject, subject.jcstress().get(), limit);
    if (subject.isReal() && finding.kind() == Kind.CLEAN) {
      long seconds = Math.max(LEAST_SECONDS, Math.round(PATIENCE * finding.seconds()));
      patienceByPart.put(subject.part(), Duration.ofSeconds(Math.min(seconds, budget.toSeconds())));
    }
    return finding;
  }

  private Finding run(Subject subject, Subject.Stress stress, Duration limit) {
    List<String> arguments = new ArrayList<>();
    arguments.add(scratch.toAbsolutePath().resolve(subject.name().replace('=', '-')).toString());
    arguments.add(Long.toString(limit.toSeconds()));
    arguments.add(stress.tests());
    stress.properties().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> arguments.add(entry.getKey() + "=" + entry.getValue()));
    return ask("org.latticeipc.jcstress.JcstressSubjectMain", arguments);
  }
}
