package org.latticeipc.kernel.fact;

import java.util.List;
import org.latticeipc.machine.Fact;

/**
 * A disk got its power back.
 *
 * @param disk its address
 * @param version orders all that happens to the disk
 * @param platter what is on it: the words of each block
 */
public record DiskFound(long disk, long version, List<List<Long>> platter) implements Fact {
  @Override
  public String describe() {
    return "finds the disk as " + platter;
  }
}
