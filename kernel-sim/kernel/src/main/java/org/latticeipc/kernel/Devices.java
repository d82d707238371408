package org.latticeipc.kernel;

import java.util.List;
import org.latticeipc.kernel.call.Calls;
import org.latticeipc.kernel.call.DeviceCalls;
import org.latticeipc.kernel.call.DiskCalls;
import org.latticeipc.kernel.call.IrqCalls;
import org.latticeipc.kernel.call.Timeout;
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
  private final IrqCalls irqs;
  private final DeviceCalls others;

  Devices(Calls core, IrqCalls irqs) {
    this.disks = new DiskCalls(core);
    this.irqs = irqs;
    this.others = new DeviceCalls(core);
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
   * Gives the caller the first block that was not given out since the power came, with all rights,
   * or refuses with {@link org.latticeipc.kernel.result.ExoError#NO_SPACE}. Needs CONTROL of the
   * disk. Two accesses.
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

  /**
   * Waits for interrupts, takes all that are pending and not masked, and masks them until they are
   * acknowledged: what is raised meanwhile is delivered then. Needs READ. Three accesses.
   */
  public ExoResult<Long> waitIrq(Domain caller, ExoCap irq) {
    return irqs.take(caller, irq, Timeout.FOREVER, true);
  }

  /** Acknowledges interrupts, as bits. Needs READ. Two accesses. */
  public ExoResult<Unit> ackIrq(Domain caller, ExoCap irq, long bits) {
    return irqs.mask("ackIrq", caller, irq, bits, false);
  }

  /** Has interrupts wait, as bits, until {@link #ackIrq}. Needs READ. Two accesses. */
  public ExoResult<Unit> maskIrq(Domain caller, ExoCap irq, long bits) {
    return irqs.mask("maskIrq", caller, irq, bits, true);
  }

  /** Makes a range of 1 to 512 device registers. Three accesses. */
  public ExoResult<ExoCap> createIoPort(Domain owner, int registers) {
    return others.createPort(owner, registers);
  }

  /** Puts a value out to a register. Needs WRITE. Two accesses. */
  public ExoResult<Unit> portOut(Domain caller, ExoCap port, int register, long value) {
    return others.out(caller, port, register, value);
  }

  /** Takes a register's value in, which leaves 0 there. Needs READ. Two accesses. */
  public ExoResult<Long> portIn(Domain caller, ExoCap port, int register) {
    return others.in(caller, port, register);
  }

  /** Makes a buffer of 1 to 512 words that a device fills by itself. Three accesses. */
  public ExoResult<ExoCap> createDma(Domain owner, int words) {
    return others.createDma(owner, words);
  }

  /**
   * Gives the buffer to the device: until the transfer is over nobody else uses it. Needs CONTROL.
   * Two accesses.
   */
  public ExoResult<Unit> startDma(Domain caller, ExoCap dma) {
    return others.transfer(caller, dma, true);
  }

  /** As the device, writes a word during a transfer. Needs WRITE. Two accesses. */
  public ExoResult<Unit> dmaPut(Domain caller, ExoCap dma, int index, long value) {
    return others.put(caller, dma, index, value);
  }

  /** As the device, ends the transfer. Needs WRITE. Two accesses. */
  public ExoResult<Unit> finishDma(Domain caller, ExoCap dma) {
    return others.transfer(caller, dma, false);
  }

  /**
   * Reads a word of the buffer, or refuses with {@link org.latticeipc.kernel.result.ExoError#BUSY}
   * during a transfer. Needs READ. Two accesses.
   */
  public ExoResult<Long> dmaGet(Domain caller, ExoCap dma, int index) {
    return others.get(caller, dma, index);
  }
}
