package org.latticeipc.litmus.program;

import java.util.Map;
import org.latticeipc.litmus.code.Frame;
import org.latticeipc.litmus.code.Statement;
import org.latticeipc.litmus.memory.LitmusMemory;
import org.latticeipc.litmus.memory.SharedLocation;

/**
 * One compiled task.
 *
 * @param task its number, from 0
 * @param parameters the shared locations it was given
 * @param locals number of each local by name
 * @param initialLocals what locals hold at the start
 * @param body what it does
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copied before use
public record TaskCode(
    int task,
    Map<String, SharedLocation> parameters,
    Map<String, Integer> locals,
    long[] initialLocals,
    Statement body) {

  /** The value of a local, or the address that a parameter is, in a frame of this task. */
  public long valueAtEnd(String name, Frame frame) {
    Integer number = locals.get(name);
    if (number != null) {
      return frame.local(number);
    }
    SharedLocation location = parameters.get(name);
    if (location == null) {
      throw new IllegalArgumentException("P" + task + " has no variable '" + name + "'");
    }
    return LitmusMemory.address(location, 0);
  }
}
