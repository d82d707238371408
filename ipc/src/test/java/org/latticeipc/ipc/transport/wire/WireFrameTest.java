package org.latticeipc.ipc.transport.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.latticeipc.ipc.transport.wire.WireFrame.Type;
import org.latticeipc.machine.TaskRandom;
import org.latticeipc.machine.value.Bytes;

class WireFrameTest {
  private static final int INPUTS = Integer.getInteger("fuzz.inputs", 100_000);

  @Property(tries = 300)
  void decode_whatWasEncoded_givesItBack(
      @ForAll @LongRange(min = 0) long number, @ForAll @Size(max = 100) byte[] payload) {
    WireFrame frame = new WireFrame(Type.DATA, number, Bytes.copyOf(payload));
    byte[] wire = frame.encode();
    assertEquals(frame, WireFrame.decode(Arrays.copyOfRange(wire, 4, wire.length)));
  }

  @Example
  void decode_wrongTypeNumberOrLength_isNone() {
    assertNull(WireFrame.decode(new byte[0]));
    assertNull(WireFrame.decode(new byte[8]));
    assertNull(WireFrame.decode(new byte[9]), "type 0");
    assertNull(WireFrame.decode(new byte[] {6, 0, 0, 0, 0, 0, 0, 0, 0}), "type 6");
    assertNull(WireFrame.decode(new byte[] {3, -1, 0, 0, 0, 0, 0, 0, 0}), "negative number");
    assertNull(WireFrame.decode(new byte[] {5, 0, 0, 0, 0, 0, 0, 0, 0, 1}), "ACK with payload");
    assertNull(WireFrame.decode(new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 1}), "OPEN too short");
  }

  @Example
  void isPlausible_boundsWhatAPeerCanMakeUsReserve() {
    assertFalse(WireFrame.isPlausible(8, 100));
    assertTrue(WireFrame.isPlausible(9, 100));
    assertTrue(WireFrame.isPlausible(109, 100));
    assertFalse(WireFrame.isPlausible(110, 100));
    assertFalse(WireFrame.isPlausible(-1, 100));
    assertFalse(WireFrame.isPlausible(Integer.MAX_VALUE, 100));
  }

  /** Random bytes: a frame or none, never an exception, and every frame encodes to what it was. */
  @Example
  void decode_randomBytes_neverThrows() {
    TaskRandom random = new TaskRandom(20_260_103, 0);
    int frames = 0;
    for (int i = 0; i < INPUTS; i++) {
      byte[] bytes = new byte[(int) Math.floorMod(random.nextLong(), 40L)];
      random.fill(bytes);
      if (bytes.length > 1 && i % 2 == 0) {
        bytes[0] = (byte) (i % 7);
        bytes[1] &= 0x7f;
      }
      WireFrame frame = WireFrame.decode(bytes);
      if (frame != null) {
        frames++;
        byte[] wire = frame.encode();
        assertEquals(Bytes.copyOf(bytes), Bytes.copyOf(wire, 4, wire.length - 4));
      }
    }
    assertTrue(frames > INPUTS / 100, frames + " were frames");
  }
}
