package org.latticeipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.value.Bytes;

@Timeout(120)
class EndpointTest {
  private static final Rights RW = Rights.READ.and(Rights.WRITE);

  private final HostMachine machine = HostMachine.create();
  private final Kernel kernel = Kernel.boot(machine, KernelConfig.standard());
  private final Domain server = kernel.createDomain("server");
  private final Domain client = kernel.createDomain("client");
  private final ExoCap root = kernel.createEndpoint(server, 2).orElseThrow();
  private final ExoCap sender = kernel.grant(server, root, client, Rights.WRITE).orElseThrow();

  private static Message text(String text) {
    return Message.of(Bytes.utf8(text));
  }

  private static String text(ExoResult<Message> received) {
    return received.orElseThrow().payload().asUtf8();
  }

  @Test
  void receive_givesMessagesInOrder() {
    assertTrue(kernel.send(client, sender, text("a")).isOk());
    assertTrue(kernel.send(client, sender, text("b")).isOk());
    assertEquals("a", text(kernel.receive(server, root)));
    assertEquals("b", text(kernel.tryReceive(server, root)));
    assertEquals(ExoError.EMPTY, kernel.tryReceive(server, root).error());
  }

  @Test
  void trySend_toFullQueue_isRefusedAndQueuesNothing() {
    kernel.send(client, sender, text("a")).orElseThrow();
    kernel.send(client, sender, text("b")).orElseThrow();
    assertEquals(ExoError.FULL, kernel.trySend(client, sender, text("c")).error());
    kernel.receive(server, root).orElseThrow();
    assertTrue(kernel.trySend(client, sender, text("d")).isOk());
    assertEquals("b", text(kernel.receive(server, root)));
    assertEquals("d", text(kernel.receive(server, root)));
  }

  @Test
  void receiveUntil_onEmptyQueue_endsAtDeadline() {
    assertEquals(
        ExoError.DEADLINE, kernel.receiveUntil(server, root, machine.nowTicks() + 500).error());
  }

  @Test
  void sendUntil_onFullQueue_endsAtDeadline() {
    kernel.send(client, sender, text("a")).orElseThrow();
    kernel.send(client, sender, text("b")).orElseThrow();
    assertEquals(
        ExoError.DEADLINE,
        kernel.sendUntil(client, sender, text("c"), machine.nowTicks() + 500).error());
  }

  @Test
  void peek_leavesTheMessage() {
    kernel.send(client, sender, text("a")).orElseThrow();
    assertEquals("a", text(kernel.peek(server, root)));
    assertEquals("a", text(kernel.awaitMessage(server, root)));
    assertEquals("a", text(kernel.receive(server, root)));
    assertEquals(ExoError.EMPTY, kernel.peek(server, root).error());
  }

  @Test
  void send_ofTooManyBytes_isRefused() {
    Message large = Message.of(Bytes.copyOf(new byte[(1 << 16) + 1]));
    assertEquals(ExoError.TOO_LARGE, kernel.send(client, sender, large).error());
  }

  @Test
  void createEndpoint_withoutCapacity_isRefused() {
    assertEquals(ExoError.INVALID_ARGUMENT, kernel.createEndpoint(server, 0).error());
  }

  @Test
  void close_letsQueuedMessagesArrive() {
    kernel.send(client, sender, text("a")).orElseThrow();
    assertTrue(kernel.close(client, sender).isOk());
    assertEquals(ExoError.CLOSED, kernel.send(client, sender, text("b")).error());
    assertEquals("a", text(kernel.receive(server, root)));
    assertEquals(ExoError.CLOSED, kernel.receive(server, root).error());
    assertEquals(ExoError.CLOSED, kernel.close(server, root).error());
  }

  @Test
  void send_carriesCapabilityThatReceiverOwns() {
    ExoCap reply = kernel.createEndpoint(client, 1).orElseThrow();
    ExoCap writeOnly = kernel.derive(client, reply, Rights.WRITE).orElseThrow();
    kernel.send(client, sender, Message.of(Bytes.EMPTY, writeOnly)).orElseThrow();
    Message request = kernel.receive(server, root).orElseThrow();
    ExoCap granted = request.caps().get(0);
    assertEquals(Rights.WRITE, granted.rights());
    assertTrue(kernel.send(server, granted, text("answer")).isOk());
    assertEquals("answer", text(kernel.receive(client, reply)));
    assertEquals(1, kernel.revoke(client, granted).orElseThrow());
    assertEquals(ExoError.REVOKED, kernel.send(server, granted, text("late")).error());
  }

  @Test
  void send_ofCapabilityRevokedOnTheWay_arrivesRevoked() {
    ExoCap reply = kernel.createEndpoint(client, 1).orElseThrow();
    kernel.send(client, sender, Message.of(Bytes.EMPTY, reply)).orElseThrow();
    assertEquals(1, kernel.revokeDerived(client, reply).orElseThrow());
    ExoCap arrived = kernel.receive(server, root).orElseThrow().caps().get(0);
    assertEquals(ExoError.REVOKED, kernel.verify(server, arrived, Rights.READ).error());
  }

  @Test
  void refusedSend_leavesNoCopyOfItsCapabilities() {
    ExoCap reply = kernel.createEndpoint(client, 1).orElseThrow();
    kernel.send(client, sender, text("a")).orElseThrow();
    kernel.send(client, sender, text("b")).orElseThrow();
    assertEquals(
        ExoError.FULL, kernel.trySend(client, sender, Message.of(Bytes.EMPTY, reply)).error());
    assertEquals(0, kernel.revokeDerived(client, reply).orElseThrow());
    ExoCap foreign = root;
    assertEquals(
        ExoError.WRONG_OWNER,
        kernel.trySend(client, sender, Message.of(Bytes.EMPTY, reply, foreign)).error());
    assertEquals(0, kernel.revokeDerived(client, reply).orElseThrow());
  }

  @Test
  void destroy_dropsCapabilitiesThatWereQueued() {
    ExoCap reply = kernel.createEndpoint(client, 1).orElseThrow();
    kernel.send(client, sender, Message.of(Bytes.EMPTY, reply)).orElseThrow();
    kernel.destroy(server, root).orElseThrow();
    assertEquals(0, kernel.revokeDerived(client, reply).orElseThrow());
  }

  private @Nullable ExoError whileReceiving(Consumer<Kernel> cause) {
    AtomicReference<ExoResult<Message>> answer = new AtomicReference<>();
    TaskHandle waiting =
        machine.spawn("receiver", 0, () -> answer.set(kernel.receive(server, root)));
    cause.accept(kernel);
    machine.join(waiting);
    return Objects.requireNonNull(answer.get()).error();
  }

  @Test
  void close_duringReceive_receiverGetsClosed() {
    assertEquals(ExoError.CLOSED, whileReceiving(k -> k.close(client, sender).orElseThrow()));
  }

  @Test
  void destroy_duringReceive_receiverGetsStale() {
    ExoCap control = kernel.derive(server, root, Rights.CONTROL).orElseThrow();
    assertEquals(ExoError.STALE, whileReceiving(k -> k.destroy(server, control).orElseThrow()));
  }

  @Test
  void revoke_duringReceive_receiverGetsRevoked() {
    assertEquals(ExoError.REVOKED, whileReceiving(k -> k.revoke(server, root).orElseThrow()));
  }

  @Test
  void exitOfPeer_duringReceive_receiverGetsPeerGone() {
    assertEquals(ExoError.PEER_GONE, whileReceiving(k -> k.exitDomain(client).orElseThrow()));
  }

  @Test
  void callOff_endsTheWaitOfThatTaskOnly_andOnlyOnce() {
    AtomicReference<ExoResult<Message>> answer = new AtomicReference<>();
    TaskHandle waiting =
        machine.spawn("receiver", 0, () -> answer.set(kernel.receive(server, root)));
    kernel.callOff(client, sender, waiting.id()).orElseThrow();
    kernel.callOff(server, root, waiting.id() + 1).orElseThrow();
    kernel.callOff(server, root, waiting.id()).orElseThrow();
    machine.join(waiting);
    assertEquals(ExoError.CALLED_OFF, Objects.requireNonNull(answer.get()).error());
    kernel.callOff(server, root, machine.currentTask()).orElseThrow();
    assertEquals(ExoError.EMPTY, kernel.tryReceive(server, root).error(), "it does not wait");
    assertEquals(ExoError.CALLED_OFF, kernel.receive(server, root).error());
    assertEquals(
        ExoError.DEADLINE, kernel.receiveUntil(server, root, machine.nowTicks() + 200).error());
  }

  @Test
  void callOff_ofAWaitForRoom_senderGetsCalledOff_andWhatCanBeDoneIsDone() {
    kernel.callOff(client, sender, machine.currentTask()).orElseThrow();
    assertTrue(kernel.send(client, sender, text("a")).isOk());
    assertTrue(kernel.send(client, sender, text("b")).isOk());
    assertEquals(ExoError.CALLED_OFF, kernel.send(client, sender, text("c")).error());
    kernel.callOff(client, sender, machine.currentTask()).orElseThrow();
    assertEquals(ExoError.CALLED_OFF, kernel.awaitRoom(client, sender).error());
    assertEquals("a", text(kernel.receive(server, root)));
    assertEquals("b", text(kernel.receive(server, root)));
  }

  @Test
  void exitOfReceiver_duringSend_senderGetsPeerGone() {
    kernel.send(client, sender, text("a")).orElseThrow();
    kernel.send(client, sender, text("b")).orElseThrow();
    AtomicReference<ExoResult<Unit>> answer = new AtomicReference<>();
    TaskHandle waiting =
        machine.spawn("sender", 0, () -> answer.set(kernel.send(client, sender, text("c"))));
    kernel.exitDomain(server).orElseThrow();
    machine.join(waiting);
    assertEquals(ExoError.PEER_GONE, Objects.requireNonNull(answer.get()).error());
  }

  @Test
  void receive_whilePeerNeverCame_waits() {
    ExoCap lonely = kernel.createEndpoint(server, 1).orElseThrow();
    assertEquals(
        ExoError.DEADLINE, kernel.receiveUntil(server, lonely, machine.nowTicks() + 200).error());
  }

  @Test
  void threeSendersAndTwoReceivers_loseAndDuplicateNothing() {
    int each = 400;
    ExoCap[] senders = new ExoCap[3];
    ConcurrentSkipListSet<String> seen = new ConcurrentSkipListSet<>();
    List<TaskHandle> tasks = new ArrayList<>();
    for (int i = 0; i < senders.length; i++) {
      String name = "s" + i;
      ExoCap cap = kernel.grant(server, root, client, RW).orElseThrow();
      tasks.add(
          machine.spawn(
              name,
              0,
              () -> {
                for (int n = 0; n < each; n++) {
                  kernel.send(client, cap, text(name + "-" + n)).orElseThrow();
                }
              }));
    }
    for (int i = 0; i < 2; i++) {
      tasks.add(
          machine.spawn(
              "r" + i,
              1,
              () -> {
                for (int n = 0; n < each * 3 / 2; n++) {
                  assertTrue(seen.add(text(kernel.receive(server, root))));
                }
              }));
    }
    tasks.forEach(machine::join);
    assertEquals(each * 3, seen.size());
    assertEquals(ExoError.EMPTY, kernel.tryReceive(server, root).error());
  }
}
