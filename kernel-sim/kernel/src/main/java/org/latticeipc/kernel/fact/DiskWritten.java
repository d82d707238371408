package org.latticeipc.kernel.fact;

import java.util.List;
import org.latticeipc.machine.program.UseFact;

/**
 * Words were written to a disk; for good after the next flush.
 *
 * @param disk its address
 * @param version orders all that happens to the disk
 * @param block the number of the block
 * @param at its first word
 * @param values the words
 */
public record DiskWritten(long disk, long version, int block, int at, List<Long> values)
    implements UseFact {
  @Override
  public String use() {
    return "written";
  }

  @Override
  public String of() {
    return "disk@" + Long.toHexString(disk);
  }

  @Override
  public long amount() {
    return values.size();
  }

  @Override
  public String unit() {
    return "words";
  }

  @Override
  public String describe() {
    return "writes " + values + " to block " + block + (at == 0 ? "" : " from word " + at);
  }
}
