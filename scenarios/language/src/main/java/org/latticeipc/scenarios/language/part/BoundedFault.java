package org.latticeipc.scenarios.language.part;

import java.util.Locale;
import java.util.Optional;

/** What may happen to a run a few times; whether, where and to whom is a choice of the machine. */
public enum BoundedFault {
  /** A task ends before one of its steps. */
  KILL("a task ends before one of its steps"),
  /** The domain of a task exits before one of its steps. */
  KILL_DOMAIN("a task ends before one of its steps, and its domain exits"),
  /** A CPU fails with all its tasks. */
  KILL_CPU(
      "a CPU fails before a step of one of its tasks, and with it all of them: if 'cpu_slices'"
          + " divides it they end; else they stop for ever where they are, and nobody is told"),
  /** The disks lose their power; what 'reboot' says is done with what is left. */
  CRASH("the disks lose their power, and what 'reboot' says is done with what is left on them"),
  /** A message is lost, though its sender is told that it was sent. */
  DROP("a message that 'exo_send' or 'send' sent, or of a key exchange, is lost"),
  /** A message arrives twice. */
  DUPLICATE(
      "a message that 'exo_send' or 'send' sent, or of a key exchange, arrives twice, the second time"
          + " without capabilities if it is of a key exchange"),
  /** A message is overtaken by the next one of its sender. */
  REORDER(
      "a message that 'exo_send' or 'send' sent, or of a key exchange, comes after the next one of"
          + " its task"),
  /** A message is changed on its way. */
  TAMPER(
      "the first character of a message that 'exo_send' sent is changed to '?', or the first bit of"
          + " what 'send' sent or of what a message of a key exchange says"),
  /** A message is changed somewhere. */
  CORRUPT(
      "any one character of a message that 'exo_send' sent is changed, or one of the number, the"
          + " text and the token of the frame of 'send', or of the header and the rest of a"
          + " message of a key exchange"),
  /** Something that is to be made is refused for want of room. */
  ALLOC_FAIL(
      "something that a step would make (an object, a block, a capability, one that a message"
          + " carries) is refused with 'quota', a channel with 'bad-capability'"),
  /** An interrupt is raised and nobody learns of it. */
  STUCK_INTERRUPT("an interrupt that a step raises is lost"),
  /** A line stays raised. */
  REPEATED_INTERRUPT("an interrupt that a step acknowledges is raised again at once");

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

  /** Whether it happens to messages. */
  public boolean strikesMessages() {
    return switch (this) {
      case DROP, DUPLICATE, REORDER, TAMPER, CORRUPT -> true;
      default -> false;
    };
  }

  /** What it does, for people. */
  public String about() {
    return about;
  }
}
