package org.latticeipc.scenarios.command.subject;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.check.OwnOrders;
import org.latticeipc.explorer.share.SharedProgram;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.machine.weaken.Omitted;
import org.latticeipc.machine.weaken.OrderRule;
import org.latticeipc.machine.weaken.Site;
import org.latticeipc.machine.weaken.Weakened;
import org.latticeipc.machine.weaken.WeakenedProgram;
import org.latticeipc.machine.weaken.Weakening;
import org.latticeipc.scenarios.language.Abridgeable;
import org.latticeipc.scenarios.language.part.BoundedFault;
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

  /** The same, run in another way. */
  public RunSubject withSettings(RunSettings other) {
    return new RunSubject(name, origin, variants, other, programs, source);
  }

  /** The same with some of its orders weakened, each on top of those before. */
  public RunSubject weakened(List<Weakening> weakenings) {
    if (weakenings.isEmpty()) {
      return this;
    }
    List<String> all = new ArrayList<>(variants);
    weakenings.forEach(weakening -> all.add(WEAKEN + weakening));
    Weakened written = new Weakened(weakenings);
    OrderRule rule = origin instanceof Origin.JavaClasses ? new OwnOrders(written) : written;
    return new RunSubject(
        name, origin, all, settings, output -> new Ordered(programs.apply(output), rule, Set.of()));
  }

  /** A program ordered by a rule, from which steps can be left out if they can of it. */
  private record Ordered(Program program, OrderRule rule, Set<Integer> idle)
      implements Abridgeable {
    @Override
    public String name() {
      return program.name();
    }

    @Override
    public void build(Setup setup) {
      new WeakenedProgram(program, rule, idle).build(setup);
    }

    @Override
    public Program without(Set<String> places) {
      return new Ordered(abridged(program, places), rule, idle);
    }
  }

  /** How a trace keeps that something was left out: as a variant. */
  static final String WITHOUT = "without=";

  /** How a trace keeps that a property was judged which its subject does not ask for. */
  static final String PROPERTY = "property=";

  /**
   * The same with more properties to hold.
   *
   * @param names of registered properties
   * @throws IllegalArgumentException if there is no such property
   */
  public RunSubject judging(List<String> names) {
    if (names.isEmpty()) {
      return this;
    }
    List<String> all = new ArrayList<>(variants);
    names.forEach(each -> all.add(PROPERTY + each));
    List<Property> properties = JudgedSource.properties(names);
    return new RunSubject(
        name,
        origin,
        all,
        settings,
        output -> new JudgedSource.Judged(programs.apply(output), properties),
        source == null ? null : new JudgedSource(source, new ArrayList<>(names)));
  }

  private static final String TASK = "task ";
  private static final String LINE = "line ";

  /** How a choice that is left out is named: then its first alternative is taken. */
  public static final String CHOICE = "choice ";

  /**
   * The same with parts left out.
   *
   * @param parts tasks that do nothing, as {@code task 2}; faults that do not happen, as {@code
   *     fault kill}; choices, as {@code choice c}; steps of a scenario, as {@code line 7}; and the
   *     sites of stores and fences
   * @throws IllegalArgumentException if a part is none of these
   */
  public RunSubject without(List<String> parts) {
    if (parts.isEmpty()) {
      return this;
    }
    List<String> all = new ArrayList<>(variants);
    Set<Integer> idle = new HashSet<>();
    Set<Site> sites = new HashSet<>();
    Set<String> choices = new HashSet<>();
    Set<String> steps = new TreeSet<>();
    for (String part : parts) {
      all.add(WITHOUT + part);
      if (part.matches(TASK + "\\d{1,6}")) {
        idle.add(Integer.valueOf(part.substring(TASK.length())));
      } else if (BoundedFault.of(part).isPresent()) {
        choices.add(part);
        choices.add(BoundedFault.of(part).get().fate());
      } else if (part.startsWith(CHOICE)) {
        choices.add(part.substring(CHOICE.length()));
      } else if (isStep(part) && origin instanceof Origin.ScenarioFile) {
        steps.add(part);
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
    Omitted rule = new Omitted(sites, choices);
    return new RunSubject(
        name,
        origin,
        all,
        settings,
        output -> new Ordered(abridged(programs.apply(output), steps), rule, idle));
  }

  /** Whether a part that can be left out is a step, by its line. */
  public static boolean isStep(String part) {
    return part.matches(LINE + "\\d{1,9}");
  }

  static Program abridged(Program program, Set<String> steps) {
    if (steps.isEmpty()) {
      return program;
    } else if (program instanceof Abridgeable whole) {
      return whole.without(steps);
    }
    throw new IllegalArgumentException(
        "found '" + WITHOUT + steps.iterator().next() + "' of a program that has no such steps");
  }

  /** The same run in another way. */
  public RunSubject with(RunSettings other) {
    return new RunSubject(name, origin, variants, other, programs, source);
  }

  /** The parameters of a scenario that were given another value; none of what is no scenario. */
  public Map<String, Long> parameters() {
    return origin instanceof Origin.ScenarioFile file ? file.parameters() : Map.of();
  }

  /** What was put in and which parameters were chosen, as one writes them, in this order. */
  public List<String> chosen() {
    List<String> all = new ArrayList<>(variants);
    parameters().forEach((name, value) -> all.add(name + "=" + value));
    return all;
  }

  /** The program with its output dropped, for engines that run it many times. */
  public Program program() {
    return programs.apply(line -> {});
  }
}
