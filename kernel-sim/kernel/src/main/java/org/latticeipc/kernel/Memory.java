package org.latticeipc.kernel;

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
 * The system calls on address spaces, and the asking back of pages; see {@link Kernel}, whose rules
 * hold here. An access through what is not mapped, not for this, or not any more is an upcall, and
 * refused if that does not mend it.
 */
public final class Memory {
  private final SpaceCalls spaces;

  Memory(Calls core, PageCalls pages) {
    this.spaces = new SpaceCalls(core, pages);
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

  /**
   * Asks the holder of a page for a capability and waits until it is given up; takes it back, with
   * all derived from it, when the deadline strikes. The holder's calls are then refused with {@link
   * org.latticeipc.kernel.result.ExoError#REPOSSESSED}. Needs CONTROL of the page. Four accesses,
   * and one to take it back.
   *
   * @param root a capability of the page with CONTROL
   * @param wanted another capability of the same page
   * @param deadlineTicks a time of the machine
   * @return whether the holder gave it up
   */
  public ExoResult<Boolean> askBack(Domain caller, ExoCap root, ExoCap wanted, long deadlineTicks) {
    return spaces.askBack(caller, root, wanted, Timeout.until(deadlineTicks));
  }

  /** Waits until one's capability of a page is asked for. Two accesses. */
  public ExoResult<Unit> awaitAsked(Domain caller, ExoCap page) {
    return spaces.awaitAsked(caller, page, Timeout.FOREVER);
  }

  /** Whether it is asked for now, or {@link org.latticeipc.kernel.result.ExoError#EMPTY}. Two. */
  public ExoResult<Unit> isAsked(Domain caller, ExoCap page) {
    return spaces.awaitAsked(caller, page, Timeout.NOT);
  }
}
