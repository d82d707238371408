package org.latticeipc.scenarios.command.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.latticeipc.engine.sim.statistics.RunStatistics;
import org.latticeipc.machine.text.TextTable;
import org.latticeipc.scenarios.json.Fields;

/** What a run spent its time on, as text, as JSON and as comma-separated values. */
public final class StatisticsReport {
  private static final int WAITS_SHOWN = 20;
  private static final String TICKS = "ticks";

  private final RunStatistics statistics;

  public StatisticsReport(RunStatistics statistics) {
    this.statistics = statistics;
  }

  /** Tables for people, each line with its end. */
  public String text() {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "statistics, in ticks of the virtual clock (one step of one CPU): %d ticks%n",
            statistics.ticks()));
    TextTable cpus = new TextTable("lrrr");
    cpus.row("CPU", "busy", "turn", "idle");
    statistics
        .cpus()
        .forEach(c -> cpus.row("" + c.number(), "" + c.busy(), "" + c.turn(), "" + c.idle()));
    TextTable tasks = new TextTable("lrrrr");
    tasks.row("task", "CPU", "busy", "ready", "waiting");
    statistics
        .tasks()
        .forEach(
            t ->
                tasks.row(t.name(), "" + t.cpu(), "" + t.busy(), "" + t.ready(), "" + t.waiting()));
    out.append(cpus).append(tasks);
    if (!statistics.waits().isEmpty()) {
      out.append(waits());
    }
    if (!statistics.locks().isEmpty()) {
      out.append(locks());
    }
    if (!statistics.endpoints().isEmpty()) {
      TextTable messages = new TextTable("lrr");
      messages.row("endpoint", "sent", "received");
      statistics.endpoints().forEach(e -> messages.row(e.name(), "" + e.sent(), "" + e.received()));
      out.append(messages)
          .append(
              String.format(
                  Locale.ROOT,
                  "%.1f messages/s received, if a tick is a microsecond%n",
                  statistics.messagesPerMillionTicks()));
    }
    if (!statistics.uses().isEmpty()) {
      TextTable uses = new TextTable("llrrl");
      uses.row("used", "by", "times", "amount", "unit");
      statistics
          .uses()
          .forEach(u -> uses.row(u.of(), u.use(), "" + u.times(), "" + u.amount(), u.unit()));
      out.append(uses);
    }
    if (!statistics.faults().isEmpty()) {
      TextTable faults = new TextTable("llr");
      faults.row("fault", "task", "times");
      statistics.faults().forEach(f -> faults.row(f.fault(), f.task(), "" + f.times()));
      out.append(faults);
    }
    return out.append(
            String.format(
                Locale.ROOT, "fairness of steps among tasks (Jain): %.4f%n", statistics.fairness()))
        .toString();
  }

  private String waits() {
    TextTable waits = new TextTable("llrrr");
    waits.row("task", "waits for", "times", TICKS, "longest");
    statistics.waits().stream()
        .limit(WAITS_SHOWN)
        .forEach(
            w -> waits.row(w.task(), w.on(), "" + w.times(), "" + w.ticks(), "" + w.longest()));
    int more = statistics.waits().size() - WAITS_SHOWN;
    return waits + (more > 0 ? "and " + more + " shorter waits\n" : "");
  }

  private String locks() {
    TextTable table = new TextTable("llrrrrr");
    table.row("lock", "task", "owned", "waited", "longest", "held", "overtaken");
    StringBuilder fairness = new StringBuilder();
    for (RunStatistics.Lock lock : statistics.locks()) {
      for (RunStatistics.Owner owner : lock.owners()) {
        table.row(
            lock.name(),
            owner.task(),
            "" + owner.times(),
            "" + owner.waited(),
            "" + owner.longest(),
            "" + owner.held(),
            "" + owner.overtaken());
      }
      fairness.append(
          String.format(
              Locale.ROOT,
              "lock %s: owned %d times, %d overtakings, fairness among tasks (Jain) %.4f%n",
              lock.name(),
              lock.times(),
              lock.overtaken(),
              lock.fairness()));
    }
    return table.toString() + fairness;
  }

  /** The same for programs; all times are ticks. */
  public Fields json() {
    return new Fields()
        .put("unit", TICKS)
        .put(TICKS, statistics.ticks())
        .put("cpus", statistics.cpus().stream().map(StatisticsReport::cpu).toList())
        .put("tasks", statistics.tasks().stream().map(StatisticsReport::task).toList())
        .put("waits", statistics.waits().stream().map(StatisticsReport::wait).toList())
        .put("locks", statistics.locks().stream().map(StatisticsReport::lock).toList())
        .put("endpoints", statistics.endpoints().stream().map(StatisticsReport::endpoint).toList())
        .put("uses", statistics.uses().stream().map(StatisticsReport::use).toList())
        .put("faults", statistics.faults().stream().map(StatisticsReport::fault).toList())
        .put("messagesPerMillionTicks", statistics.messagesPerMillionTicks())
        .put("fairnessOfSteps", statistics.fairness());
  }

  private static Fields cpu(RunStatistics.Cpu cpu) {
    return new Fields()
        .put("cpu", cpu.number())
        .put("busy", cpu.busy())
        .put("turn", cpu.turn())
        .put("idle", cpu.idle());
  }

  private static Fields task(RunStatistics.Task task) {
    return new Fields()
        .put("id", task.id())
        .put("name", task.name())
        .put("cpu", task.cpu())
        .put("busy", task.busy())
        .put("ready", task.ready())
        .put("waiting", task.waiting());
  }

  private static Fields wait(RunStatistics.Wait wait) {
    return new Fields()
        .put("task", wait.task())
        .put("on", wait.on())
        .put("times", wait.times())
        .put(TICKS, wait.ticks())
        .put("longest", wait.longest());
  }

  private static Fields lock(RunStatistics.Lock lock) {
    return new Fields()
        .put("name", lock.name())
        .put("times", lock.times())
        .put("overtakings", lock.overtaken())
        .put("fairness", lock.fairness())
        .put("owners", lock.owners().stream().map(StatisticsReport::owner).toList());
  }

  private static Fields owner(RunStatistics.Owner owner) {
    return new Fields()
        .put("task", owner.task())
        .put("times", owner.times())
        .put("waited", owner.waited())
        .put("longest", owner.longest())
        .put("held", owner.held())
        .put("overtaken", owner.overtaken());
  }

  private static Fields endpoint(RunStatistics.Endpoint endpoint) {
    return new Fields()
        .put("name", endpoint.name())
        .put("sent", endpoint.sent())
        .put("received", endpoint.received());
  }

  private static Fields use(RunStatistics.Use use) {
    return new Fields()
        .put("of", use.of())
        .put("use", use.use())
        .put("times", use.times())
        .put("amount", use.amount())
        .put("unit", use.unit());
  }

  private static Fields fault(RunStatistics.Fault fault) {
    return new Fields()
        .put("fault", fault.fault())
        .put("task", fault.task())
        .put("times", fault.times())
        .put("unit", "faults");
  }

  /** One measure a line: what it is of, by whom, its name, value and unit (RFC 4180). */
  public String csv() {
    List<String> lines = new ArrayList<>(List.of("kind,name,of,measure,value,unit"));
    line(lines, "run", "", "", "time", statistics.ticks(), TICKS);
    for (RunStatistics.Cpu cpu : statistics.cpus()) {
      line(lines, "cpu", "" + cpu.number(), "", "busy", cpu.busy(), TICKS);
      line(lines, "cpu", "" + cpu.number(), "", "turn", cpu.turn(), TICKS);
      line(lines, "cpu", "" + cpu.number(), "", "idle", cpu.idle(), TICKS);
    }
    for (RunStatistics.Task task : statistics.tasks()) {
      line(lines, "task", task.name(), "", "busy", task.busy(), TICKS);
      line(lines, "task", task.name(), "", "ready", task.ready(), TICKS);
      line(lines, "task", task.name(), "", "waiting", task.waiting(), TICKS);
    }
    for (RunStatistics.Wait wait : statistics.waits()) {
      line(lines, "wait", wait.on(), wait.task(), "times", wait.times(), "waits");
      line(lines, "wait", wait.on(), wait.task(), "waited", wait.ticks(), TICKS);
      line(lines, "wait", wait.on(), wait.task(), "longest", wait.longest(), TICKS);
    }
    for (RunStatistics.Lock lock : statistics.locks()) {
      line(lines, "lock", lock.name(), "", "overtakings", lock.overtaken(), "overtakings");
      line(lines, "lock", lock.name(), "", "fairness", lock.fairness(), "Jain");
      for (RunStatistics.Owner owner : lock.owners()) {
        line(lines, "lock", lock.name(), owner.task(), "owned", owner.times(), "sections");
        line(lines, "lock", lock.name(), owner.task(), "waited", owner.waited(), TICKS);
        line(lines, "lock", lock.name(), owner.task(), "longest", owner.longest(), TICKS);
        line(lines, "lock", lock.name(), owner.task(), "held", owner.held(), TICKS);
        line(lines, "lock", lock.name(), owner.task(), "overtaken", owner.overtaken(), "times");
      }
    }
    for (RunStatistics.Endpoint endpoint : statistics.endpoints()) {
      line(lines, "endpoint", endpoint.name(), "", "sent", endpoint.sent(), "messages");
      line(lines, "endpoint", endpoint.name(), "", "received", endpoint.received(), "messages");
    }
    for (RunStatistics.Use use : statistics.uses()) {
      line(lines, "use", use.of(), use.use(), "times", use.times(), "times");
      line(lines, "use", use.of(), use.use(), "amount", use.amount(), use.unit());
    }
    for (RunStatistics.Fault fault : statistics.faults()) {
      line(lines, "fault", fault.fault(), fault.task(), "times", fault.times(), "faults");
    }
    double rate = statistics.messagesPerMillionTicks();
    line(lines, "run", "", "", "message rate", rate, "messages per million ticks");
    line(lines, "run", "", "", "fairness of steps", statistics.fairness(), "Jain");
    return String.join("\n", lines) + "\n";
  }

  private static void line(
      List<String> lines,
      String kind,
      String name,
      String of,
      String measure,
      Number value,
      String unit) {
    String shown =
        value instanceof Double fraction
            ? String.format(Locale.ROOT, "%.6f", fraction)
            : value.toString();
    lines.add(String.join(",", kind, cell(name), cell(of), measure, shown, unit));
  }

  private static String cell(String text) {
    return text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
