package org.latticeipc.kernel;

import org.latticeipc.kernel.call.AskCalls;
import org.latticeipc.kernel.call.Calls;
import org.latticeipc.kernel.call.PageCalls;
import org.latticeipc.kernel.call.SpaceCalls;
import org.latticeipc.kernel.call.Timeout;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.kernel.upcall.Upcalls;

/**
 * The system calls on address spaces; see {@link Kernel}, whose rules hold here. An access through
 * what is not mapped, not for this, or not any more is an upcall, and refused if that does not mend
 * it.
 */
public final class Memory {
  private final SpaceCalls spaces;
  private final AskCalls asking;

  Memory(Calls core, PageCalls pages, AskCalls asking) {
    this.spaces = new SpaceCalls(core, pages);
    this.asking = asking;
  }

  /** Makes an address space of 1 to 1024 pages, of which none is mapped. Three accesses. */
  public ExoResult<ExoCap> createSpace(Domain owner, int pages) {
    return spaces.create(owner, pages);
  }

  /**
   * Maps a page, over what was mapped there. Needs CONTROL of the space and the rights of the page.
   * Four accesses.
   */
  public ExoResult<Unit> map(Domain caller, ExoCap space, int number, ExoCap page, Rights rights) {
    return spaces.map(caller, space, number, page, rights);
  }

  /** Takes a mapping away. Needs CONTROL of the space. Two accesses. */
  public ExoResult<Unit> unmap(Domain caller, ExoCap space, int number) {
    return spaces.unmap(caller, space, number);
  }

  /** Reads a word of a mapped page. Needs READ of the space. Four accesses. */
  public ExoResult<Long> load(Domain caller, ExoCap space, int number, int index, Upcalls upcalls) {
    return spaces.load(caller, space, number, index, upcalls);
  }

  /** Writes a word of a mapped page. Needs WRITE of the space. Four accesses. */
  public ExoResult<Unit> store(
      Domain caller, ExoCap space, int number, int index, long value, Upcalls upcalls) {
    return spaces.store(caller, space, number, index, value, upcalls);
  }

  /** See {@link Revocation#askBack}, which is for all that a capability can name. */
  public ExoResult<Boolean> askBack(Domain caller, ExoCap root, ExoCap wanted, long deadlineTicks) {
    return asking.askBack(caller, root, wanted, Timeout.until(deadlineTicks));
  }

  /** See {@link Revocation#awaitAsked}. */
  public ExoResult<Unit> awaitAsked(Domain caller, ExoCap page) {
    return asking.awaitAsked(caller, page, Timeout.FOREVER);
  }

  /** See {@link Revocation#isAsked}. */
  public ExoResult<Unit> isAsked(Domain caller, ExoCap page) {
    return asking.awaitAsked(caller, page, Timeout.NOT);
  }
}
