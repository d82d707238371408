package org.latticeipc.kernel;

import java.util.List;
import org.latticeipc.kernel.call.AskCalls;
import org.latticeipc.kernel.call.Calls;
import org.latticeipc.kernel.call.CapabilityCalls;
import org.latticeipc.kernel.call.ComputeCalls;
import org.latticeipc.kernel.call.DomainCalls;
import org.latticeipc.kernel.call.EndpointCalls;
import org.latticeipc.kernel.call.IrqCalls;
import org.latticeipc.kernel.call.PageCalls;
import org.latticeipc.kernel.call.TaskCalls;
import org.latticeipc.kernel.call.Timeout;
import org.latticeipc.kernel.call.TimerCalls;
import org.latticeipc.kernel.capability.CapKind;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.RequiredRights;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.kernel.upcall.Upcalls;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Setup;

/**
 * The system calls. Each names the calling domain, checks the capability presented, and answers
 * with a {@link ExoResult}; a refused call has changed nothing.
 *
 * <p>Any task may call any method at any time. All state is in cells, and each call takes effect at
 * one read-modify-write (or load) of the object it works on. Costs are given in accesses of cells:
 * that is what exploring a call costs.
 */
public final class Kernel {
  private final Calls core;
  private final DomainCalls domains;
  private final CapabilityCalls capabilities;
  private final EndpointCalls endpoints;
  private final TaskCalls tasks;
  private final PageCalls pages;
  private final IrqCalls irqs;
  private final Devices devices;
  private final Memory memory;
  private final Revocation revocation;
  private final Timers timers;
  private final ComputeCalls computing;
  private final Hardware hardware;

  private Kernel(Calls core) {
    this.core = core;
    this.capabilities = new CapabilityCalls(core);
    this.domains = new DomainCalls(core, capabilities);
    this.endpoints = new EndpointCalls(core, capabilities);
    this.irqs = new IrqCalls(core);
    this.tasks = new TaskCalls(core, irqs);
    this.pages = new PageCalls(core);
    this.devices = new Devices(core, irqs);
    AskCalls asking = new AskCalls(core, capabilities);
    this.memory = new Memory(core, pages, asking);
    this.revocation = new Revocation(asking);
    TimerCalls timerCalls = new TimerCalls(core);
    this.timers = new Timers(timerCalls);
    this.computing = new ComputeCalls(core, timerCalls);
    this.hardware = new Hardware(core.cpus, irqs);
  }

  /** Starts a kernel with a fresh key on a machine. Called in set-up, before any task calls it. */
  public static Kernel boot(Machine machine, KernelConfig config) {
    return new Kernel(new Calls(machine, config));
  }

  /** The machine under the kernel. */
  public Machine machine() {
    return core.machine;
  }

  /** The kernel's bounds and parts. */
  public KernelConfig config() {
    return core.config;
  }

  /** The calls on address spaces and the asking back of pages. */
  public Memory memory() {
    return memory;
  }

  /** The calls by which what was given is asked back. */
  public Revocation revocation() {
    return revocation;
  }

  /** The calls on timers. */
  public Timers timers() {
    return timers;
  }

  /** What happens to the machine below. */
  public Hardware hardware() {
    return hardware;
  }

  /** The calls on devices. */
  public Devices devices() {
    return devices;
  }

  // Domains

  /** Makes a domain. One access. */
  public Domain createDomain(String name) {
    return domains.create(name);
  }

  /**
   * Ends a domain: every capability it holds is gone, and whoever waits for it is woken with {@link
   * org.latticeipc.kernel.result.ExoError#PEER_GONE}. Nothing that it does at the same time leaves
   * it a capability, and nothing that it does afterwards gives it one. Messages that nobody is left
   * to receive are gone with what they carry. One access for each object there is.
   */
  public ExoResult<Unit> exitDomain(Domain domain) {
    return domains.exit(domain);
  }

  // Capabilities of any kind

  /** Checks that the caller may use the capability with these rights now. Two accesses. */
  public ExoResult<Rights> verify(Domain caller, ExoCap cap, Rights needed) {
    return capabilities.verify(caller, cap, needed);
  }

  /** Makes a capability for the caller itself with at most the rights of {@code cap}. Two. */
  public ExoResult<ExoCap> derive(Domain caller, ExoCap cap, Rights rights) {
    return capabilities.derive(caller, cap, rights);
  }

  /** Makes a capability for another domain with at most the rights of {@code cap}. Four. */
  public ExoResult<ExoCap> grant(Domain caller, ExoCap cap, Domain to, Rights rights) {
    return capabilities.grant(caller, cap, to, rights);
  }

  /**
   * Revokes a capability and all that was derived from it, at one moment. The caller holds it or
   * one that it was derived from. Two accesses.
   *
   * @return how many capabilities were revoked
   */
  public ExoResult<Integer> revoke(Domain caller, ExoCap cap) {
    return capabilities.revoke(caller, cap);
  }

  /** Revokes all that was derived from a capability, at one moment, and keeps it. Two accesses. */
  public ExoResult<Integer> revokeDerived(Domain caller, ExoCap cap) {
    return capabilities.revokeDerived(caller, cap);
  }

  /** Gives up one's own capability; what was derived from it stays, one step nearer. Two. */
  public ExoResult<Unit> drop(Domain caller, ExoCap cap) {
    return capabilities.drop(caller, cap);
  }

  /**
   * Destroys the object: all its capabilities are stale. Needs CONTROL of the whole object: one of
   * a slice or a block is of the wrong kind. Two accesses.
   */
  public ExoResult<Unit> destroy(Domain caller, ExoCap cap) {
    return capabilities.destroy(caller, cap);
  }

  /**
   * Begins a new epoch of the object: all its capabilities are stale but the one returned, which
   * has all rights. Needs CONTROL of the whole object, as {@link #destroy}. Two accesses.
   */
  public ExoResult<ExoCap> renew(Domain caller, ExoCap cap) {
    return capabilities.renew(caller, cap);
  }

  // Endpoints

  /** Makes a queue for at most {@code capacity} messages. Three accesses. */
  public ExoResult<ExoCap> createEndpoint(Domain owner, int capacity) {
    return endpoints.create(owner, capacity);
  }

  /**
   * Queues a message; waits while the queue is full. Needs WRITE. Two accesses where there is room,
   * two more for each capability that is carried.
   */
  public ExoResult<Unit> send(Domain caller, ExoCap endpoint, Message message) {
    return endpoints.send(caller, endpoint, message, Timeout.FOREVER);
  }

  /**
   * Queues a message or refuses with {@link org.latticeipc.kernel.result.ExoError#FULL}. Needs
   * WRITE. Two accesses.
   */
  public ExoResult<Unit> trySend(Domain caller, ExoCap endpoint, Message message) {
    return endpoints.send(caller, endpoint, message, Timeout.NOT);
  }

  /** Queues a message, waiting no longer than to a time of {@link Machine#nowTicks()}. */
  public ExoResult<Unit> sendUntil(
      Domain caller, ExoCap endpoint, Message message, long deadlineTicks) {
    return endpoints.send(caller, endpoint, message, Timeout.until(deadlineTicks));
  }

  /** Waits until a send would find room, or would be refused for good. Queues nothing. Two. */
  public ExoResult<Unit> awaitRoom(Domain caller, ExoCap endpoint) {
    return endpoints.awaitRoom(caller, endpoint, Timeout.FOREVER);
  }

  /**
   * Takes the next message; waits while there is none. Needs READ. Three accesses, two more for
   * each capability that arrives, and two if any does. A waiting call is woken by a message, a
   * close, the loss of the last possible sender, revocation, and the end of the object.
   */
  public ExoResult<Message> receive(Domain caller, ExoCap endpoint) {
    return endpoints.receive(caller, endpoint, Timeout.FOREVER);
  }

  /**
   * Takes the next message or refuses with {@link org.latticeipc.kernel.result.ExoError#EMPTY}.
   * Needs READ.
   */
  public ExoResult<Message> tryReceive(Domain caller, ExoCap endpoint) {
    return endpoints.receive(caller, endpoint, Timeout.NOT);
  }

  /** Takes the next message, waiting no longer than to a time of {@link Machine#nowTicks()}. */
  public ExoResult<Message> receiveUntil(Domain caller, ExoCap endpoint, long deadlineTicks) {
    return endpoints.receive(caller, endpoint, Timeout.until(deadlineTicks));
  }

  /**
   * Takes the next message if it has at most {@code maxBytes} bytes, or refuses with {@link
   * org.latticeipc.kernel.result.ExoError#EMPTY} or, leaving it where it is, with {@link
   * org.latticeipc.kernel.result.ExoError#TOO_LARGE}. Needs READ. Two accesses: for callers that
   * waited with {@link #awaitMessage(Domain, ExoCap)} before.
   */
  public ExoResult<Message> take(Domain caller, ExoCap endpoint, int maxBytes) {
    return endpoints.take(caller, endpoint, maxBytes);
  }

  /**
   * Waits until there is a message or never will be, and leaves it where it is. What is returned
   * has the payload, not the capabilities. Two accesses.
   */
  public ExoResult<Message> awaitMessage(Domain caller, ExoCap endpoint) {
    return endpoints.peek(caller, endpoint, Timeout.FOREVER);
  }

  /** As {@link #awaitMessage(Domain, ExoCap)}, without the message. Two accesses. */
  public ExoResult<Unit> awaitArrival(Domain caller, ExoCap endpoint) {
    return endpoints.awaitArrival(caller, endpoint, Timeout.FOREVER);
  }

  /** As {@link #awaitMessage(Domain, ExoCap)}, no longer than to a deadline. */
  public ExoResult<Message> awaitMessage(Domain caller, ExoCap endpoint, long deadlineTicks) {
    return endpoints.peek(caller, endpoint, Timeout.until(deadlineTicks));
  }

  /**
   * The payload of the next message, which stays, or {@link
   * org.latticeipc.kernel.result.ExoError#EMPTY}. Two accesses.
   */
  public ExoResult<Message> peek(Domain caller, ExoCap endpoint) {
    return endpoints.peek(caller, endpoint, Timeout.NOT);
  }

  /**
   * Has {@code told} called after each change of an endpoint from now on, by whoever changes it:
   * for one thread that serves many without waiting. Needs READ or WRITE. One access; an engine
   * with {@link org.latticeipc.machine.CellWatch} only.
   *
   * @throws IllegalStateException if the engine has none
   */
  public ExoResult<Unit> watch(Domain caller, ExoCap endpoint, Runnable told) {
    return endpoints.watch(caller, endpoint, told);
  }

  /**
   * Hangs up, as either end may: needs READ or WRITE. Sends are refused from now on; what is queued
   * can still be received, then receives are refused. Two accesses.
   */
  public ExoResult<Unit> close(Domain caller, ExoCap endpoint) {
    return endpoints.close(caller, endpoint);
  }

  /**
   * Calls a wait off: what a task of the caller's domain waits for at the endpoint, or else its
   * next wait there, ends with {@link org.latticeipc.kernel.result.ExoError#CALLED_OFF} unless
   * there is something to do. Needs READ or WRITE. Two accesses, and two of the task that is woken.
   */
  public ExoResult<Unit> callOff(Domain caller, ExoCap endpoint, int task) {
    return endpoints.callOff(caller, endpoint, task);
  }

  // Tasks

  /**
   * Takes a task of the machine into a domain. The kernel learns of its end only through {@link
   * #endTask}, and it does not wait for its turn on a divided CPU. A domain that has exited gets a
   * capability that every call refuses. Three accesses.
   */
  public ExoCap adopt(Domain domain, TaskHandle task) {
    return tasks.adopt(domain, task);
  }

  /**
   * Declares a task of a domain in set-up; the kernel learns of its end. There is no task, and a
   * capability that every call refuses, if the domain has exited.
   */
  public ExoCap declareTask(Setup setup, Domain domain, String name, int cpu, Runnable body) {
    return tasks.declare(setup, domain, name, cpu, body);
  }

  /**
   * Starts a task of a domain; the kernel learns of its end. There is no task, and a capability
   * that every call refuses, if the domain has exited.
   */
  public ExoCap spawn(Domain domain, String name, int cpu, Runnable body) {
    return tasks.spawn(domain, name, cpu, body);
  }

  /** Marks a task as ended; nobody can give it time any more. Needs CONTROL. Three accesses. */
  public ExoResult<Unit> endTask(Domain caller, ExoCap task) {
    return core.decode("endTask", caller, task, CapKind.TASK, RequiredRights.of(Rights.CONTROL))
        .then(
            access -> {
              tasks.ended(task);
              return ExoResult.done();
            });
  }

  /**
   * Gives the rest of the caller's slice to a task. Needs EXECUTE. Refused with {@link
   * org.latticeipc.kernel.result.ExoError#TASK_ENDED} if the task has ended. Two accesses.
   */
  public ExoResult<Unit> exoYieldTo(Domain caller, ExoCap task) {
    return tasks.yieldTo(caller, task);
  }

  // CPU slices, where the configuration divides the CPUs

  /**
   * Takes the time of a CPU: a capability for each of its slices, in their order. Once for each
   * CPU, in set-up or by whoever comes first. Three accesses.
   */
  public ExoResult<List<ExoCap>> claimCpu(Domain owner, int cpu) {
    return core.cpus.claim(owner, cpu);
  }

  /**
   * Says which task of the slice's CPU runs in a slice. Needs CONTROL of the slice and EXECUTE of
   * the task. Four accesses.
   */
  public ExoResult<Unit> bindSlice(Domain caller, ExoCap slice, ExoCap task) {
    return tasks.bind(caller, slice, task);
  }

  /**
   * Gives up the rest of the caller's slice: a donated one goes back to its donor, else the next
   * slice's turn comes. Returns when the caller runs again. Two accesses on a divided CPU.
   */
  public void exoYield() {
    if (core.cpus.areDivided()) {
      core.cpus.giveUp();
    } else {
      core.machine.yieldCpu();
    }
  }

  /**
   * Gives a slice a length in virtual ticks, or none by 0. It holds from now on, for the turn that
   * runs too. Needs CONTROL. Two accesses.
   */
  public ExoResult<Unit> setSliceLength(Domain caller, ExoCap slice, long ticks) {
    return core.cpus.setLength(caller, slice, ticks);
  }

  /**
   * Uses time of the caller's CPU. Where the slice ends on the way the next slice's turn comes, and
   * the call goes on in the caller's next slice; what was lent of a slice ends with it. Refused
   * with {@link org.latticeipc.kernel.result.ExoError#OUT_OF_GAS} when the task's gas is used up.
   * On divided CPUs only. One access, two for each end of a slice on the way, and three for each
   * alarm ({@link Timers#setAlarm}).
   *
   * @param ticks virtual ticks, 0 or more
   * @param upcalls what the library does at the end and the beginning of a slice, without gas and
   *     when an alarm rings
   */
  public ExoResult<Unit> compute(Domain caller, long ticks, Upcalls upcalls) {
    return computing.compute(caller, ticks, upcalls);
  }

  /**
   * Says how many ticks a task may use from now on, on a divided CPU. Needs CONTROL. Three
   * accesses.
   */
  public ExoResult<Unit> setGas(Domain caller, ExoCap task, long gas) {
    return tasks.setGas(caller, task, gas);
  }

  /** The ticks a task may still use, -1 if nobody set any. Needs READ. Three accesses. */
  public ExoResult<Long> gas(Domain caller, ExoCap task) {
    return tasks.gas(caller, task);
  }

  /** The ticks that a task has used, also after its end. Needs READ. Three accesses. */
  public ExoResult<Long> taskTicks(Domain caller, ExoCap task) {
    return tasks.ticks(caller, task);
  }

  /** The ticks that the tasks of a domain have used. One access for each CPU. */
  public long domainTicks(Domain domain) {
    return core.cpus.ticksOf(domain);
  }

  /** The ticks that were used of a slice's CPU. Needs READ. Two accesses. */
  public ExoResult<Long> cpuTicks(Domain caller, ExoCap slice) {
    return core.cpus.ticksOf(caller, slice);
  }

  /**
   * Kills a task of a divided CPU: nobody gives it time any more, it loses its slices, a wait of
   * its is called off, and it ends when it next enters the kernel, at once if it does not run. What
   * it holds stays held. Needs CONTROL. Three accesses, and two if it waits.
   */
  public ExoResult<Unit> kill(Domain caller, ExoCap task) {
    return tasks.kill(caller, task);
  }

  /** Waits for the end of a task, as a supervisor does that starts another. Needs READ. Two. */
  public ExoResult<Unit> awaitEnd(Domain caller, ExoCap task) {
    return tasks.awaitEnd(caller, task, Timeout.FOREVER);
  }

  /** As {@link #awaitEnd}, no longer than to a deadline. */
  public ExoResult<Unit> awaitEndUntil(Domain caller, ExoCap task, long deadlineTicks) {
    return tasks.awaitEnd(caller, task, Timeout.until(deadlineTicks));
  }

  /**
   * Has the end of a task raise a source of an interrupt line, at once if it has ended: so one task
   * waits for the first end of many. One watch of each task is kept, the last; it is good as long
   * as the line's capability. Needs READ of the task and WRITE of the line. Three accesses, two
   * more if the task has ended; the end itself is two more.
   */
  public ExoResult<Unit> watchEnd(Domain caller, ExoCap task, ExoCap line, int source) {
    return tasks.watch(caller, task, line, source);
  }

  /** The end of a task raises nothing any more. Needs READ. Two accesses. */
  public ExoResult<Unit> unwatchEnd(Domain caller, ExoCap task) {
    return tasks.unwatch(caller, task);
  }

  // Pages

  /** Makes a page of 1 to 512 zero words of 64 bits. Three accesses. */
  public ExoResult<ExoCap> createPage(Domain owner, int words) {
    return pages.create(owner, words);
  }

  /** Reads a word of a page, with acquire. Needs READ. Two accesses. */
  public ExoResult<Long> readPage(Domain caller, ExoCap page, int index) {
    return pages.read(caller, page, index);
  }

  /** Writes a word of a page, with release. Needs WRITE. Two accesses; copies the page. */
  public ExoResult<Unit> writePage(Domain caller, ExoCap page, int index, long value) {
    return pages.write(caller, page, index, value);
  }

  // Interrupts

  /**
   * Makes an interrupt line with 64 sources. A domain that has exited gets a capability that every
   * call refuses. Three accesses.
   */
  public ExoCap createIrq(Domain owner) {
    return irqs.create(owner);
  }

  /** Raises a source from 0 to 63. Needs WRITE. Two accesses. */
  public ExoResult<Unit> raise(Domain caller, ExoCap irq, int source) {
    return irqs.raise(caller, irq, source);
  }

  /** Waits for an interrupt and takes all that are pending, as bits. Needs READ. Three accesses. */
  public ExoResult<Long> takeIrq(Domain caller, ExoCap irq) {
    return irqs.take(caller, irq, Timeout.FOREVER, false);
  }

  /** Takes all pending interrupts, waiting no longer than to a deadline. */
  public ExoResult<Long> takeIrqUntil(Domain caller, ExoCap irq, long deadlineTicks) {
    return irqs.take(caller, irq, Timeout.until(deadlineTicks), false);
  }

  /**
   * Takes all pending interrupts, or refuses with {@link
   * org.latticeipc.kernel.result.ExoError#EMPTY}.
   */
  public ExoResult<Long> tryTakeIrq(Domain caller, ExoCap irq) {
    return irqs.take(caller, irq, Timeout.NOT, false);
  }
}
