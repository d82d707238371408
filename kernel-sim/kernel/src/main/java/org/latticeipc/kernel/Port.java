package org.latticeipc.kernel;

import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;

/**
 * A capability in the hands of the domain that uses it: what Mach calls a port right. Its calls are
 * those of {@link Kernel}, with the same answers, waits and costs. Immutable.
 *
 * <p>Ports are equal if domain and capability are. The kernel does not count: the capability's tag
 * says who made it, and a task that is called again may have its port from another object that
 * stands for the same kernel.
 */
public final class Port {
  private final Kernel kernel;
  private final Domain domain;
  private final ExoCap cap;

  /**
   * A port.
   *
   * @param kernel who is called
   * @param domain who calls
   * @param cap what it calls with, as yet unchecked
   */
  public Port(Kernel kernel, Domain domain, ExoCap cap) {
    this.kernel = kernel;
    this.domain = domain;
    this.cap = cap;
  }

  /** Who is called. */
  public Kernel kernel() {
    return kernel;
  }

  /** Who calls. */
  public Domain domain() {
    return domain;
  }

  /** What it calls with. */
  public ExoCap cap() {
    return cap;
  }

  /** See {@link Kernel#send}. */
  public ExoResult<Unit> send(Message message) {
    return kernel.send(domain, cap, message);
  }

  /** See {@link Kernel#trySend}. */
  public ExoResult<Unit> trySend(Message message) {
    return kernel.trySend(domain, cap, message);
  }

  /** See {@link Kernel#awaitRoom}. */
  public ExoResult<Unit> awaitRoom() {
    return kernel.awaitRoom(domain, cap);
  }

  /** See {@link Kernel#receive}. */
  public ExoResult<Message> receive() {
    return kernel.receive(domain, cap);
  }

  /** See {@link Kernel#take}. */
  public ExoResult<Message> take(int maxBytes) {
    return kernel.take(domain, cap, maxBytes);
  }

  /** See {@link Kernel#peek}. */
  public ExoResult<Message> peek() {
    return kernel.peek(domain, cap);
  }

  /** See {@link Kernel#awaitMessage(Domain, ExoCap)}. */
  public ExoResult<Message> awaitMessage() {
    return kernel.awaitMessage(domain, cap);
  }

  /** See {@link Kernel#awaitArrival}. */
  public ExoResult<Unit> awaitArrival() {
    return kernel.awaitArrival(domain, cap);
  }

  /** See {@link Kernel#watch}. */
  public ExoResult<Unit> watch(Runnable told) {
    return kernel.watch(domain, cap, told);
  }

  /** See {@link Kernel#callOff}. */
  public ExoResult<Unit> callOff(int task) {
    return kernel.callOff(domain, cap, task);
  }

  /** See {@link Kernel#close}. */
  public ExoResult<Unit> close() {
    return kernel.close(domain, cap);
  }

  /** See {@link Kernel#destroy}. */
  public ExoResult<Unit> destroy() {
    return kernel.destroy(domain, cap);
  }

  /** See {@link Kernel#derive}. */
  public ExoResult<ExoCap> derive(Rights rights) {
    return kernel.derive(domain, cap, rights);
  }

  /** A port for what {@link Kernel#grant} makes, in the hands of {@code to}. */
  public ExoResult<Port> grant(Domain to, Rights rights) {
    return kernel
        .grant(domain, cap, to, rights)
        .then(made -> ExoResult.ok(new Port(kernel, to, made)));
  }

  /** See {@link Kernel#exoYieldTo}. */
  public ExoResult<Unit> yieldTo() {
    return kernel.exoYieldTo(domain, cap);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Port that && domain.equals(that.domain) && cap.equals(that.cap);
  }

  @Override
  public int hashCode() {
    return 31 * domain.hashCode() + cap.hashCode();
  }

  @Override
  public String toString() {
    return domain + " with " + cap;
  }
}
