package org.latticeipc.kernel.fact;

import org.latticeipc.machine.Fact;

/**
 * A disk was flushed: what was written before is for good.
 *
 * @param disk its address
 * @param version orders all that happens to the disk
 */
public record DiskFlushed(long disk, long version) implements Fact {
  @Override
  public String describe() {
    return "flushes the disk";
  }
}
