package org.latticeipc.engine.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.Setup;

/**
 * Small programs written as text: tasks separated by {@code ||}, instructions by {@code ;}. {@code
 * x=1 rel} stores, {@code x acq} loads into the next register r0, r1, …, {@code x+=1 rlx} adds and
 * {@code x?0:1 acq} compares and exchanges, both into the next register, {@code F sc} fences.
 * Orders: na, rlx, acq, rel, acq_rel, sc. At the end each cell's value is noted if asked for.
 */
final class Litmus implements Program {
  private final String text;
  private final boolean showsMemory;

  Litmus(String text, boolean showsMemory) {
    this.text = text;
    this.showsMemory = showsMemory;
  }

  static Litmus of(String text) {
    return new Litmus(text, false);
  }

  static Litmus withMemory(String text) {
    return new Litmus(text, true);
  }

  @Override
  public String name() {
    return text;
  }

  @Override
  public void build(Setup setup) {
    Machine m = setup.machine();
    Map<String, LongCell> cells = new LinkedHashMap<>();
    List<List<String>> tasks = new ArrayList<>();
    for (String task : text.split("\\|\\|", -1)) {
      List<String> instructions = new ArrayList<>();
      for (String instruction : task.split(";", -1)) {
        String trimmed = instruction.trim();
        instructions.add(trimmed);
        if (!trimmed.startsWith("F ")) {
          cells.computeIfAbsent(trimmed.substring(0, 1), name -> m.longCell(name, 0));
        }
      }
      tasks.add(instructions);
    }
    for (int i = 0; i < tasks.size(); i++) {
      List<String> instructions = tasks.get(i);
      setup.task("" + i, i % m.cpuCount(), () -> run(m, cells, instructions));
    }
    if (showsMemory) {
      setup.afterwards(
          () ->
              cells.forEach(
                  (name, cell) -> m.note(Register.of(name, cell.load(LoadOrder.RELAXED)))));
    }
  }

  private static void run(Machine m, Map<String, LongCell> cells, List<String> instructions) {
    int register = 0;
    for (String instruction : instructions) {
      int space = instruction.indexOf(' ');
      String order = instruction.substring(space + 1);
      if (instruction.startsWith("F ")) {
        m.fence(FenceOrder.valueOf(full(order)));
        continue;
      }
      LongCell cell = Objects.requireNonNull(cells.get(instruction.substring(0, 1)));
      String what = instruction.substring(1, space);
      if (what.startsWith("=")) {
        cell.store(number(what.substring(1)), StoreOrder.valueOf(full(order)));
      } else {
        m.note(Register.of("r" + register++, read(cell, what, full(order))));
      }
    }
  }

  private static long read(LongCell cell, String what, String order) {
    if (what.isEmpty()) {
      return cell.load(LoadOrder.valueOf(order));
    } else if (what.startsWith("+=")) {
      return cell.readModifyWrite(RmwOp.ADD, number(what.substring(2)), RmwOrder.valueOf(order));
    }
    int colon = what.indexOf(':');
    RmwOrder success = RmwOrder.valueOf(order);
    return cell.compareAndExchange(
        number(what.substring(1, colon)),
        number(what.substring(colon + 1)),
        success,
        success.loadPart());
  }

  private static long number(String text) {
    return Long.parseLong(text);
  }

  private static String full(String order) {
    return switch (order) {
      case "na" -> "PLAIN";
      case "rlx" -> "RELAXED";
      case "acq" -> "ACQUIRE";
      case "rel" -> "RELEASE";
      case "acq_rel" -> "ACQ_REL";
      case "sc" -> "SEQ_CST";
      default -> throw new IllegalArgumentException("unknown order '" + order + "'");
    };
  }
}
