package org.latticeipc.ipc.variant;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.latticeipc.ipc.IpcParts;
import org.latticeipc.ipc.suite.Suite;
import org.latticeipc.machine.program.Variant;

/** The wrong channels of the bug catalogue, each with what it breaks. */
public enum IpcVariant implements Variant<IpcParts> {
  SEQ_OUTSIDE_LOCK(
      "seq-outside-lock",
      "two sends can use one number",
      parts -> parts.withSending(new SeqOutsideLockSending())),
  SEQ_LOAD_THEN_STORE(
      "seq-load-then-store",
      "sends are not exclusive at all",
      parts -> parts.withSending(new UnlockedSending())),
  CLOSE_RACES_SEND(
      "close-races-send",
      "a send can encrypt under the wiped key",
      parts -> parts.withClosing(new RacyClosing())),
  TOKEN_UPDATED_BEFORE_VERIFIED(
      "token-updated-before-verified",
      "a refused frame changes the channel",
      parts -> parts.withReceiving(new TokenUpdatedFirstReceiving())),
  LOST_WAKEUP(
      "lost-wakeup",
      "a receiver can sleep although there is a message",
      parts -> parts.withTransport(LostWakeupTransport::new)),
  RECV_WAITS_HOLDING_LOCK(
      "recv-waits-holding-lock",
      "nobody can send while somebody waits to receive",
      parts -> parts.withReceiving(new WaitsHoldingLockReceiving())),
  DROP_ON_FULL_QUEUE(
      "drop-on-full-queue",
      "a message called sent can be lost",
      parts -> parts.withTransport(machine -> new DroppingTransport())),
  KEY_CONFIRMATION_SKIPPED(
      "key-confirmation-skipped",
      "a connect can succeed although the ends have different keys",
      parts -> parts.withConfirmation((expected, found) -> true)),
  DOCUMENTED_SUITE(
      "documented-suite",
      "keystreams are reused, tampering and replays pass: the document's cipher to the letter",
      parts -> parts.withSuite(Suite.DOCUMENTED));

  private final String id;
  private final String breaks;
  private final UnaryOperator<IpcParts> change;

  IpcVariant(String id, String breaks, UnaryOperator<IpcParts> change) {
    this.id = id;
    this.breaks = breaks;
    this.change = change;
  }

  @Override
  public String part() {
    return "ipc";
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String breaks() {
    return breaks;
  }

  @Override
  public Class<IpcParts> partsType() {
    return IpcParts.class;
  }

  @Override
  public IpcParts applyTo(IpcParts parts) {
    return change.apply(parts);
  }

  /** The one with this name, if there is one. */
  public static Optional<IpcVariant> named(String id) {
    return Variant.named(values(), id);
  }
}
