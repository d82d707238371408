package org.latticeipc.kernel;

import org.latticeipc.kernel.call.AskCalls;
import org.latticeipc.kernel.call.Timeout;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;

/**
 * Visible revocation, of whatever a capability can name: pages, blocks, slices of a CPU,
 * interrupts, buffers, ports, endpoints, timers; see {@link Kernel}, whose rules hold here.
 *
 * <p>The kernel asks, the holder saves what it wants and gives up; when the deadline strikes first,
 * the kernel takes it and tells: the holder's calls are refused with {@link
 * org.latticeipc.kernel.result.ExoError#REPOSSESSED}. What is bound by what was taken, as a task is
 * to a slice, is bound no more.
 */
public final class Revocation {
  private final AskCalls calls;

  Revocation(AskCalls calls) {
    this.calls = calls;
  }

  /**
   * Asks for a capability and waits until it is given up; takes it back, with all derived from it,
   * when the deadline strikes. Needs CONTROL. Three accesses, and one to take it back.
   *
   * @param root a capability with CONTROL
   * @param wanted one that was derived from it
   * @param deadlineTicks a time of the machine
   * @return whether the holder gave it up
   */
  public ExoResult<Boolean> askBack(Domain caller, ExoCap root, ExoCap wanted, long deadlineTicks) {
    return calls.askBack(caller, root, wanted, Timeout.until(deadlineTicks));
  }

  /**
   * Asks for all that were derived from a capability, whoever has them now, and waits until none of
   * them is left; takes back, at one moment, what is left when the deadline strikes. Likewise.
   */
  public ExoResult<Boolean> askAllBack(Domain caller, ExoCap root, long deadlineTicks) {
    return calls.askBack(caller, root, null, Timeout.until(deadlineTicks));
  }

  /** Waits until one's capability is asked for. Two accesses. */
  public ExoResult<Unit> awaitAsked(Domain caller, ExoCap cap) {
    return calls.awaitAsked(caller, cap, Timeout.FOREVER);
  }

  /** Whether it is asked for now, or {@link org.latticeipc.kernel.result.ExoError#EMPTY}. Two. */
  public ExoResult<Unit> isAsked(Domain caller, ExoCap cap) {
    return calls.awaitAsked(caller, cap, Timeout.NOT);
  }
}
