package org.latticeipc.scenarios.command.subject;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.share.SharedProgram;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.weaken.Omitted;
import org.latticeipc.machine.weaken.Site;
import org.latticeipc.machine.weaken.Weakened;
import org.latticeipc.machine.weaken.WeakenedProgram;
import org.latticeipc.machine.weaken.Weakening;
import org.latticeipc.scenarios.tracefile.Origin;

/**
 * Something an engine can run, wherever it came from.
 *
 * @param name its name
 * @param origin where it came from
 * @param variants the variants put in, as {@code part=name}
 * @param settings how it is run if nobody says otherwise
 * @param programs makes the program; the argument gets what it prints
 * @param source makes the program on another machine; null if it is known here only
 */
public record RunSubject(
    String name,
    Origin origin,
    List<String> variants,
    RunSettings settings,
    Function<Consumer<String>, Program> programs,
    @Nullable SharedProgram source) {

  /** A subject that is known here only. */
  public RunSubject(
      String name,
      Origin origin,
      List<String> variants,
      RunSettings settings,
      Function<Consumer<String>, Program> programs) {
    this(name, origin, variants, settings, programs, null);
  }

  /** The same, which another machine can make too. */
  public RunSubject madeBy(SharedProgram other) {
    return new RunSubject(name, origin, variants, settings, programs, other);
  }

  /** How a trace keeps that an order was weakened: as a variant. */
  static final String WEAKEN = "weaken=";

  /** The same with some of its orders weakened, each on top of those before. */
  public RunSubject weakened(List<Weakening> weakenings) {
    if (weakenings.isEmpty()) {
      return this;
    }
    List<String> all = new ArrayList<>(variants);
    weakenings.forEach(weakening -> all.add(WEAKEN + weakening));
    Weakened rule = new Weakened(weakenings);
    return new RunSubject(
        name, origin, all, settings, output -> new WeakenedProgram(programs.apply(output), rule));
  }

  /** How a trace keeps that something was left out: as a variant. */
  static final String WITHOUT = "without=";

  private static final String TASK = "task ";

  /**
   * The same with parts left out.
   *
   * @param parts tasks that do nothing, as {@code task 2}, and the sites of stores and fences
   * @throws IllegalArgumentException if a part is neither
   */
  public RunSubject without(List<String> parts) {
    if (parts.isEmpty()) {
      return this;
    }
    List<String> all = new ArrayList<>(variants);
    Set<Integer> idle = new HashSet<>();
    Set<Site> sites = new HashSet<>();
    for (String part : parts) {
      all.add(WITHOUT + part);
      if (part.matches(TASK + "\\d{1,6}")) {
        idle.add(Integer.valueOf(part.substring(TASK.length())));
      } else {
        sites.add(
            Site.parse(part)
                .filter(Omitted::canBe)
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "found '"
                                + WITHOUT
                                + part
                                + "', expected a task or a store, such as 'without=task 2'")));
      }
    }
    Omitted rule = new Omitted(sites);
    return new RunSubject(
        name,
        origin,
        all,
        settings,
        output -> new WeakenedProgram(programs.apply(output), rule, idle));
  }

  /** The same run in another way. */
  public RunSubject with(RunSettings other) {
    return new RunSubject(name, origin, variants, other, programs, source);
  }

  /** The program with its output dropped, for engines that run it many times. */
  public Program program() {
    return programs.apply(line -> {});
  }
}
