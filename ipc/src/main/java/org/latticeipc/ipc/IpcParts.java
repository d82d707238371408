package org.latticeipc.ipc;

import java.util.function.Function;
import org.latticeipc.ipc.crypto.Crypto;
import org.latticeipc.ipc.crypto.RememberingCrypto;
import org.latticeipc.ipc.crypto.StandardCrypto;
import org.latticeipc.ipc.handshake.Confirmation;
import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.ipc.suite.Suite;
import org.latticeipc.ipc.transport.QueueTransport;
import org.latticeipc.ipc.transport.Transport;
import org.latticeipc.machine.Machine;

/**
 * What channels are made of. The right parts are {@link #standard()}; each deliberately wrong one
 * of {@code org.latticeipc.ipc.variant} replaces one of them.
 *
 * @param lock makes a channel's lock
 * @param suite how messages are protected
 * @param crypto the primitives
 * @param confirmation how proofs of the key are judged
 * @param transport makes the transport of a machine
 * @param connecting how a channel is connected
 * @param sending how a message is sent
 * @param receiving how a message is received
 * @param closing how a channel is closed
 * @param queueCapacity how many frames a channel queues in each direction
 */
public record IpcParts(
    LockMaker lock,
    Suite suite,
    Crypto crypto,
    Confirmation confirmation,
    Function<Machine, Transport> transport,
    Connecting connecting,
    Sending sending,
    Receiving receiving,
    Closing closing,
    int queueCapacity) {

  /** Makes a free lock with the given name. */
  @FunctionalInterface
  public interface LockMaker {
    QuaternionSpinlock create(Machine machine, String name);
  }

  /** Frames that a channel queues in each direction unless told otherwise. */
  public static final int QUEUE_CAPACITY = 8;

  /** Refuses a queue that holds nothing. */
  public IpcParts {
    if (queueCapacity < 1) {
      throw new IllegalArgumentException("a queue holds at least 1 frame, not " + queueCapacity);
    }
  }

  /** The right parts, with the sealed suite. */
  public static IpcParts standard() {
    return new IpcParts(
        QuaternionSpinlock::new,
        Suite.SEALED,
        new StandardCrypto(),
        Confirmation.REQUIRED,
        machine -> new QueueTransport(),
        new Connecting(),
        new Sending(),
        new Receiving(),
        new Closing(),
        QUEUE_CAPACITY);
  }

  /** For explorations: the same, remembering what crypto computed. Never on a host. */
  public IpcParts remembering() {
    return withCrypto(new RememberingCrypto(crypto));
  }

  /** The same with another lock. */
  public IpcParts withLock(LockMaker other) {
    return new IpcParts(
        other,
        suite,
        crypto,
        confirmation,
        transport,
        connecting,
        sending,
        receiving,
        closing,
        queueCapacity);
  }

  /** The same with another suite. */
  public IpcParts withSuite(Suite other) {
    return new IpcParts(
        lock,
        other,
        crypto,
        confirmation,
        transport,
        connecting,
        sending,
        receiving,
        closing,
        queueCapacity);
  }

  /** The same with other primitives. */
  public IpcParts withCrypto(Crypto other) {
    return new IpcParts(
        lock,
        suite,
        other,
        confirmation,
        transport,
        connecting,
        sending,
        receiving,
        closing,
        queueCapacity);
  }

  /** The same with another judge of proofs. */
  public IpcParts withConfirmation(Confirmation other) {
    return new IpcParts(
        lock,
        suite,
        crypto,
        other,
        transport,
        connecting,
        sending,
        receiving,
        closing,
        queueCapacity);
  }

  /** The same with another transport. */
  public IpcParts withTransport(Function<Machine, Transport> other) {
    return new IpcParts(
        lock,
        suite,
        crypto,
        confirmation,
        other,
        connecting,
        sending,
        receiving,
        closing,
        queueCapacity);
  }

  /** The same with another way of connecting. */
  public IpcParts withConnecting(Connecting other) {
    return new IpcParts(
        lock,
        suite,
        crypto,
        confirmation,
        transport,
        other,
        sending,
        receiving,
        closing,
        queueCapacity);
  }

  /** The same with another way of sending. */
  public IpcParts withSending(Sending other) {
    return new IpcParts(
        lock,
        suite,
        crypto,
        confirmation,
        transport,
        connecting,
        other,
        receiving,
        closing,
        queueCapacity);
  }

  /** The same with another way of receiving. */
  public IpcParts withReceiving(Receiving other) {
    return new IpcParts(
        lock,
        suite,
        crypto,
        confirmation,
        transport,
        connecting,
        sending,
        other,
        closing,
        queueCapacity);
  }

  /** The same with another way of closing. */
  public IpcParts withClosing(Closing other) {
    return new IpcParts(
        lock,
        suite,
        crypto,
        confirmation,
        transport,
        connecting,
        sending,
        receiving,
        other,
        queueCapacity);
  }

  /** The same with queues of another length. */
  public IpcParts withQueueCapacity(int frames) {
    return new IpcParts(
        lock,
        suite,
        crypto,
        confirmation,
        transport,
        connecting,
        sending,
        receiving,
        closing,
        frames);
  }
}
