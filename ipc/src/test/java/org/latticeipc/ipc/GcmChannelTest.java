package org.latticeipc.ipc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.ipc.suite.Suite;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.machine.value.Bytes;

/** A channel with the suite {@code gcm} on the host. */
class GcmChannelTest {
  private static final int MEBIBYTE = 1 << 20;

  /** What a message may allocate whatever its length, beside its frame. */
  private static final int MOST_BEYOND = 3072;

  private final TwoDomains stage =
      new TwoDomains(
          HostMachine.create(),
          IpcParts.standard().withSuite(Suite.GCM).withQueueCapacity(2),
          KernelConfig.standard()
              .withMaxPayloadBytes(MEBIBYTE + Suite.GCM.protection().overheadBytes()));

  private final LatticePair pair = stage.pair();
  private final LatticeChannel a = pair.initiator();
  private final LatticeChannel b = pair.responder();

  private static byte[] message(int length, int seed) {
    byte[] message = new byte[length];
    Arrays.fill(message, (byte) seed);
    return message;
  }

  private static byte[] received(LatticeChannel end, int most) {
    byte[] buffer = new byte[most];
    SizeRef size = new SizeRef(most);
    assertEquals(0, end.recv(buffer, size));
    return Arrays.copyOf(buffer, size.get());
  }

  @Test
  void messages_ofEveryLengthUpToTheBound_inBothDirections() {
    assertEquals(MEBIBYTE, a.maxMessageBytes());
    for (int length : new int[] {0, 1, 16, 64, 4096, 65_536, MEBIBYTE}) {
      byte[] message = message(length, length + 1);
      assertEquals(length, a.send(message));
      assertArrayEquals(message, received(b, length));
      assertEquals(length, b.send(message));
      assertArrayEquals(message, received(a, length));
    }
    assertEquals(LatticeError.TOO_LONG.code(), a.send(new byte[MEBIBYTE + 1]));
    assertEquals(1, a.send(new byte[1]), "a refusal changes nothing");
    assertArrayEquals(new byte[1], received(b, 1));
  }

  /** The number of a frame that found no room is used again, by whichever message comes next. */
  @Test
  void fullQueue_refusesAndLaterTakes_underTheSameNumber() {
    LatticePair impatient = LatticePair.connect(stage.client, stage.server, "impatient");
    assertEquals(1, impatient.initiator().send(message(1, 1)));
    assertEquals(1, impatient.initiator().send(message(1, 2)));
    impatient
        .initiator()
        .lock()
        .withQlock(
            () -> {
              for (int i = 0; i < 3; i++) {
                // A task that holds the lock is answered instead of waiting.
                assertEquals(
                    LatticeError.QUEUE_FULL.code(), impatient.initiator().send(message(1, 3 + i)));
              }
            });
    assertArrayEquals(message(1, 1), received(impatient.responder(), 1));
    assertEquals(9, impatient.initiator().send(message(9, 4)));
    assertArrayEquals(message(1, 2), received(impatient.responder(), 1));
    assertArrayEquals(message(9, 4), received(impatient.responder(), 9));
  }

  @Test
  void alteredFrame_isRefused_andLeavesTheReceiversArrayAlone() {
    assertEquals(32, a.send(message(32, 5)));
    Bytes good = stage.intercept(b);
    byte[] buffer = message(64, 77);
    for (int at = 0; at < good.size(); at++) {
      byte[] altered = good.toArray();
      altered[at] ^= 16;
      stage.inject(b, Bytes.copyOf(altered));
      assertEquals(LatticeError.BAD_TOKEN.code(), b.recv(buffer, new SizeRef(64)));
      assertArrayEquals(message(64, 77), buffer, "byte " + at);
    }
    stage.inject(b, good);
    assertArrayEquals(message(32, 5), received(b, 32));
    stage.inject(b, good);
    assertEquals(LatticeError.REPLAYED.code(), b.recv(buffer, new SizeRef(64)));
    assertArrayEquals(message(64, 77), buffer);
  }

  @Test
  void bufferTooSmall_tellsTheLengthNeeded() {
    assertEquals(500, a.send(message(500, 1)));
    SizeRef size = new SizeRef(499);
    assertEquals(LatticeError.BUFFER_TOO_SMALL.code(), b.recv(new byte[499], size));
    assertEquals(500, size.get());
    assertArrayEquals(message(500, 1), received(b, 500));
  }

  /** What docs/IPC.md states: the frame, 96 B of the queue's objects, the JDK's for two calls. */
  @Test
  void allocation_isTheFrameAndAFixedAmount() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    assertTrue(threads.isThreadAllocatedMemoryEnabled());
    for (int length : List.of(64, 4096, 65_536)) {
      byte[] message = new byte[length];
      byte[] buffer = new byte[length];
      SizeRef size = new SizeRef(length);
      long before = 0;
      int rounds = 2_000;
      for (int i = -rounds; i < rounds; i++) {
        before = i == 0 ? threads.getThreadAllocatedBytes(Thread.currentThread().getId()) : before;
        assertEquals(length, a.send(message));
        size.set(length);
        assertEquals(0, b.recv(buffer, size));
      }
      long bytes =
          (threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before) / rounds;
      long beyond = bytes - length - Suite.GCM.protection().overheadBytes();
      assertTrue(beyond < MOST_BEYOND, length + " B: " + beyond + " B beyond the frame");
    }
  }
}
