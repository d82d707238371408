package org.latticeipc.bytecode.jcstress;

import java.util.List;

/**
 * One {@code @Outcome}.
 *
 * @param ids texts or regular expressions; none for whatever no other grade covers
 * @param grade ACCEPTABLE, ACCEPTABLE_INTERESTING, FORBIDDEN or UNKNOWN
 * @param reason why
 */
record GradedOutcome(List<String> ids, String grade, String reason) {
  GradedOutcome {
    ids = List.copyOf(ids);
  }

  boolean isDefault() {
    return ids.isEmpty() || ids.stream().allMatch(String::isEmpty);
  }
}
