package org.latticeipc.kernel.upcall;

import org.latticeipc.kernel.result.ExoError;

/**
 * An access that no mapping allows.
 *
 * @param number the page in the address space
 * @param writes whether it was to be written
 * @param why PAGE_FAULT if it is not mapped for this, else why the capability of its mapping is no
 *     good any more
 */
public record PageFault(int number, boolean writes, ExoError why) {}
