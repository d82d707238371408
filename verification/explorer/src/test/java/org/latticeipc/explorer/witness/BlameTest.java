package org.latticeipc.explorer.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Execution.Noted;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.Register;
import org.latticeipc.model.MemoryModel;

/** Who is blamed is to blame: with the accesses named as strong as said, the violation is gone. */
class BlameTest {
  private static final Pattern BLAMED =
      Pattern.compile("task (P\\d)'s [^(]*\\((P\\d\\.\\d), [^)]*\\) were (\\w+)");

  /**
   * A litmus test in a line: tasks between bars, steps between commas; {@code Wx1}, {@code Rx0}
   * (what is forbidden to be read), {@code Ux1} (adds), {@code F}; after a dot the order's first
   * letters. After {@code //} what is forbidden of the final values.
   */
  private static Program program(String text, Map<String, String> stronger, boolean[] all) {
    String[] parts = text.split("//");
    return Program.of(
        text,
        s -> {
          Machine m = s.machine();
          Map<String, LongCell> cells = new TreeMap<>();
          for (String name : List.of("x", "y", "z")) {
            cells.put(name, m.longCell(name, 0));
          }
          String[] tasks = parts[0].split("\\|");
          int wanted = 0;
          for (int t = 0; t < tasks.length; t++) {
            String[] steps = tasks[t].trim().split(",");
            wanted +=
                (int) Arrays.stream(steps).filter(step -> step.trim().startsWith("R")).count();
            String name = "P" + t;
            s.task(
                name,
                () -> {
                  for (int i = 0; i < steps.length; i++) {
                    String at = name + "." + i;
                    m.at(at);
                    step(m, cells, steps[i].trim(), stronger.get(at));
                  }
                });
          }
          s.property(new Forbidden(wanted, parts.length > 1 ? parts[1].trim() : ""));
          s.afterwards(
              () ->
                  cells.forEach(
                      (name, cell) ->
                          m.note(Register.of("final" + name, cell.load(LoadOrder.RELAXED)))));
          all[0] = true;
        });
  }

  private static void step(
      Machine m, Map<String, LongCell> cells, String step, @Nullable String stronger) {
    int dot = step.indexOf('.');
    String order = stronger != null ? stronger : word(dot < 0 ? "rlx" : step.substring(dot + 1));
    String act = dot < 0 ? step : step.substring(0, dot);
    if (act.equals("F")) {
      m.fence(FenceOrder.valueOf(order));
      return;
    }
    LongCell cell = Objects.requireNonNull(cells.get(act.substring(1, 2)));
    long value = Long.parseLong(act.substring(2));
    switch (act.charAt(0)) {
      case 'W' -> cell.store(value, StoreOrder.valueOf(order));
      case 'U' -> cell.fetchAdd(value, RmwOrder.valueOf(order));
      default -> {
        boolean as = cell.load(LoadOrder.valueOf(order)) == value;
        m.note(Register.of("as" + step, as ? 1 : 0));
      }
    }
  }

  private static String word(String letters) {
    return switch (letters) {
      case "rlx" -> "RELAXED";
      case "acq" -> "ACQUIRE";
      case "rel" -> "RELEASE";
      case "ar" -> "ACQ_REL";
      default -> "SEQ_CST";
    };
  }

  /** That not every load reads as written and the final values are as given. */
  private record Forbidden(int loads, String finals) implements Property {
    @Override
    public String name() {
      return "forbidden";
    }

    @Override
    public Optional<String> violation(Execution execution) {
      int as = 0;
      List<String> values = new ArrayList<>();
      for (Noted<Register> noted : execution.factsOf(Register.class)) {
        Register register = noted.fact();
        if (register.name().startsWith("final")) {
          values.add(register.name().substring(5) + register.value());
        } else {
          as += Integer.parseInt(register.value());
        }
      }
      boolean end = finals.isEmpty() || values.containsAll(Arrays.asList(finals.split(" ")));
      return as == loads && end ? Optional.of("all as forbidden") : Optional.empty();
    }
  }

  private static Result explored(String text, Map<String, String> stronger, MemoryModel model) {
    boolean[] built = new boolean[1];
    Program program = program(text, stronger, built);
    ExplorerOptions options = ExplorerOptions.of(model);
    Result result = Explorer.simplest(program, options, Explorer.explore(program, options));
    assertTrue(built[0]);
    return result;
  }

  private static Violation only(String text, MemoryModel model) {
    Result result = explored(text, Map.of(), model);
    assertEquals(1, result.violations().size(), text + " under " + model);
    return result.violations().get(0);
  }

  /** The sentence that blames, and the accesses it names with the order each should have. */
  private static Map<String, String> blamed(Violation violation) {
    Map<String, String> blamed = new TreeMap<>();
    for (String sentence : violation.explanation()) {
      if (sentence.startsWith("this would not be possible if ")) {
        Matcher matcher = BLAMED.matcher(sentence);
        while (matcher.find()) {
          assertTrue(matcher.group(2).startsWith(matcher.group(1)), sentence);
          blamed.put(matcher.group(2), matcher.group(3).toUpperCase(Locale.ROOT));
        }
      }
    }
    return blamed;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Wx1, Wy1 | Ry1, Rx0",
        "Wx1, Wy1.rel | Ry1, Rx0",
        "Wx1, Wy1 | Ry1.acq, Rx0",
        "Wx1, Uy1 | Ry1, Rx0",
        "Wx1, Ry0 | Wy1, Rx0",
        "Wx1.rel, Ry0.acq | Wy1.sc, Rx0.sc",
        "Wx1, F.sc, Ry0 | Wy1, Rx0",
        "Wx1, F.sc, Ry0 | Wy1, F.ar, Rx0",
        "Ux1.rel, Ry0.acq | Uy1.sc, Rx0",
        "Wx1, Wy2 | Wy1, Wx2 // x1 y1",
        "Wx1, Wy2.sc | Wy1.sc, Wx2.sc // x1 y1",
        "Wx1, F.sc, Wy2 | Wy1, F.rel, Wx2 // x1 y1",
        "Wx2, Wy1 | Ry1, Wx1 // x2",
        "Wx2, Wy1.rel | Ry1, Wx1 // x2",
        "Wx1, Wy1 | Wy2, Rx0 // y2",
        "Wx1 | Rx1, Wy1 | Ry1, Rx0",
        "Wx1 | Rx1.acq, Wy1 | Ry1.acq, Rx0",
        "Wx1, Wy1 | Ry1, Wz1 | Rz1, Rx0",
        "Wx1 | Rx1, Ry0 | Wy1, Rx0",
        "Wx1 | Wy1 | Rx1, Ry0 | Ry1, Rx0",
        "Wx1.rel | Wy1.rel | Rx1.acq, Ry0.acq | Ry1.acq, Rx0.acq",
        "Wx1.sc | Wy1.sc | Rx1.acq, Ry0.sc | Ry1.sc, Rx0.sc",
      })
  void changingTheNamedAccesses_makesTheViolationGo(String text) {
    Violation violation = only(text, MemoryModel.RC11);
    Map<String, String> blamed = blamed(violation);
    assertFalse(blamed.isEmpty(), () -> text + ": " + violation.explanation());
    assertEquals(
        Verdict.HOLDS,
        explored(text, blamed, MemoryModel.RC11).verdict(),
        () -> text + ": " + violation.explanation());
    for (String one : blamed.keySet()) {
      Map<String, String> others = new TreeMap<>(blamed);
      others.remove(one);
      assertEquals(
          Verdict.VIOLATED,
          explored(text, others, MemoryModel.RC11).verdict(),
          () -> one + " is not to blame in " + text + ": " + violation.explanation());
    }
  }

  /** Allowed by every model: nothing is blamed, and every step sees what the steps before made. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Wx1.sc, Wx0.sc | Rx1.sc",
        "Wx1, Wy1 | Ry0, Rx1",
        "Wx1, Wx2 | Wx3 // x3",
        "Ux1.sc, Wy2 | F.sc, Ry2, Rx1",
      })
  void whatScAllows_isShownInOrder(String text) {
    Violation violation = only(text, MemoryModel.RC11);
    assertEquals(MemoryModel.SC, violation.trace().model());
    assertEquals(List.of(Violation.NEEDS_NO_WEAK_MEMORY), violation.explanation());
  }

  /** Of two newer stores the one after which the task has read something tells what is missing. */
  @Test
  void staleRead_isExplainedByTheStoreThatALinkLeavesBehind() {
    Violation violation = only("Wx1, F.rel, Wy1, Wx2.rel | Ry1, Rx0", MemoryModel.RC11);
    assertEquals(
        "task P1's relaxed load of x (P1.1, BlameTest.java:LINE) reads 0 although task P0 stored 1"
            + " (P0.0, BlameTest.java:LINE): P1 has read y from P0 (P0.2, BlameTest.java:LINE),"
            + " but that relaxed load (P1.0, BlameTest.java:LINE) does not acquire",
        violation.explanation().get(0).replaceAll("java:\\d+", "java:LINE"));
  }

  @Test
  void storeBuffering_needsNoMoreThanTso() {
    Violation violation = only("Wx1, Ry0 | Wy1, Rx0", MemoryModel.RC11);
    assertEquals(MemoryModel.TSO, violation.trace().model());
    assertEquals(
        "it needs no more than tso: the execution shown is one of tso",
        violation.explanation().get(0));
  }

  /** The orders of ra's accesses cannot forbid store buffering, so nobody is blamed. */
  @Test
  void storeBufferingUnderRa_blamesNoOrderThatWouldNotHelp() {
    Violation violation = only("Wx1.sc, Ry0.sc | Wy1.sc, Rx0.sc", MemoryModel.RA);
    assertEquals(Map.of(), blamed(violation));
  }
}
