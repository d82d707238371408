package org.latticeipc.scenarios.language.step;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.text.NearestName;
import org.latticeipc.scenarios.format.Element;
import org.latticeipc.scenarios.format.Formula;
import org.latticeipc.scenarios.format.Parameters;
import org.latticeipc.scenarios.format.Position;
import org.latticeipc.scenarios.format.Problems;
import org.latticeipc.scenarios.format.Value;
import org.latticeipc.scenarios.language.execution.Action;
import org.latticeipc.scenarios.language.execution.TaskContext;

/** The names that steps may use while one task is compiled. */
public final class SymbolTable {

  /** What names can stand for. */
  public enum Kind {
    CELL("cell", "cells"),
    LOCK("lock", "locks"),
    PERMIT("permit", "sync"),
    FUTEX("futex", "sync"),
    MUTEX("mutex", "sync"),
    CONDITION("condition", "sync"),
    MEMORY("memory", "sync"),
    DOMAIN("domain", "domains"),
    ENDPOINT("endpoint", "endpoints"),
    CHANNEL("channel", "channels"),
    CAPABILITY("capability", ""),
    TASK("task", "tasks"),
    NODE("node", "dag"),
    FUNCTION("function", "functions"),
    PAGE("page", "pages"),
    DEVICE("device", "devices"),
    DISK("disk", "disks");

    final String word;
    final String section;

    Kind(String word, String section) {
      this.word = word;
      this.section = section;
    }
  }

  private record Use(Position at, String register) {}

  private final Problems problems;
  private final Parameters parameters;
  private final @Nullable SymbolTable outer;
  private final Map<Kind, Set<String>> defined = new EnumMap<>(Kind.class);
  private final Set<String> registers = new TreeSet<>();
  private final List<Use> uses = new ArrayList<>();
  private final Belongings belongings;
  private final String task;
  private final String domain;
  private final Set<String> features;
  private final Sizes sizes;
  private final Arrays arrays;
  private final FunctionTable functions;
  private long rounds = 1;
  private String root = "";

  /** Whether the steps compiled now are done on every path of a task that runs. */
  private boolean certain;

  /** The scope of the whole file. */
  public SymbolTable(Problems problems, Parameters parameters) {
    this.problems = problems;
    this.parameters = parameters;
    this.outer = null;
    this.belongings = new Belongings();
    this.task = "";
    this.domain = "";
    this.features = new TreeSet<>();
    this.sizes = new Sizes(problems);
    this.arrays = new Arrays();
    this.functions = new FunctionTable();
  }

  private SymbolTable(SymbolTable outer, String task, String domain, boolean certain) {
    this.problems = outer.problems;
    this.parameters = outer.parameters;
    this.outer = outer;
    this.belongings = outer.belongings;
    this.task = task;
    this.domain = domain;
    this.features = outer.features;
    this.sizes = outer.sizes;
    this.arrays = outer.arrays;
    this.functions = outer.functions;
    this.certain = certain;
  }

  /**
   * The scope of one task: sees all names of the file, has its own registers and channels.
   *
   * @param runs whether the task runs for certain
   */
  public SymbolTable task(String name, String inDomain, boolean runs) {
    return new SymbolTable(this, name, inDomain, runs);
  }

  /** The cells of the file that are arrays. */
  public Arrays arrays() {
    return arrays;
  }

  /** The functions of the file. */
  public FunctionTable functions() {
    return functions;
  }

  /** Whether some step tells tasks alike apart by their index. */
  public boolean readsIndex() {
    return features.contains(TaskContext.INDEX);
  }

  /** How large the scenario is. */
  public Sizes sizes() {
    return sizes;
  }

  /** Compiles what is done so often; too often, with what is around it, is a problem. */
  Action repeated(long times, Position at, Supplier<Action> compiler) {
    long before = rounds;
    rounds *= times;
    if (rounds > Sizes.MOST_ROUNDS) {
      problem(
          at,
          "found "
              + Sizes.number(rounds)
              + " rounds with the repeats around it, expected at most "
              + Sizes.number(Sizes.MOST_ROUNDS)
              + "; lower 'times' here or there");
      rounds = Sizes.MOST_ROUNDS;
    }
    Action action = compiler.get();
    rounds = before;
    return action;
  }

  /** Compiles what may be left out. */
  public Action perhaps(Supplier<Action> compiler) {
    boolean before = certain;
    certain = false;
    Action action = compiler.get();
    certain = before;
    return action;
  }

  /** A step spawns a task. */
  public void spawns(Position at) {
    if (certain) {
      sizes.run(rounds, at);
    }
  }

  /** The domain of the task, empty if it has none. */
  public String domain() {
    return domain;
  }

  /** Whether a name is defined. */
  public boolean knows(Kind kind, String name) {
    return find(kind, name);
  }

  /** Defines a name of the file; a second definition is a problem. */
  public void define(Kind kind, String name, Position at) {
    if (!own(kind).add(name)) {
      problem(at, "the " + kind.word + " '" + name + "' is defined twice");
    }
  }

  /** Defines a name from here on, as a step that makes something does; again is allowed. */
  public void make(Kind kind, String name) {
    if (!find(kind, name)) {
      own(kind).add(name);
    }
  }

  /** The name if it is defined; else a problem is reported. */
  public String use(Kind kind, Value name) {
    return use(kind, name.text(), name.at());
  }

  private String use(Kind kind, String name, Position at) {
    if (!find(kind, name)) {
      String remedy =
          names(kind).isEmpty() && !kind.section.isEmpty()
              ? "; no " + kind.word + " is defined, add it under '" + kind.section + "'"
              : NearestName.hint(name, names(kind));
      problem(at, "undefined " + kind.word + " '" + name + "'" + remedy);
    }
    return name;
  }

  /** A cell, or an element of an array of cells. */
  CellPlace cell(Value place) {
    Element element = place.element();
    String name = use(Kind.CELL, element.name(), place.at());
    Formula index = element.index();
    if (index != null) {
      formula(place.at(), index, Set.of());
    }
    return arrays.place(name, index, place.at(), problems);
  }

  /** The scope of a node's steps: sees what its task made so far, has its own registers. */
  public SymbolTable node(String name) {
    return task(name, domain, false);
  }

  /** The scope of a function that a task calls, as that of a node. */
  SymbolTable function(String name) {
    SymbolTable scope = node(name);
    scope.root = root();
    return scope;
  }

  /** The task in whose steps this scope is, nodes and functions being within one. */
  String root() {
    return root.isEmpty() ? task : root;
  }

  /** Tells that the scenario's CPUs are divided. */
  public void divideCpus() {
    features.add("divided");
  }

  /** Reports a step that only a task of a divided CPU can do. */
  public void needDividedCpu(Position at, String step) {
    if (!features.contains("divided")) {
      problem(at, "'" + step + "' needs a divided CPU; say 'cpu_slices' under 'machine'");
    }
    needDomain(at, "'" + step + "'");
  }

  /** Tells that the scenario has a DAG scheduler. */
  public void useDag() {
    features.add("dag");
  }

  /** Whether the scenario has a DAG scheduler. */
  public boolean usesDag() {
    return features.contains("dag");
  }

  /** Tells that a domain has one end of a channel that is connected in set-up. */
  public void end(String ofDomain, String channel) {
    belongings.ends(ofDomain).add(channel);
  }

  /** The name of a channel that the task made or of which its domain has an end. */
  public String channel(Value name) {
    Set<String> known = new LinkedHashSet<>(names(Kind.CHANNEL));
    known.addAll(belongings.ends(domain));
    if (!known.contains(name.text())) {
      problem(
          name.at(),
          "undefined channel '"
              + name.text()
              + "'"
              + (known.isEmpty()
                  ? "; make it by a 'connect' or 'accept' step before, or under 'channels'"
                  : NearestName.hint(name.text(), known)));
    }
    return name.text();
  }

  /** Tells that crashes take the disks' power. */
  public void letCrash() {
    features.add("crashes");
  }

  /** Reports a step that does to a disk what only crashes do in this file. */
  public void needNoCrashes(Position at, String step) {
    if (features.contains("crashes")) {
      problem(
          at,
          "'"
              + step
              + "' ends or restarts a disk, as 'faults: {crash: ...}' does by itself; leave one"
              + " of the two out");
    }
  }

  /** Tells that a domain has something in set-up; two things of one name are a problem. */
  public void own(String ofDomain, Kind kind, String name, Position at) {
    Kind before = belongings.own(ofDomain, kind, name);
    if (before != null && before != kind) {
      problem(
          at,
          "domain '"
              + ofDomain
              + "' has the "
              + before.word
              + " '"
              + name
              + "' already; give the "
              + kind.word
              + " another name");
    }
  }

  /** Tells how many parts something of the file has, of which steps say the number. */
  public void measure(String name, long size) {
    belongings.measure(name, size);
  }

  /** How many parts it has that a step means by a name; null if that is not known. */
  public @Nullable Long sizeOf(String name) {
    return find(Kind.CAPABILITY, name) ? null : belongings.size(name);
  }

  /** Tells that a domain gets a capability in set-up. */
  public void grant(String toDomain, String name) {
    belongings.of(toDomain).add(name);
  }

  /** The name of a capability that the task's domain has or a step of the task made. */
  public String capability(Value name) {
    if (needDomain(name.at(), "a capability") && !find(Kind.CAPABILITY, name.text())) {
      granted(domain, name);
    }
    return name.text();
  }

  /** The name of a capability that a domain gets in set-up. */
  public String granted(String ofDomain, Value name) {
    Set<String> has = belongings.of(ofDomain);
    if (!has.contains(name.text())) {
      problem(
          name.at(),
          "domain '"
              + ofDomain
              + "' has no capability '"
              + name.text()
              + "'"
              + NearestName.hint(name.text(), has)
              + (knows(Kind.ENDPOINT, name.text())
                  ? "; grant it: '" + name.text() + ": {grants: [{to: " + ofDomain + "}]}'"
                  : ""));
    }
    return name.text();
  }

  /** Reports, and tells by false, a step that only a task in a domain can do. */
  public boolean needDomain(Position at, String what) {
    if (domain.isEmpty()) {
      problem(at, what + " needs a task in a domain; give task '" + task + "' a 'domain'");
    }
    return !domain.isEmpty();
  }

  /** Defines a register. */
  public String register(Value name) {
    if (parameters.find(name.text()) != null) {
      problem(
          name.at(),
          "'"
              + name.text()
              + "' is a parameter, which no step sets; give the register another name");
    }
    registers.add(name.text());
    return name.text();
  }

  /** Notes which registers an expression reads; checked by {@link #finish}. */
  public Formula formula(Value value) {
    return formula(value, Set.of());
  }

  /** The same, where some names are given by the step itself. */
  public Formula formula(Value value, Set<String> given) {
    return formula(value.at(), value.formula(), given);
  }

  private Formula formula(Position at, Formula formula, Set<String> given) {
    Set<String> read = new TreeSet<>();
    formula.collect(read);
    for (String register : read) {
      if (register.equals(TaskContext.INDEX)) {
        features.add(TaskContext.INDEX);
      } else if (!given.contains(register)) {
        uses.add(new Use(at, register));
      }
    }
    return formula;
  }

  /** The value of a parameter of the file, or null if there is none of that name. */
  @Nullable Long parameter(String name) {
    return parameters.find(name);
  }

  /** Notes that a text reads a register. */
  public void read(Position at, String register) {
    if (register.equals(TaskContext.INDEX)) {
      features.add(TaskContext.INDEX);
    } else {
      uses.add(new Use(at, register));
    }
  }

  /** Reports registers that are read and set nowhere in the task. */
  public void finish() {
    Set<String> known = new TreeSet<>(registers);
    known.addAll(parameters.values().keySet());
    for (Use use : uses) {
      if (!registers.contains(use.register)) {
        problem(
            use.at,
            "no step of task '"
                + task
                + "' sets the register '"
                + use.register
                + "'"
                + NearestName.hint(use.register, known));
      }
    }
  }

  /** Reports any other problem. */
  public void problem(Position at, String sentence) {
    problems.add(at, sentence);
  }

  private Set<String> own(Kind kind) {
    return defined.computeIfAbsent(kind, k -> new LinkedHashSet<>());
  }

  private boolean find(Kind kind, String name) {
    return defined.getOrDefault(kind, Set.of()).contains(name)
        || (outer != null && outer.find(kind, name));
  }

  /** All names there are, in the order in which they were defined. */
  private Set<String> names(Kind kind) {
    Set<String> names = outer == null ? new LinkedHashSet<>() : outer.names(kind);
    names.addAll(defined.getOrDefault(kind, Set.of()));
    return names;
  }
}
