package org.latticeipc.kernel.call;

import java.util.function.Function;
import org.latticeipc.kernel.capability.CapKind;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.RequiredRights;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.object.DmaBody;
import org.latticeipc.kernel.object.IoPortBody;
import org.latticeipc.kernel.object.ObjectBody;
import org.latticeipc.kernel.object.ObjectState;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;

/**
 * Calls on device registers and on buffers that a device fills by itself. A device is a task like
 * any other; what it may do is what its capabilities say.
 */
public final class DeviceCalls {
  private static final int MOST = 512;
  private final Calls core;

  public DeviceCalls(Calls core) {
    this.core = core;
  }

  public ExoResult<ExoCap> createPort(Domain owner, int registers) {
    return create("createIoPort", owner, CapKind.IO_PORT, registers, IoPortBody::zeroed);
  }

  public ExoResult<ExoCap> createDma(Domain owner, int words) {
    return create("createDma", owner, CapKind.DMA, words, DmaBody::zeroed);
  }

  private ExoResult<ExoCap> create(
      String call, Domain owner, CapKind kind, int size, Function<Integer, ObjectBody> body) {
    return size < 1 || size > MOST
        ? ExoResult.refused(
            ExoError.INVALID_ARGUMENT,
            call + " by " + owner + ": a size of " + size + ", expected 1 to " + MOST)
        : core.create(call, owner, kind, body.apply(size));
  }

  public ExoResult<Unit> out(Domain caller, ExoCap port, int register, long value) {
    return core.decode("portOut", caller, port, CapKind.IO_PORT, RequiredRights.of(Rights.WRITE))
        .then(
            access ->
                core.invoke(
                    access,
                    s -> {
                      IoPortBody body = (IoPortBody) s.body();
                      return isIn(register, body.registers().size())
                          ? new ObjectStep<>(
                              s.withBody(body.with(register, value)), ExoResult.done())
                          : outside(access, s, register, body.registers().size());
                    }));
  }

  /** Takes a register's value in, which empties it. */
  public ExoResult<Long> in(Domain caller, ExoCap port, int register) {
    return core.decode("portIn", caller, port, CapKind.IO_PORT, RequiredRights.of(Rights.READ))
        .then(
            access ->
                core.invoke(
                    access,
                    s -> {
                      IoPortBody body = (IoPortBody) s.body();
                      return isIn(register, body.registers().size())
                          ? new ObjectStep<>(
                              s.withBody(body.with(register, 0)),
                              ExoResult.ok(body.registers().get(register)))
                          : outside(access, s, register, body.registers().size());
                    }));
  }

  /** Gives a buffer to the device, or takes it back when the transfer is over. */
  public ExoResult<Unit> transfer(Domain caller, ExoCap dma, boolean begins) {
    Rights need = begins ? Rights.CONTROL : Rights.WRITE;
    return core.decode(
            begins ? "startDma" : "finishDma", caller, dma, CapKind.DMA, RequiredRights.of(need))
        .then(
            access ->
                core.invoke(
                    access,
                    s -> {
                      DmaBody body = (DmaBody) s.body();
                      return body.inTransfer() != begins
                          ? new ObjectStep<>(s.withBody(body.inTransfer(begins)), ExoResult.done())
                          : new ObjectStep<>(s, access.refuse(refusal(begins)));
                    }));
  }

  private static ExoError refusal(boolean begins) {
    return begins ? ExoError.BUSY : ExoError.EMPTY;
  }

  /** The device writes, during a transfer. */
  public ExoResult<Unit> put(Domain caller, ExoCap dma, int index, long value) {
    return core.decode("dmaPut", caller, dma, CapKind.DMA, RequiredRights.of(Rights.WRITE))
        .then(
            access ->
                core.invoke(
                    access,
                    s -> {
                      DmaBody body = (DmaBody) s.body();
                      if (!body.inTransfer()) {
                        return new ObjectStep<>(s, access.refuse(ExoError.EMPTY));
                      }
                      return isIn(index, body.words().size())
                          ? new ObjectStep<>(s.withBody(body.with(index, value)), ExoResult.done())
                          : outside(access, s, index, body.words().size());
                    }));
  }

  /** The driver reads, when no transfer is on. */
  public ExoResult<Long> get(Domain caller, ExoCap dma, int index) {
    return core.decode("dmaGet", caller, dma, CapKind.DMA, RequiredRights.of(Rights.READ))
        .then(
            access ->
                core.inspect(access)
                    .then(
                        s -> {
                          DmaBody body = (DmaBody) s.body();
                          if (body.inTransfer()) {
                            return access.refuse(ExoError.BUSY);
                          }
                          return isIn(index, body.words().size())
                              ? ExoResult.ok(body.words().get(index))
                              : DeviceCalls.<Long>outside(access, s, index, body.words().size())
                                  .result();
                        }));
  }

  private static boolean isIn(int index, int size) {
    return index >= 0 && index < size;
  }

  private static <T> ObjectStep<T> outside(CheckedCap access, ObjectState s, int index, int size) {
    return new ObjectStep<>(
        s,
        access.refuse(
            ExoError.INVALID_ARGUMENT, "number " + index + ", expected 0 to " + (size - 1)));
  }
}
