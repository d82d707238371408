package org.latticeipc.scenarios.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.language.execution.CellPlan;
import org.latticeipc.scenarios.language.execution.TaskPlan;

class ScenarioReaderTest {
  private static final String GOOD =
      """
      name: mp
      machine: {cpus: 3, model: sc, seed: 7, slice: 0, max_events: 50}
      cells: {x: 0, y: {initial: -1}}
      locks: [l]
      tasks:
      - name: a
        count: 2
        steps:
        - with_lock: {lock: l, steps: [{store: {cell: x, value: 1}}]}
        - fetch_add: {cell: y, value: 2, order: release}
      - name: b
        cpu: 2
        steps:
        - await: {cell: y, until: value > 0, into: seen, order: acquire}
        - if: {that: seen == 1, then: [{print: "seen {seen}"}], else: [yield]}
      finally:
      - load: {cell: x, into: x}
      - assert: x == 1
      variants: {lock: unlock-relaxed}
      properties: [mutual-exclusion]
      expect: {violates: mutual-exclusion}
      """;

  private static Scenario read(String text) throws InputError {
    return ScenarioReader.read("f.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void read_everySection_isKept() throws Exception {
    Scenario scenario = read(GOOD);
    assertEquals("mp", scenario.name());
    assertEquals(
        new Scenario.MachineSettings(3, MemoryModel.SC, 0, 7, 50, true), scenario.machine());
    assertEquals("violates mutual-exclusion", scenario.expectation().orElseThrow().toString());
    assertEquals("[lock=unlock-relaxed]", scenario.variants().list().toString());
    assertEquals(
        "[a1, a2, b]", scenario.plan().tasks().stream().map(TaskPlan::name).toList().toString());
    assertEquals(
        "[0, 1, 2]", scenario.plan().tasks().stream().map(TaskPlan::cpu).toList().toString());
  }

  @ParameterizedTest
  @MethodSource("org.latticeipc.scenarios.language.BadScenarios#all")
  void read_mistake_saysPlaceAndRemedyInOneLine(String text, String line, boolean schemaSees) {
    InputError error = assertThrows(InputError.class, () -> read(text));
    assertTrue(error.lines().get(0).contains(line), String.join("\n", error.lines()));
    assertEquals(1, error.lines().size(), String.join("\n", error.lines()));
    assertFalse(error.lines().get(0).contains("\n"));
  }

  @Test
  void read_twoMistakes_saysBoth() {
    InputError error =
        assertThrows(
            InputError.class,
            () -> read("name: a\ntasks:\n- name: t\n  steps: [{lock: p}, {lock: q}]\n"));
    assertEquals(2, error.lines().size());
  }

  private static final String SIZED =
      """
      name: sized
      parameters: {n: 2, rounds: {default: 1, least: 1, most: 3}}
      machine: {cpus: n + 1}
      cells: {x: n}
      tasks:
      - name: t
        count: n
        steps:
        - repeat: {times: rounds, steps: [{fetch_add: {cell: x, value: n * 10}}]}
        - print: "{n} of {rounds}"
      """;

  @Test
  void parameters_standForNumbers_andAreChosenAnew() throws Exception {
    assertEquals(3, read(SIZED).machine().cpus());
    Scenario chosen = ScenarioReader.read("f.yaml", SIZED.getBytes(UTF_8), Map.of("n", 5L));
    assertEquals(6, chosen.machine().cpus());
    assertEquals(5, chosen.plan().tasks().size());
    assertEquals(List.of(new CellPlan("x", 5, "")), chosen.plan().cells());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "m; 3; f.yaml: --set m=3: the file has no parameter 'm'; did you mean 'n'?",
        "rounds; 4; f.yaml:2:28: found --set rounds=4, expected at least 1 and at most 3",
        "n; 99; f.yaml:3:17: found n + 1, which is 100, expected CPUs from 1 to 64"
      })
  void parameters_thatCannotBe_areRefusedWithTheirPlace(String name, long value, String line) {
    InputError error =
        assertThrows(
            InputError.class,
            () -> ScenarioReader.read("f.yaml", SIZED.getBytes(UTF_8), Map.of(name, value)));
    assertTrue(error.lines().get(0).contains(line), error.getMessage());
  }

  @Test
  void read_binary_isRefused() {
    byte[] bytes = {(byte) 0xff, (byte) 0xfe, 0, 1, 2};
    InputError error = assertThrows(InputError.class, () -> ScenarioReader.read("f.yaml", bytes));
    assertTrue(error.lines().get(0).contains("no UTF-8 text"), error.lines().get(0));
  }

  @Test
  void read_controlCharacter_isRefusedWithItsPlace() {
    InputError error = assertThrows(InputError.class, () -> read("name: a\nb\u0001: 1\n"));
    assertTrue(error.lines().get(0).startsWith("f.yaml:2:2: found the character U+0001"));
  }

  @Test
  void read_deepNesting_isRefused() {
    assertThrows(InputError.class, () -> read("name: " + "[".repeat(100_000)));
    assertThrows(InputError.class, () -> read("- ".repeat(100_000) + "a"));
    assertThrows(InputError.class, () -> read("? ".repeat(100_000) + "a"));
  }

  @Test
  void read_aliasBomb_isRefused() {
    StringBuilder text = new StringBuilder("name: a\nproperties: &p0 [x]\n");
    assertThrows(InputError.class, () -> read(text.toString()));
    StringBuilder bomb = new StringBuilder("name: a\ntasks:\n- name: t\n  steps:\n  - repeat:\n");
    bomb.append("      times: 1\n      steps: &s0 [yield, yield]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("  - repeat: {times: 1, steps: &s").append(i).append(" [");
      bomb.append("{repeat: {times: 1, steps: *s").append(i - 1).append("}}, ");
      bomb.append("{repeat: {times: 1, steps: *s").append(i - 1).append("}}]}\n");
    }
    InputError error = assertThrows(InputError.class, () -> read(bomb.toString()));
    assertTrue(error.lines().get(0).contains("aliases"), error.getMessage());
  }

  @Test
  void read_selfContainingSteps_isRefused() {
    assertThrows(
        InputError.class,
        () ->
            read(
                "name: a\ntasks:\n- name: t\n  steps: &s\n"
                    + "  - repeat: {times: 2, steps: *s}\n"));
  }

  /** Any damage to a good file gives a scenario or an {@link InputError}, nothing else. */
  @Test
  void read_randomDamage_neverThrowsAnythingElse() {
    Random random = new Random(1);
    byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
    int refused = 0;
    for (int i = 0; i < 4000; i++) {
      byte[] bytes = good.clone();
      for (int j = random.nextInt(4); j >= 0; j--) {
        bytes[random.nextInt(bytes.length)] = (byte) (random.nextInt(100) + 10);
      }
      try {
        ScenarioReader.read("f.yaml", bytes);
      } catch (InputError e) {
        refused++;
        assertTrue(e.lines().stream().allMatch(l -> l.startsWith("f.yaml")), e.getMessage());
      }
    }
    assertTrue(refused > 2000, "only " + refused + " were refused");
  }
}
