package org.latticeipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.latticeipc.kernel.capability.CapTree;
import org.latticeipc.kernel.object.CpuBody;
import org.latticeipc.kernel.object.EndpointBody;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.kernel.object.QueuedState;
import org.latticeipc.kernel.object.SettledState;
import org.latticeipc.kernel.object.SliceBinding;
import org.latticeipc.machine.value.Bytes;

/** How states look in a trace: the same on every machine, and without the bytes of messages. */
class StateTextTest {
  @Test
  void endpointState_tellsQueueAndFlags() {
    SettledState empty = new SettledState(4, 0, CapTree.EMPTY, EndpointBody.empty(2).hungUp());
    assertEquals("v4 epoch 0, 0 capabilities, [] of 2, closed", empty.toString());
    assertEquals(
        "v4 epoch 0, 0 capabilities, [3 bytes] of 2, closed",
        QueuedState.plus(empty, Message.of(Bytes.utf8("abc"))).toString());
  }

  @Test
  void cpuState_tellsWhoRunsAndWhoLent() {
    CpuBody cpu =
        CpuBody.idle(0, 2).admit(1).admit(2).bind(0, 1, SliceBinding.FOR_EVER).donate(1, 2);
    assertEquals("cpu 0 runs 2, slices [1, 0], lent by [1]", cpu.toString());
  }
}
