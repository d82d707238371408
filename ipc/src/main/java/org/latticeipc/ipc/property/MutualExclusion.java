package org.latticeipc.ipc.property;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.lock.LockFact;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Execution.Noted;
import org.latticeipc.machine.program.Property;

/**
 * {@code mutual-exclusion}: of two sections of one lock, one ends before the other begins, and the
 * later one sees that.
 *
 * <p>Sections are taken in the order in which their beginnings are listed, which extends
 * happens-before; if each ends before the next begins, they are all ordered. One pass.
 */
public final class MutualExclusion implements Property {
  @Override
  public String name() {
    return "mutual-exclusion";
  }

  @Override
  public String statement() {
    return "of two sections of one lock, one ends before the other begins";
  }

  @Override
  public Optional<String> violation(Execution execution) {
    Map<String, Section> last = new TreeMap<>();
    for (Noted<LockFact> noted : execution.factsOf(LockFact.class)) {
      LockFact fact = noted.fact();
      if (fact instanceof LockFact.Acquired) {
        Section before = last.put(fact.lock(), new Section(noted));
        if (before != null && !before.endsBefore(noted, execution)) {
          return Optional.of(
              "task %s owns lock %s although nothing orders it after the section of task %s"
                  .formatted(noted.task(), fact.lock(), before.begin.task()));
        }
      } else if (fact instanceof LockFact.Released) {
        Section open = last.get(fact.lock());
        if (open == null || open.end != null || !open.begin.task().equals(noted.task())) {
          return Optional.of(
              "task %s hands lock %s over while it is not the owner"
                  .formatted(noted.task(), fact.lock()));
        }
        open.end = noted;
      }
    }
    return Optional.empty();
  }

  private static final class Section {
    final Noted<LockFact> begin;
    @Nullable Noted<LockFact> end;

    Section(Noted<LockFact> begin) {
      this.begin = begin;
    }

    boolean endsBefore(Noted<LockFact> next, Execution execution) {
      return end != null && execution.happensBefore(end, next);
    }
  }
}
