package org.latticeipc.scenarios.language.part;

import java.util.Locale;
import java.util.Optional;

/** What may happen to a run a few times; whether, where and to whom is a choice of the machine. */
public enum BoundedFault {
  /** A task ends before one of its steps. */
  KILL("a task ends before one of its steps"),
  /** The domain of a task exits before one of its steps. */
  KILL_DOMAIN("a task ends before one of its steps, and its domain exits"),
  /** The disk loses its power; what 'reboot' says is done with what is left. */
  CRASH("the disk loses its power, and what 'reboot' says is done with what is left on it"),
  /** A message is lost, though its sender is told that it was sent. */
  DROP("a message that 'exo_send' sent is lost"),
  /** A message arrives twice. */
  DUPLICATE("a message that 'exo_send' sent arrives twice"),
  /** A message is overtaken by the next one of its sender. */
  REORDER("a message that 'exo_send' sent comes after the next one of its task"),
  /** A message is changed on its way. */
  TAMPER("the first character of a message that 'exo_send' sent is changed to '?'"),
  /** Something that is to be made is refused for want of room. */
  ALLOC_FAIL("a block, page or buffer that a step makes is refused with 'quota'"),
  /** An interrupt is raised and nobody learns of it. */
  STUCK_INTERRUPT("an interrupt that a step raises is lost");

  private final String about;

  BoundedFault(String about) {
    this.about = about;
  }

  /** What it is called in files and traces. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What the choice is called by which it happens, or does not. */
  public String choice() {
    return "fault " + word();
  }

  /** What the choice is called by which a task is one to which it will happen. */
  public String fate() {
    return "faults " + word() + " of the task";
  }

  /** The one of which a choice decides, whichever of the two it is. */
  public static Optional<BoundedFault> of(String choice) {
    for (BoundedFault fault : values()) {
      if (choice.equals(fault.choice()) || choice.equals(fault.fate())) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  /** What it does, for people. */
  public String about() {
    return about;
  }
}
