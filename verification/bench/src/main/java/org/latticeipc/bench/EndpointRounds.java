package org.latticeipc.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import org.jctools.queues.MpscArrayQueue;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.machine.value.Bytes;

/**
 * Messages of 1, 2, 4 and 8 senders to one receiver through a kernel endpoint, beside {@link
 * ArrayBlockingQueue} and JCTools' {@link MpscArrayQueue} of the same capacity, in alternating
 * rounds: time of a message, all senders together. Who finds no room or no message waits: parked at
 * the first two, and yielding its processor at the last, which cannot wait.
 *
 * <p>Arguments: how many rounds (default 7), and the milliseconds of each (default 400).
 */
public final class EndpointRounds {
  private static final int CAPACITY = 1024;
  private static final int[] SENDERS = {1, 2, 4, 8};
  private static final int WARM_MILLIS = 1_000;
  private static final Message MESSAGE = Message.of(Bytes.utf8("a message"));

  private EndpointRounds() {}

  /** Something that carries messages. */
  private interface Carrier {
    /** Waits for room. */
    void send();

    /** Does nothing if there is no room. */
    void sendIfRoom();

    /** Waits for a message. */
    Message receive();
  }

  /** Measures and prints a table. */
  public static void main(String[] arguments) {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7;
    long millis = arguments.length > 1 ? Long.parseLong(arguments[1]) : 400;
    System.out.printf(
        Locale.ROOT,
        "Java %s, %d processors, queues of %d, medians of %d alternating rounds of %d ms%n%n"
            + "| senders | endpoint, ns | ArrayBlockingQueue, ns | MpscArrayQueue, ns |"
            + " of ArrayBlockingQueue's time |%n|---|---|---|---|---|%n",
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors(),
        CAPACITY,
        rounds,
        millis);
    for (int senders : new int[] {SENDERS[0], SENDERS[SENDERS.length - 1]}) {
      measured(endpoint(), senders, WARM_MILLIS);
      measured(blocking(), senders, WARM_MILLIS);
      measured(jctools(), senders, WARM_MILLIS);
    }
    for (int senders : SENDERS) {
      InTurn figures =
          InTurn.of(
              rounds,
              () -> measured(endpoint(), senders, millis),
              () -> measured(blocking(), senders, millis),
              () -> measured(jctools(), senders, millis));
      System.out.printf(
          Locale.ROOT,
          "| %d | %s | %s | %s | %s |%n",
          senders,
          figures.shown(0),
          figures.shown(1),
          figures.shown(2),
          figures.ratio(0, 1));
    }
  }

  private static double measured(Carrier carrier, int senders, long millis) {
    List<Runnable> sending = new ArrayList<>();
    for (int i = 0; i < senders; i++) {
      sending.add(carrier::send);
    }
    SteadyWindow receiver = SteadyWindow.started(List.of(() -> received(carrier)));
    SteadyWindow all = SteadyWindow.started(sending);
    // What was sent and was not received yet is at most the capacity.
    double nanos = all.nanosPerStep(millis / 4, millis);
    all.stop();
    all.join();
    receiver.stop();
    // Where there is no room, the receiver is not waiting.
    carrier.sendIfRoom();
    receiver.join();
    return nanos;
  }

  private static void received(Carrier carrier) {
    if (!carrier.receive().equals(MESSAGE)) {
      throw new IllegalStateException("another message came");
    }
  }

  private static Carrier endpoint() {
    Kernel kernel = Kernel.boot(HostMachine.create(), KernelConfig.standard());
    Domain receiver = kernel.createDomain("receiver");
    ExoCap in = kernel.createEndpoint(receiver, CAPACITY).orElseThrow();
    Domain sender = kernel.createDomain("sender");
    ExoCap out = kernel.grant(receiver, in, sender, Rights.WRITE).orElseThrow();
    return new Carrier() {
      @Override
      public void send() {
        kernel.send(sender, out, MESSAGE).orElseThrow();
      }

      @Override
      public void sendIfRoom() {
        boolean unused = kernel.trySend(sender, out, MESSAGE).isOk();
      }

      @Override
      public Message receive() {
        return kernel.receive(receiver, in).orElseThrow();
      }
    };
  }

  private static Carrier blocking() {
    ArrayBlockingQueue<Message> queue = new ArrayBlockingQueue<>(CAPACITY);
    return new Carrier() {
      @Override
      public void send() {
        try {
          queue.put(MESSAGE);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }

      @Override
      public void sendIfRoom() {
        boolean unused = queue.offer(MESSAGE);
      }

      @Override
      public Message receive() {
        try {
          return queue.take();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    };
  }

  private static Carrier jctools() {
    MpscArrayQueue<Message> queue = new MpscArrayQueue<>(CAPACITY);
    return new Carrier() {
      @Override
      public void send() {
        while (!queue.offer(MESSAGE)) {
          Thread.yield();
        }
      }

      @Override
      public void sendIfRoom() {
        boolean unused = queue.offer(MESSAGE);
      }

      @Override
      public Message receive() {
        while (true) {
          Message message = queue.poll();
          if (message != null) {
            return message;
          }
          Thread.yield();
        }
      }
    };
  }
}
