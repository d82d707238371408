package org.latticeipc.kernel;

import java.util.List;
import org.latticeipc.kernel.call.Calls;
import org.latticeipc.kernel.call.DiskCalls;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.object.CrashRule;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;

/**
 * The system calls on devices; see {@link Kernel}, whose rules hold here.
 *
 * <p>A disk has blocks of words and a cache. A write is in the cache, which every read sees; a
 * flush makes all of it durable. When the power goes, what no flush came after is lost, torn or out
 * of order as the disk's {@link CrashRule} says, and as little of that as chance wants.
 */
public final class Devices {
  private final DiskCalls disks;

  Devices(Calls core) {
    this.disks = new DiskCalls(core);
  }

  /**
   * Makes a disk of zeroes. Three accesses.
   *
   * @param blocks 1 to 256
   * @param words of 64 bits in each, 1 to 64
   */
  public ExoResult<ExoCap> createDisk(Domain owner, int blocks, int words, CrashRule rule) {
    return disks.create(owner, blocks, words, rule);
  }

  /**
   * Gives the caller the first free block, with all rights, or refuses with {@link
   * org.latticeipc.kernel.result.ExoError#NO_SPACE}. Needs CONTROL of the disk. Two accesses.
   */
  public ExoResult<ExoCap> allocBlock(Domain caller, ExoCap disk) {
    return disks.alloc(caller, disk);
  }

  /**
   * Gives the caller a block by its number, whoever else has it. Needs CONTROL of the disk. Two
   * accesses.
   */
  public ExoResult<ExoCap> bindBlock(Domain caller, ExoCap disk, int block) {
    return disks.bind(caller, disk, block);
  }

  /** The words of a block as they were written last. Needs READ. Two accesses. */
  public ExoResult<List<Long>> readBlock(Domain caller, ExoCap block) {
    return disks.read(caller, block);
  }

  /** Writes some words of a block, from word {@code at} on. Needs WRITE. Two accesses. */
  public ExoResult<Unit> writeBlock(Domain caller, ExoCap block, int at, List<Long> values) {
    return disks.write(caller, block, at, values);
  }

  /**
   * A barrier: all that anybody wrote to the disk before is durable when it returns. Needs WRITE of
   * the disk or of any block. Two accesses.
   */
  public ExoResult<Unit> flushDisk(Domain caller, ExoCap diskOrBlock) {
    return disks.flush(caller, diskOrBlock);
  }

  /**
   * The power of the disk goes: calls on it are refused with {@link
   * org.latticeipc.kernel.result.ExoError#POWER_LOST}. Needs CONTROL. Two accesses.
   */
  public ExoResult<Unit> crashDisk(Domain caller, ExoCap disk) {
    return disks.crash(caller, disk);
  }

  /**
   * The power of the disk comes back. What is left of its cache is a choice of the machine; earlier
   * capabilities are stale. Needs CONTROL. Three accesses and the choices.
   *
   * @return the disk, with all rights
   */
  public ExoResult<ExoCap> restartDisk(Domain caller, ExoCap disk) {
    return disks.restart(caller, disk);
  }
}
