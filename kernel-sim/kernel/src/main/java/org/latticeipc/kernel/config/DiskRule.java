package org.latticeipc.kernel.config;

/** What a flush of a disk means. */
public interface DiskRule {

  /** Whether what was written before is for good after it. */
  boolean flushes();

  /** A flush is a barrier. */
  static DiskRule barrier() {
    return () -> true;
  }
}
