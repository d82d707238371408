package org.latticeipc.scenarios.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.latticeipc.kernel.object.KernelObject;
import org.latticeipc.machine.program.TaskLimits;
import org.latticeipc.model.ModelDescriptor;
import org.latticeipc.scenarios.format.Parameters;
import org.latticeipc.scenarios.format.SchemaWriter;
import org.latticeipc.scenarios.format.Shape;
import org.latticeipc.scenarios.language.part.BoundedFault;
import org.latticeipc.scenarios.language.part.PropertyCatalogue;
import org.latticeipc.scenarios.language.step.StepShapes;
import org.latticeipc.scenarios.language.step.StepTypes;

/** The whole format of a scenario file. */
public final class ScenarioFormat {
  /** The most CPUs a scenario may have. */
  static final int MAX_CPUS = 64;

  private static final long MOST_TICKS = 1L << 40;
  private static final int MOST_FAULTS = 8;
  private static final int MOST_WORDS = 64;
  private static final int MOST_ELEMENTS = 10_000;

  private final StepTypes steps = new StepTypes();
  private final PropertyCatalogue properties;
  private final Shape.Fields root;

  /** The format with the standard properties. */
  public ScenarioFormat() {
    this(PropertyCatalogue.standard());
  }

  /**
   * Builds the shapes; costs little, done once a command.
   *
   * @param properties what scenarios may ask for
   */
  public ScenarioFormat(PropertyCatalogue properties) {
    this.properties = properties;
    Shape.Name name = StepShapes.name("a name");
    root =
        StepShapes.fields("scenario")
            .need("name", name, "the scenario's name in reports and traces")
            .may("about", new Shape.Text("a text"), "what the scenario shows, for people")
            .may(
                Parameters.KEY,
                Parameters.shape(),
                "numbers that '--set n=3' changes; their names stand for them wherever a number or"
                    + " an expression may, and as {n} in texts")
            .may("machine", machine(), "the machine it runs on")
            .may(
                "cells",
                new Shape.Dictionary(cell(), "shared cells by name"),
                "shared 64-bit memory locations")
            .may("locks", StepShapes.list(name, "a list of lock names"), "quaternion spinlocks")
            .may(
                "sync",
                new Shape.Dictionary(sync(), "what tasks wait with and free, by name"),
                "permits, futexes, mutexes of one word, condition variables, and memory that is"
                    + " freed by hand")
            .may("domains", StepShapes.list(name, "a list of domain names"), "protection domains")
            .may(
                "endpoints",
                new Shape.Dictionary(endpoint(), "endpoints by name"),
                "bounded message queues of the kernel")
            .may("ipc", ipc(), "how channels are made")
            .may(
                "channels",
                new Shape.Dictionary(channel(), "channels by name"),
                "channels that are connected in set-up; tasks of both domains share the ends")
            .may(
                "pages",
                new Shape.Dictionary(page(), "pages by name"),
                "pages of words that the kernel protects")
            .may(
                "devices",
                new Shape.Dictionary(device(), "devices by name"),
                "interrupt lines, device registers, buffers that a device fills by itself, and timers")
            .may(
                "disks",
                new Shape.Dictionary(disk(), "disks by name"),
                "disks with blocks of words and a cache of writes")
            .may("faults", faults(), "what may happen; every case is explored")
            .may("reboot", reboot(), "what is done after each crash of the disks")
            .may(
                "functions",
                new Shape.Dictionary(function(), "functions by name"),
                "steps under a name, for 'call'")
            .need("tasks", new Shape.Sequence(task(), 1, "a list of tasks"), "what runs")
            .may("finally", steps.shape(), "steps done after all tasks have ended")
            .may(
                "variants",
                new Shape.Dictionary(StepShapes.name("a variant's name"), "variants by part"),
                "deliberately wrong parts to put in, such as 'lock: unlock-relaxed'")
            .may(
                "properties",
                StepShapes.list(
                    new Shape.Choice("a property", properties.names()), "a list of properties"),
                "what must hold in every execution")
            .may("expect", expectation(), "what 'lattice test' expects")
            .build();
  }

  /** The shape of the whole file. */
  public Shape.Fields root() {
    return root;
  }

  PropertyCatalogue properties() {
    return properties;
  }

  StepTypes steps() {
    return steps;
  }

  /** The shape of each step, by its word. */
  public Map<String, Shape.Fields> stepShapes() {
    return steps.alternatives();
  }

  /** The published schema. */
  public String schema() {
    return SchemaWriter.write("urn:lattice:scenario:1", "A Lattice scenario", root, steps.named());
  }

  private static Shape machine() {
    List<String> models = ModelDescriptor.names();
    return StepShapes.fields("machine")
        .may("cpus", StepShapes.whole("CPUs", 1, MAX_CPUS), "how many CPUs, 2 if left out")
        .may("model", new Shape.Choice("a memory model", models), "rc11 if left out")
        .may(
            "slice",
            StepShapes.whole("steps", 0, 1_000_000),
            "steps of a time slice, 10 if left out; 0: no timer")
        .may(
            "cpu_slices",
            StepShapes.whole("slices", 0, KernelObject.PARTS),
            "slices into which the kernel divides each CPU's time, whose tasks run by turns until "
                + "they yield or wait; none if left out")
        .may(
            "slice_ticks",
            StepShapes.list(StepShapes.whole("ticks", 0, MOST_TICKS), "a list of ticks"),
            "how long each of these slices is, in virtual ticks that 'compute' uses; until it is"
                + " given up if left out or 0")
        .may("seed", StepShapes.ANY_NUMBER, "seed of every random choice, 1 if left out")
        .may(
            "max_events",
            StepShapes.whole("events a task", 1, 1_000_000_000),
            "a task is cut after this many events; if left out after 10000 in the explorer, and in"
                + " a run not at all")
        .build();
  }

  private static Shape sync() {
    return StepShapes.fields("sync")
        .need(
            "kind",
            StepShapes.words("what it is", "permit", "futex", "mutex", "condition", "memory"),
            "a futex is on the cell of the same name")
        .may(
            "spurious",
            new Shape.Flag(),
            "whether waits for a permit or condition may end for no reason; every case is explored")
        .main("kind")
        .build();
  }

  private Shape function() {
    return StepShapes.fields("function")
        .may(
            "parameters",
            StepShapes.list(StepShapes.name("a register's name"), "a list of registers"),
            "registers that a call sets; the others start at 0 at each call")
        .need(
            "steps",
            steps.shape(),
            "what it does; what it leaves in 'result' is what it gives back")
        .build();
  }

  private static Shape cell() {
    return StepShapes.fields("cell")
        .need("initial", StepShapes.ANY_NUMBER, "the value before any task starts")
        .may(
            "count",
            StepShapes.whole("cells", 1, MOST_ELEMENTS),
            "an array of so many alike, its elements named cell[0], cell[1], …")
        .may(
            "in",
            StepShapes.name("a memory's name"),
            "memory of 'sync' that the cell is in: each access is then a use of it")
        .main("initial")
        .build();
  }

  private static Shape page() {
    return StepShapes.fields("page")
        .need("domain", StepShapes.name("a domain's name"), "the domain that owns it")
        .may("words", StepShapes.whole("words", 1, 512), "of 64 bits, 1 if left out")
        .may("grants", grants(), "who else gets a capability for it, under the page's name")
        .build();
  }

  private static Shape device() {
    return StepShapes.fields("device")
        .need("kind", StepShapes.words("what it is", "irq", "port", "dma", "timer"), "what it is")
        .need("domain", StepShapes.name("a domain's name"), "the domain that owns it")
        .may("size", StepShapes.whole("size", 1, 512), "registers or words, 1 if left out")
        .may("grants", grants(), "who else gets a capability for it, under the device's name")
        .build();
  }

  private static Shape disk() {
    return StepShapes.fields("disk")
        .need("domain", StepShapes.name("a domain's name"), "the domain that owns it")
        .need("blocks", StepShapes.whole("blocks", 1, KernelObject.PARTS), "how many blocks")
        .may("words", StepShapes.whole("words", 1, MOST_WORDS), "of 64 bits in each, 1 if left out")
        .may(
            "crash",
            StepShapes.list(
                StepShapes.words("what a crash does", "lose", "reorder", "tear"),
                "a list of what a crash does"),
            "to writes that no flush came after: the last ones are lost; any of them are; of one"
                + " that is lost the first words are there. Without it a write is durable at once")
        .may("grants", grants(), "who else gets a capability for it, under the disk's name")
        .build();
  }

  private static Shape faults() {
    StepShapes.Builder faults =
        StepShapes.fields("faults")
            .may(
                "frames",
                StepShapes.list(
                    StepShapes.words("a fault", "tamper", "replay", "drop"), "a list of faults"),
                "what may happen to each frame of a channel on its way, as often as it likes");
    for (BoundedFault fault : BoundedFault.values()) {
      faults.may(
          fault.word(),
          StepShapes.whole("times", 0, MOST_FAULTS),
          "at most so many times: " + fault.about());
    }
    return faults.main("frames").build();
  }

  private Shape reboot() {
    return StepShapes.fields("reboot")
        .need("domain", StepShapes.name("a domain's name"), "the domain that does it")
        .need(
            "steps", steps.shape(), "what is done, with the disks of that domain under their names")
        .build();
  }

  private static Shape.Choice suites() {
    return StepShapes.words("a suite", "sealed", "documented", "gcm");
  }

  private static Shape ipc() {
    return StepShapes.fields("ipc")
        .may("suite", suites(), "how messages are protected, sealed if left out")
        .may("queue", StepShapes.whole("frames", 1, 1_000_000), "per direction, 8 if left out")
        .build();
  }

  private static Shape channel() {
    return StepShapes.fields("channel")
        .need(
            "between",
            new Shape.Sequence(StepShapes.name("a domain's name"), 2, "a list of two domains"),
            "the two domains")
        .may("suite", suites(), "its suite, the scenario's if left out")
        .main("between")
        .build();
  }

  private static Shape endpoint() {
    return StepShapes.fields("endpoint")
        .need("domain", StepShapes.name("a domain's name"), "the domain that owns it")
        .may("capacity", StepShapes.whole("messages", 1, 1_000_000), "4 if left out")
        .may("grants", grants(), "who else gets a capability for it, under the endpoint's name")
        .build();
  }

  private static Shape grants() {
    return StepShapes.list(
        StepShapes.fields("grant")
            .need("to", StepShapes.name("a domain's name"), "the domain that gets it")
            .may("rights", StepShapes.rights(), "at most these; all if left out")
            .main("to")
            .build(),
        "a list of grants");
  }

  private Shape task() {
    return StepShapes.fields("task")
        .need("name", StepShapes.name("a task's name"), "the task's name")
        .may("domain", StepShapes.name("a domain's name"), "needed for system calls")
        .may("grants", grants(), "who gets a capability for the task, under its name")
        .may("cpu", StepShapes.whole("a CPU", 0, MAX_CPUS - 1), "by turns if left out")
        .may(
            "slices",
            StepShapes.list(
                StepShapes.whole("a slice", 0, KernelObject.PARTS - 1), "a list of slices"),
            "the slices of its CPU's time that are its own")
        .may(
            "gas",
            StepShapes.whole("ticks", 0, MOST_TICKS),
            "how many ticks it may use; as many as it gets if left out")
        .may(
            "count",
            StepShapes.whole("tasks", 1, TaskLimits.MOST_RUN),
            "that many alike: name1, name2, …")
        .may(
            "start",
            StepShapes.words("when it starts", "at-once", "spawned"),
            "'spawned' waits for a spawn step")
        .need("steps", steps.shape(), "what the task does")
        .build();
  }

  private Shape expectation() {
    Map<String, Shape.Fields> verdicts = new LinkedHashMap<>();
    verdicts.put("holds", StepShapes.fields("holds").build());
    verdicts.put(
        "violates",
        StepShapes.fields("violates")
            .need(
                "property",
                new Shape.Choice("a property", properties.allNames()),
                "the property that must be found broken")
            .main("property")
            .build());
    return new Shape.Tagged("expectation (holds, or violates: a property)", verdicts);
  }
}
