package org.latticeipc.ipc.variant;

import org.latticeipc.ipc.ChannelKeys;
import org.latticeipc.ipc.ChannelState;
import org.latticeipc.ipc.Receiving;
import org.latticeipc.ipc.suite.FrameCodec;
import org.latticeipc.ipc.suite.Opening;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.value.Bytes;

/**
 * {@code ipc=token-updated-before-verified}: the counters follow whatever number a frame claims, so
 * a frame that is refused makes the next good one be refused too.
 */
final class TokenUpdatedFirstReceiving extends Receiving {
  @Override
  protected Opening open(ChannelState chan, ChannelKeys keys, Bytes frame) {
    long accepted = chan.accepted().load(LoadOrder.RELAXED);
    advance(chan, FrameCodec.numberOf(frame));
    return chan.codec().open(keys.incoming(), accepted, frame);
  }
}
