package org.latticeipc.litmus.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import org.latticeipc.litmus.grammar.LitmusParser.InitialItemContext;
import org.latticeipc.litmus.grammar.LitmusParser.InitialLocationContext;
import org.latticeipc.litmus.grammar.LitmusParser.InitialValueContext;
import org.latticeipc.litmus.grammar.LitmusParser.ScalarContext;
import org.latticeipc.litmus.memory.LitmusMemory;
import org.latticeipc.litmus.memory.SharedLocation;

/**
 * The initial state: first the locations it declares, later, when parameters have added theirs, the
 * values. What is not mentioned is 0.
 */
final class Initial {
  private final SourceText source;
  private final LitmusMemory memory;
  private final int tasks;
  private final List<InitialItemContext> items;
  private final Map<Integer, Map<String, Long>> registers = new TreeMap<>();
  private final Map<SharedLocation, List<Long>> values = new LinkedHashMap<>();

  Initial(SourceText source, LitmusMemory memory, int tasks, List<InitialItemContext> items) {
    this.source = source;
    this.memory = memory;
    this.tasks = tasks;
    this.items = items;
  }

  /** Adds the locations that are declared here. */
  void declareLocations() {
    for (InitialItemContext item : items) {
      InitialLocationContext at = item.initialLocation();
      if (at.COLON() == null) {
        declare(at, item.initialValue());
      }
    }
  }

  private void declare(InitialLocationContext at, @Nullable InitialValueContext value) {
    String name = at.NAME().getText();
    if (memory.find(name).isPresent()) {
      throw source.error(at, "'" + name + "' is initialised twice");
    }
    boolean array = at.NUMBER() != null;
    int size =
        array
            ? source.number(
                at.NUMBER().getSymbol(), 1, LitmusMemory.LARGEST_ARRAY, "the size of an array")
            : 1;
    if (value != null && (value.LBRACE() != null) != array) {
      throw source.error(
          value,
          array
              ? "expected {…} with " + size + " values for the array '" + name + "'"
              : "found {…} for '" + name + "', which is no array");
    }
    memory.add(name, size, array);
  }

  /** Reads all values. Names that are nobody's become locations, as in herd7. */
  void readValues() {
    for (InitialItemContext item : items) {
      InitialLocationContext at = item.initialLocation();
      List<Long> given = item.initialValue() == null ? List.of(0L) : values(item.initialValue());
      if (at.COLON() != null) {
        Token who = at.getStart();
        Map<String, Long> own =
            registers.computeIfAbsent(source.task(who, tasks), t -> new LinkedHashMap<>());
        if (own.putIfAbsent(at.NAME().getText(), given.get(0)) != null) {
          throw source.error(at, "'" + at.getText() + "' is initialised twice");
        }
      } else {
        set(at, memory.find(at.NAME().getText()).orElseThrow(), item.initialValue(), given);
      }
    }
  }

  private void set(
      InitialLocationContext at,
      SharedLocation location,
      @Nullable InitialValueContext written,
      List<Long> given) {
    if (written != null && given.size() != location.size()) {
      throw source.error(
          at,
          "found "
              + given.size()
              + " values for '"
              + location.name()
              + "', expected "
              + location.size());
    }
    if (written != null) {
      values.put(location, given);
    }
  }

  private List<Long> values(InitialValueContext context) {
    if (context.NAME() != null
        && !context.NAME().getText().equals("ATOMIC_INIT")
        && !context.NAME().getText().equals("ATOMIC_VAR_INIT")) {
      throw source.error(
          context, "found '" + context.NAME().getText() + "', expected a number or an address");
    }
    List<Long> result = new ArrayList<>();
    context.scalar().forEach(scalar -> result.add(scalar(source, memory, scalar)));
    return result;
  }

  /** The value of a number, or of a name as the address of that location. */
  static long scalar(SourceText source, LitmusMemory memory, ScalarContext context) {
    if (context.NAME() == null) {
      return source.number(context.NUMBER().getSymbol());
    }
    String name = context.NAME().getText();
    SharedLocation location = memory.find(name).orElseGet(() -> memory.add(name, 1, false));
    int element =
        context.LBRACK() == null
            ? 0
            : source.number(
                context.NUMBER().getSymbol(), 0, location.size() - 1, "an index of " + name);
    return LitmusMemory.address(location, element);
  }

  /** Initial values of a task's registers. */
  Map<String, Long> registers(int task) {
    return registers.getOrDefault(task, Map.of());
  }

  /** Initial values of all cells. */
  long[] cells() {
    long[] cells = new long[memory.cellCount()];
    values.forEach(
        (location, given) -> {
          for (int i = 0; i < given.size(); i++) {
            cells[location.firstCell() + i] = given.get(i);
          }
        });
    return cells;
  }
}
