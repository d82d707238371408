package org.latticeipc.kernel.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.latticeipc.kernel.capability.CapNode;
import org.latticeipc.kernel.capability.CapTree;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.machine.value.Bytes;

/** Messages in the state of an endpoint, against a plain queue. */
class QueuedStateTest {
  private final SettledState empty = new SettledState(3, 1, CapTree.EMPTY, EndpointBody.empty(100));

  private static Message message(int number) {
    return Message.of(Bytes.utf8("m" + number));
  }

  @Property
  void messages_areFirstInFirstOut(@ForAll List<Boolean> sends) {
    ArrayDeque<Message> model = new ArrayDeque<>();
    ObjectState state = empty;
    for (int i = 0; i < sends.size(); i++) {
      if (sends.get(i)) {
        model.add(message(i));
        state = QueuedState.plus(state, message(i));
      } else if (state instanceof QueuedState queued) {
        assertEquals(model.remove(), queued.head());
        state = queued.tail();
      }
      assertEquals(new ArrayList<>(model), QueuedState.messages(state));
      assertEquals(model.size(), QueuedState.size(state));
    }
  }

  @Property
  void statesWithTheSameMessages_areEqual_howeverTheyCameThere(@ForAll List<Boolean> sends) {
    ObjectState state = empty;
    int number = 0;
    for (boolean send : sends) {
      if (send) {
        state = QueuedState.plus(state, message(number++));
      } else if (state instanceof QueuedState queued) {
        state = queued.tail();
      }
    }
    ObjectState direct = empty;
    for (Message message : QueuedState.messages(state)) {
      direct = QueuedState.plus(direct, message);
    }
    assertEquals(direct, state);
    assertEquals(direct.hashCode(), state.hashCode());
    assertNotEquals(QueuedState.plus(direct, message(-1)), state);
  }

  @Example
  void lastMessageTaken_leavesTheVeryStateBefore() {
    assertSame(empty, QueuedState.plus(empty, message(1)).tail());
    assertSame(
        empty,
        ((QueuedState) QueuedState.plus(QueuedState.plus(empty, message(1)), message(2)).tail())
            .tail());
  }

  @Example
  void changeOfWhatIsNotTheQueue_keepsMessagesAndCounts() {
    ObjectState state = QueuedState.plus(empty, message(1));
    ObjectState hungUp = state.withBody(EndpointBody.empty(100).hungUp());
    assertEquals(List.of(message(1)), QueuedState.messages(hungUp));
    assertEquals(4, hungUp.version());
    ObjectState renewed =
        state.renewed(new CapNode(0, CapNode.NO_PARENT, 0, Rights.ALL, 1, Bytes.EMPTY));
    assertEquals(List.of(message(1)), QueuedState.messages(renewed));
    assertEquals(2, renewed.epoch());
  }

  @Example
  void endOfTheObject_dropsTheMessages() {
    ObjectState gone = QueuedState.plus(empty, message(1)).gone();
    assertEquals(new SettledState(4, 2, CapTree.EMPTY, GoneBody.GONE), gone);
  }
}
