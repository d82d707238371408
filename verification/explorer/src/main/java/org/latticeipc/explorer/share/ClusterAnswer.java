package org.latticeipc.explorer.share;

import java.util.List;
import java.util.Set;
import org.latticeipc.explorer.result.Result;

/**
 * What a cluster found.
 *
 * @param result the answer, that of one machine
 * @param learnt what the program's source has learnt, on whichever machine
 * @param effort how it was done, in sentences: for people, and different each time
 */
public record ClusterAnswer(Result result, Set<String> learnt, List<String> effort) {
  public ClusterAnswer {
    learnt = Set.copyOf(learnt);
    effort = List.copyOf(effort);
  }
}
