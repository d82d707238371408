package org.latticeipc.engine.sim.memory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.model.axioms.Event;
import org.latticeipc.model.axioms.HappensBefore;
import org.latticeipc.trace.EventId;

/**
 * Finds data races: two accesses to one location by different tasks, at least one a write, at least
 * one plain, neither happening before the other (RC11, section 3). Exact, since a run's steps
 * extend happens-before and only the last access of a sort can be unordered first. Cost per access:
 * linear in the number of tasks that touched the location.
 */
public final class RaceDetector {
  /** How many races are kept in words. */
  public static final int MOST = 10_000;

  private final List<String> found = new ArrayList<>();
  private long count;

  /** How many races there were. */
  public long count() {
    return count;
  }

  /** The first {@value #MOST} races, each in one sentence without a full stop. */
  public List<String> found() {
    return found;
  }

  /**
   * Looks for races of an access whose synchronisation is already done, and remembers the access.
   *
   * @return the race in words, or null
   */
  public @Nullable String access(
      TaskClocks task, int index, Location location, boolean reads, boolean writes, boolean plain) {
    String race = null;
    location.hasPlainAccess |= plain;
    for (int i = 0; location.hasPlainAccess && i < location.logCount(); i++) {
      AccessLog log = location.logAt(i);
      int other = log.task;
      if (other != task.id) {
        int conflicting = conflicting(log, writes, plain);
        if (conflicting >= Clocks.get(task.known, other)) {
          race =
              sentence(
                  plain,
                  writes,
                  location,
                  task.toString(),
                  new EventId(task.id, index),
                  conflicting == (plain ? log.lastWrite : log.lastPlainWrite),
                  log.who,
                  new EventId(other, conflicting));
          count++;
          if (found.size() < MOST) {
            found.add(race);
          }
        }
      }
    }
    AccessLog own = location.log(task.id);
    if (own.who.isEmpty()) {
      own.who = task.toString();
    }
    remember(own, index, reads, writes, plain);
    return race;
  }

  /** Races are these after all, numbered by place in a list of events. */
  void replace(
      List<Event> events,
      List<HappensBefore.Race> races,
      List<Location> locations,
      List<? extends TaskClocks> tasks) {
    found.clear();
    count = races.size();
    for (HappensBefore.Race race : races) {
      Event one = events.get(race.second());
      Event other = events.get(race.first());
      found.add(
          sentence(
              one.strength() == Event.Strength.PLAIN,
              writes(one),
              locations.get(one.subject()),
              name(one, tasks),
              new EventId(one.task(), one.index()),
              writes(other),
              name(other, tasks),
              new EventId(other.task(), other.index())));
    }
  }

  private static boolean writes(Event event) {
    return event.kind() == Event.Kind.STORE || event.kind() == Event.Kind.UPDATE;
  }

  private static String name(Event event, List<? extends TaskClocks> tasks) {
    return tasks.stream()
        .filter(t -> t.id == event.task())
        .findFirst()
        .map(TaskClocks::toString)
        .orElse("set-up");
  }

  private static String sentence(
      boolean plain,
      boolean writes,
      Location location,
      String task,
      EventId one,
      boolean otherWrites,
      String otherTask,
      EventId other) {
    return (plain ? "plain " : "")
        + (writes ? "write" : "read")
        + " of "
        + location.name
        + " by "
        + task
        + " ("
        + one
        + ") races with the "
        + (otherWrites ? "write" : "read")
        + " by "
        + otherTask
        + " ("
        + other
        + ")";
  }

  private static int conflicting(AccessLog log, boolean writes, boolean plain) {
    int write = plain ? log.lastWrite : log.lastPlainWrite;
    int read = plain ? log.lastRead : log.lastPlainRead;
    return writes ? Math.max(write, read) : write;
  }

  private static void remember(
      AccessLog log, int index, boolean reads, boolean writes, boolean plain) {
    if (reads) {
      log.lastRead = index;
      log.lastPlainRead = plain ? index : log.lastPlainRead;
    }
    if (writes) {
      log.lastWrite = index;
      log.lastPlainWrite = plain ? index : log.lastPlainWrite;
    }
  }
}
