package org.latticeipc.machine;

/**
 * A named result of a task, the unit of an execution's outcome (a litmus test's {@code 0:r1=2}).
 *
 * @param name the register, unique within its task; a later value replaces an earlier one
 * @param value its value in plain words or digits
 */
public record Register(String name, String value) implements Fact {

  /** A register that holds a number. */
  public static Register of(String name, long value) {
    return new Register(name, Long.toString(value));
  }

  @Override
  public String describe() {
    return name + "=" + value;
  }
}
