package org.latticeipc.scenarios.language.step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.latticeipc.machine.text.NearestName;
import org.latticeipc.scenarios.format.Formula;
import org.latticeipc.scenarios.format.Position;
import org.latticeipc.scenarios.format.Problems;
import org.latticeipc.scenarios.format.Value;

/** The names that steps may use while one task is compiled. */
public final class SymbolTable {

  /** What names can stand for. */
  public enum Kind {
    CELL("cell", "cells"),
    LOCK("lock", "locks"),
    DOMAIN("domain", "domains"),
    ENDPOINT("endpoint", "endpoints"),
    CHANNEL("channel", "channels"),
    CAPABILITY("capability", ""),
    TASK("task", "tasks"),
    NODE("node", "dag");

    final String word;
    final String section;

    Kind(String word, String section) {
      this.word = word;
      this.section = section;
    }
  }

  private record Use(Position at, String register) {}

  private final Problems problems;
  private final Map<Kind, Set<String>> defined;
  private final Set<String> registers = new TreeSet<>();
  private final List<Use> uses = new ArrayList<>();
  private final Map<String, Set<String>> granted;
  private final String task;
  private final String domain;
  private final Set<String> features;

  /** The scope of the whole file. */
  public SymbolTable(Problems problems) {
    this(problems, new LinkedHashMap<>(), new LinkedHashMap<>(), "", "", new TreeSet<>());
    for (Kind kind : Kind.values()) {
      defined.put(kind, new LinkedHashSet<>());
    }
  }

  private SymbolTable(
      Problems problems,
      Map<Kind, Set<String>> defined,
      Map<String, Set<String>> granted,
      String task,
      String domain,
      Set<String> features) {
    this.problems = problems;
    this.defined = defined;
    this.granted = granted;
    this.task = task;
    this.domain = domain;
    this.features = features;
  }

  /** The scope of one task: sees all names of the file, has its own registers and channels. */
  public SymbolTable task(String name, String inDomain) {
    Map<Kind, Set<String>> copy = new LinkedHashMap<>();
    defined.forEach((kind, names) -> copy.put(kind, new LinkedHashSet<>(names)));
    return new SymbolTable(problems, copy, granted, name, inDomain, features);
  }

  /** The domain of the task, empty if it has none. */
  public String domain() {
    return domain;
  }

  /** Whether a name is defined. */
  public boolean knows(Kind kind, String name) {
    return names(kind).contains(name);
  }

  /** Defines a name of the file; a second definition is a problem. */
  public void define(Kind kind, String name, Position at) {
    if (!names(kind).add(name)) {
      problem(at, "the " + kind.word + " '" + name + "' is defined twice");
    }
  }

  /** Defines a name from here on, as a step that makes something does; again is allowed. */
  public void make(Kind kind, String name) {
    names(kind).add(name);
  }

  /** The name if it is defined; else a problem is reported. */
  public String use(Kind kind, Value name) {
    if (!names(kind).contains(name.text())) {
      String remedy =
          names(kind).isEmpty() && !kind.section.isEmpty()
              ? "; no " + kind.word + " is defined, add it under '" + kind.section + "'"
              : NearestName.hint(name.text(), names(kind));
      problem(name.at(), "undefined " + kind.word + " '" + name.text() + "'" + remedy);
    }
    return name.text();
  }

  /** The scope of a node's steps: sees what its task made so far, has its own registers. */
  public SymbolTable node(String name) {
    return task(name, domain);
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
    granted.computeIfAbsent("channels of " + ofDomain, d -> new LinkedHashSet<>()).add(channel);
  }

  /** The name of a channel that the task made or of which its domain has an end. */
  public String channel(Value name) {
    Set<String> known = new LinkedHashSet<>(names(Kind.CHANNEL));
    known.addAll(granted.getOrDefault("channels of " + domain, Set.of()));
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

  /** Tells that a domain gets a capability in set-up. */
  public void grant(String toDomain, String name) {
    granted.computeIfAbsent(toDomain, d -> new LinkedHashSet<>()).add(name);
  }

  /** The name of a capability that the task's domain has or a step of the task made. */
  public String capability(Value name) {
    if (needDomain(name.at(), "a capability") && !names(Kind.CAPABILITY).contains(name.text())) {
      granted(domain, name);
    }
    return name.text();
  }

  /** The name of a capability that a domain gets in set-up. */
  public String granted(String ofDomain, Value name) {
    Set<String> has = granted.getOrDefault(ofDomain, Set.of());
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
    registers.add(name.text());
    return name.text();
  }

  /** Notes which registers an expression reads; checked by {@link #finish}. */
  public Formula formula(Value value) {
    return formula(value, Set.of());
  }

  /** The same, where some names are given by the step itself. */
  public Formula formula(Value value, Set<String> given) {
    Set<String> read = new TreeSet<>();
    value.formula().collect(read);
    for (String register : read) {
      if (!given.contains(register)) {
        uses.add(new Use(value.at(), register));
      }
    }
    return value.formula();
  }

  /** Notes that a text reads a register. */
  public void read(Position at, String register) {
    uses.add(new Use(at, register));
  }

  /** Reports registers that are read and set nowhere in the task. */
  public void finish() {
    for (Use use : uses) {
      if (!registers.contains(use.register)) {
        problem(
            use.at,
            "no step of task '"
                + task
                + "' sets the register '"
                + use.register
                + "'"
                + NearestName.hint(use.register, registers));
      }
    }
  }

  /** Reports any other problem. */
  public void problem(Position at, String sentence) {
    problems.add(at, sentence);
  }

  private Set<String> names(Kind kind) {
    Set<String> names = defined.get(kind);
    if (names == null) {
      throw new IllegalStateException("no names for " + kind);
    }
    return names;
  }
}
