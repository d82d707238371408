package org.latticeipc.kernel.fact;

import java.util.List;
import org.latticeipc.machine.Fact;

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
    implements Fact {
  @Override
  public String describe() {
    return "writes " + values + " to block " + block + (at == 0 ? "" : " from word " + at);
  }
}
