package org.latticeipc.scenarios.language;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Property;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.language.execution.Action;
import org.latticeipc.scenarios.language.execution.CellPlan;
import org.latticeipc.scenarios.language.execution.ChannelPlan;
import org.latticeipc.scenarios.language.execution.EndpointPlan;
import org.latticeipc.scenarios.language.execution.HardwarePlan;
import org.latticeipc.scenarios.language.execution.SyncPlan;
import org.latticeipc.scenarios.language.execution.TaskPlan;
import org.latticeipc.scenarios.language.part.FaultyTransport;
import org.latticeipc.scenarios.language.part.Variants;
import org.latticeipc.scenarios.language.step.Sizes;

/**
 * A scenario file that was read and found right. Immutable; makes programs for any engine.
 *
 * @param name its name
 * @param about what it shows, possibly empty
 * @param machine what it runs on
 * @param variants the variants the file itself asks for
 * @param expectation what {@code lattice test} expects, if the file says it
 * @param sizes how large it is
 * @param plan what runs
 */
public record Scenario(
    String name,
    String about,
    MachineSettings machine,
    Variants variants,
    Optional<Expectation> expectation,
    Sizes sizes,
    Plan plan) {

  /**
   * The machine.
   *
   * @param cpus how many CPUs
   * @param model the memory model
   * @param slice steps of a time slice
   * @param seed seed of random choices
   * @param maxEvents after how many events a task is cut
   * @param cutsRuns whether a task of a simulated run is too, since the file says how many
   */
  public record MachineSettings(
      int cpus, MemoryModel model, int slice, long seed, int maxEvents, boolean cutsRuns) {}

  /**
   * What is expected.
   *
   * @param violates the property that must be found broken, or empty if everything must hold
   */
  public record Expectation(Optional<String> violates) {
    @Override
    public String toString() {
      return violates.map(p -> "violates " + p).orElse("holds");
    }
  }

  /** The compiled file. */
  record Plan(
      List<CellPlan> cells,
      List<String> locks,
      List<SyncPlan> sync,
      List<String> domains,
      List<EndpointPlan> endpoints,
      List<ChannelPlan> channels,
      HardwarePlan hardware,
      String suite,
      int queue,
      Set<FaultyTransport.Fault> faults,
      boolean dag,
      int cpuSlices,
      List<Long> sliceTicks,
      List<TaskPlan> tasks,
      List<List<String>> alike,
      Optional<Action> afterwards,
      List<Property> properties) {}

  /**
   * Refuses to explore more tasks than the explorer takes.
   *
   * @param shown the file's name as the user wrote it
   * @throws InputError if there are more, with the place of the first that is too many
   */
  public void requireExplorable(String shown) throws InputError {
    sizes.requireExplorable(shown);
  }

  /** The scenario as a program whose own output is dropped. */
  public Program program(Variants chosen) {
    return program(chosen, line -> {});
  }

  /**
   * The scenario as a program.
   *
   * @param chosen the variants to put in; start from {@link #variants()}
   * @param output gets the lines the scenario prints; only for engines that run a program once
   */
  public Program program(Variants chosen, Consumer<String> output) {
    return new ScenarioProgram(name, plan, chosen, output);
  }
}
