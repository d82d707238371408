package org.latticeipc.bytecode.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.copy.CompiledProgram;

/**
 * What a program of compiled classes has found out about itself while it was explored.
 *
 * @param refusal what cannot be explored, or null
 * @param refusedAt the line of the user's code at which that was found, or empty
 * @param wantsRestart whether it is to be explored from the start, knowing what was learnt
 * @param assumptions what a verdict rests on beside the model, sorted
 * @param eager the names of classes that set-up initialises first, in order
 * @param learnt what else was found out, sorted
 * @param enteredJdk whether it uses rewritten classes of the JDK
 */
record JavaFindings(
    @Nullable String refusal,
    String refusedAt,
    boolean wantsRestart,
    List<String> assumptions,
    List<String> eager,
    List<String> learnt,
    boolean enteredJdk) {
  private static final String ASSUMPTION = "rests on ";
  private static final String REFUSAL = "refused ";
  private static final String EAGER = "initialises ";
  private static final String LEARNT = "knows ";
  private static final String RESTART = "starts again";
  private static final String JDK = "uses the JDK";
  private static final String LINE = "\n";

  JavaFindings {
    assumptions = List.copyOf(assumptions);
    eager = List.copyOf(eager);
    learnt = List.copyOf(learnt);
  }

  /** What a program has found out by now. */
  static JavaFindings of(CompiledProgram program) {
    return new JavaFindings(
        program.refusal(),
        program.refusedAt(),
        program.wantsRestart(),
        program.assumptions(),
        program.eager(),
        program.learnt(),
        program.enteredJdk());
  }

  /** Whether it goes no further as it is. */
  boolean isStopped() {
    return refusal != null || wantsRestart;
  }

  /** The same as texts, of which those of several processes can be put together. */
  Collection<String> told() {
    List<String> texts = new ArrayList<>();
    assumptions.forEach(each -> texts.add(ASSUMPTION + each));
    if (enteredJdk) {
      texts.add(JDK);
    }
    if (refusal != null) {
      texts.add(REFUSAL + refusedAt + LINE + refusal);
    }
    if (wantsRestart) {
      texts.add(RESTART);
    }
    if (isStopped()) {
      texts.add(EAGER + String.join(LINE, eager));
      texts.add(LEARNT + String.join(LINE, learnt));
    }
    return texts;
  }

  /**
   * What texts tell, of which those of one process at most say that it has stopped. Classes are
   * sorted by name, for how far that process had come is of no account.
   *
   * @param eager what was initialised first
   * @param learnt what was known
   */
  static JavaFindings of(Collection<String> told, List<String> eager, List<String> learnt) {
    SortedSet<String> assumptions = new TreeSet<>();
    List<String> first = eager;
    List<String> known = learnt;
    String refusal = null;
    String refusedAt = "";
    for (String text : told) {
      if (text.startsWith(ASSUMPTION)) {
        assumptions.add(text.substring(ASSUMPTION.length()));
      } else if (text.startsWith(REFUSAL)) {
        int line = text.indexOf(LINE);
        refusedAt = text.substring(REFUSAL.length(), line);
        refusal = text.substring(line + 1);
      } else if (text.startsWith(EAGER)) {
        first = names(text.substring(EAGER.length())).stream().sorted().toList();
      } else if (text.startsWith(LEARNT)) {
        known = names(text.substring(LEARNT.length()));
      }
    }
    return new JavaFindings(
        refusal,
        refusedAt,
        told.contains(RESTART),
        List.copyOf(assumptions),
        first,
        known,
        told.contains(JDK));
  }

  private static List<String> names(String joined) {
    return joined.lines().toList();
  }
}
