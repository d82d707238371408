package org.latticeipc.kernel.fact;

import org.latticeipc.machine.program.UseFact;

/**
 * A disk was flushed: what was written before is for good.
 *
 * @param disk its address
 * @param version orders all that happens to the disk
 */
public record DiskFlushed(long disk, long version) implements UseFact {
  @Override
  public String use() {
    return "flushed";
  }

  @Override
  public String of() {
    return "disk@" + Long.toHexString(disk);
  }

  @Override
  public long amount() {
    return 1;
  }

  @Override
  public String unit() {
    return "flushes";
  }

  @Override
  public String describe() {
    return "flushes the disk";
  }
}
