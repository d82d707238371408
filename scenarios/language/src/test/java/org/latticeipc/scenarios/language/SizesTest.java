package org.latticeipc.scenarios.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.scenarios.format.InputError;

/** Scenarios that are larger than what can be done. */
class SizesTest {
  private static final String HEAD = "name: many\ncells: {x: 0}\ntasks:\n";
  private static final String W = "- {name: w, start: spawned, steps: [yield: {}]}\n";

  private static Scenario read(String text) throws InputError {
    return ScenarioReader.read("f.yaml", text.getBytes(UTF_8));
  }

  private static void refused(String expected, String text) {
    InputError error = assertThrows(InputError.class, () -> read(text));
    assertEquals(1, error.lines().size(), error.getMessage());
    assertTrue(error.lines().get(0).startsWith(expected), error.getMessage());
  }

  private static String tasks(int count) {
    StringBuilder text = new StringBuilder(HEAD);
    for (int i = 0; i < count; i++) {
      text.append("- {name: t").append(i).append(", steps: [yield: {}]}\n");
    }
    return text.toString();
  }

  private static String main(String steps) {
    return HEAD + W + "- name: m\n  steps:\n  - " + steps + "\n";
  }

  @Test
  void tasks_tooManyToRun_areRefusedWithPlaceAndBound() throws InputError {
    refused(
        "f.yaml:10004:3: found 10,001 tasks up to here, expected at most 10,000; let fewer",
        tasks(20_000));
    assertEquals(10_000, read(tasks(10_000)).plan().tasks().size());
  }

  @Test
  void tasks_tooManyToExplore_areRefusedWithPlaceAndBound() throws InputError {
    read(tasks(1000)).requireExplorable("f.yaml");
    Scenario scenario = read(tasks(3000));
    InputError error = assertThrows(InputError.class, () -> scenario.requireExplorable("f.yaml"));
    assertTrue(
        error.lines().get(0).startsWith("f.yaml:1004:3: found 3,000 tasks that run, expected at"),
        error.getMessage());
    Scenario spawning = read(main("repeat: {times: 2000, steps: [spawn: w]}"));
    assertThrows(InputError.class, () -> spawning.requireExplorable("f.yaml"));
  }

  @Test
  void spawns_thatAreCertain_count() throws InputError {
    refused(
        "f.yaml:7:43: found 20,001 tasks that run",
        main("repeat: {times: 20000, steps: [spawn: w]}"));
    refused(
        "f.yaml:7:70: found 20,001 tasks that run",
        main("repeat: {times: 100, steps: [repeat: {times: 200, steps: [spawn: w]}]}"));
    read(main("repeat: {times: 0, steps: [spawn: w]}"));
    read(main("if: {that: 0, then: [repeat: {times: 20000, steps: [spawn: w]}]}"));
  }

  @Test
  void rounds_ofNestedRepeats_areBounded() throws InputError {
    refused(
        "f.yaml:7:54: found 1,000,000,000,000 rounds with the repeats around it, expected at most",
        main("repeat: {times: 1000000, steps: [repeat: {times: 1000000, steps: []}]}"));
    read(main("repeat: {times: 1000, steps: [repeat: {times: 1000, steps: []}]}"));
  }

  @Test
  void spawns_thatOnlyTheRunShows_endItInconclusively() throws InputError {
    String text =
        HEAD + "- {name: w, start: spawned, steps: [spawn: w]}\n- {name: m, steps: [spawn: w]}\n";
    Scenario scenario = read(text);
    SimulationResult result =
        SimulatedMachine.run(scenario.program(scenario.variants()), SimulationOptions.defaults());
    assertTrue(
        result instanceof SimulationResult.StepBound bound
            && bound.reason().startsWith("the run has 10000 tasks, the most there may be"),
        result.toString());
  }
}
