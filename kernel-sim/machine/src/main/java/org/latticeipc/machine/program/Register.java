package org.latticeipc.machine.program;

import java.util.stream.IntStream;
import org.latticeipc.machine.Fact;

/**
 * A named result of a task, the unit of an execution's outcome (a litmus test's {@code 0:r1=2}).
 *
 * @param name the register, unique within its task; a later value replaces an earlier one
 * @param value its value in plain words or digits
 */
public record Register(String name, String value) implements Fact {

  /** The text of small numbers: an explorer asks for them in each of many executions. */
  private static final String[] SMALL =
      IntStream.range(0, 128).mapToObj(Integer::toString).toArray(String[]::new);

  /** A register that holds a number. */
  public static Register of(String name, long value) {
    return new Register(
        name, value >= 0 && value < SMALL.length ? SMALL[(int) value] : Long.toString(value));
  }

  @Override
  public String describe() {
    return name + "=" + value;
  }
}
