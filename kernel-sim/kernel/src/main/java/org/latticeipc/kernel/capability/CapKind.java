package org.latticeipc.kernel.capability;

/** What a capability names. The authentication tag covers the kind's {@link #code()}. */
public enum CapKind {
  /** A bounded message queue: WRITE sends, READ receives, CONTROL destroys. */
  ENDPOINT(1),
  /** A task's context: EXECUTE donates time to it. */
  TASK(2),
  /** A slice of a CPU's time: CONTROL says which task runs in it. */
  CPU_SLICE(3),
  /** A region of memory words: READ and WRITE. */
  PAGE(4),
  /** An interrupt line: WRITE raises, READ waits. */
  IRQ(5),
  /** A disk: CONTROL allocates blocks and takes its power, WRITE flushes. */
  DISK(6),
  /** A block of a disk: READ, WRITE. */
  BLOCK(7),
  /** An address space: CONTROL maps, READ and WRITE go through its mappings. */
  SPACE(8),
  /** Device registers: WRITE puts out, READ takes in. */
  IO_PORT(9),
  /** A buffer for direct memory access: WRITE fills it as the device, READ and CONTROL use it. */
  DMA(10),
  /** A timer: CONTROL arms and cancels it, READ waits for it. */
  TIMER(11);

  private final int code;

  CapKind(int code) {
    this.code = code;
  }

  /** Whether what it names is a part of an object, which others have other parts of. */
  public boolean isPart() {
    return this == CPU_SLICE || this == BLOCK;
  }

  /** The number that stands for the kind in the tag; never changes once given. */
  public int code() {
    return code;
  }
}
