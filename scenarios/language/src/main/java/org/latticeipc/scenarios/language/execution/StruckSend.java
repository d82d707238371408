package org.latticeipc.scenarios.language.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.suite.FrameCodec;
import org.latticeipc.ipc.transport.Transport;
import org.latticeipc.kernel.Port;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.machine.value.Bytes;
import org.latticeipc.scenarios.language.part.BoundedFault;

/**
 * One message of a task, to which faults may happen: that of an endpoint, the frame of a channel or
 * a message of its key exchange. Confined to the step that sends it, which may try more than once.
 */
public final class StruckSend {
  private static final int MOST_PLACES = 64;

  /** The header of a message of a key exchange, its type and its suite. */
  private static final int GREETING_BYTES = 8;

  private static final List<Integer> GREETING_PLACES = List.of(0, 5, 6, GREETING_BYTES);

  /** What a message is. */
  private enum Kind {
    MESSAGE,
    FRAME,
    GREETING
  }

  private final TaskContext task;
  private final Kind kind;
  private final int tokenBytes;

  /** Which byte is changed, once that is decided: none of a message that is left alone. */
  private @Nullable Integer changed;

  private StruckSend(TaskContext task, Kind kind, int tokenBytes) {
    this.task = task;
    this.kind = kind;
    this.tokenBytes = tokenBytes;
  }

  /** A message of an endpoint. */
  public static StruckSend ofMessage(TaskContext task) {
    return new StruckSend(task, Kind.MESSAGE, 0);
  }

  /**
   * Has the frame of a send, or the messages of a key exchange, travel along a way on which faults
   * may happen to them.
   *
   * @param tokenBytes how long the token at a frame's end is
   */
  public static Transport onWay(TaskContext task, int tokenBytes, Transport way) {
    return new Way(way, new StruckSend(task, Kind.FRAME, tokenBytes));
  }

  /**
   * Sends the payload, or does what happens to it instead.
   *
   * @param now sends it as the step says
   * @param later sends a copy, or what was held back, if there is room
   */
  public ExoResult<Unit> send(
      Bytes payload, Function<Bytes, ExoResult<Unit>> now, Consumer<Bytes> later) {
    return send(payload, now, later, later);
  }

  private ExoResult<Unit> send(
      Bytes payload,
      Function<Bytes, ExoResult<Unit>> now,
      Consumer<Bytes> later,
      Consumer<Bytes> again) {
    if (task.strikes(BoundedFault.DROP)) {
      return ExoResult.done();
    }
    Bytes sent = changed(payload);
    if (task.strikes(BoundedFault.REORDER)) {
      // Where there is no room by then the message is lost.
      task.hold(() -> later.accept(sent));
      return ExoResult.done();
    }
    ExoResult<Unit> result = now.apply(sent);
    if (result.isOk() && task.strikes(BoundedFault.DUPLICATE)) {
      // Where there is no room for the copy there is none.
      again.accept(sent);
    }
    if (result.isOk() || kind != Kind.FRAME) {
      task.sendHeld();
    }
    return result;
  }

  private Bytes changed(Bytes payload) {
    int at = changed == null ? place(payload) : changed;
    changed = at;
    if (at < 0 || at >= payload.size()) {
      return payload;
    }
    byte[] bytes = payload.toArray();
    byte other = bytes[at] == '?' ? (byte) '!' : (byte) '?';
    bytes[at] = kind == Kind.MESSAGE ? other : (byte) (bytes[at] ^ 1);
    return Bytes.copyOf(bytes);
  }

  /** Which byte is changed; -1 for none. */
  private int place(Bytes payload) {
    if (task.strikes(BoundedFault.TAMPER)) {
      return switch (kind) {
        case MESSAGE -> 0;
        case FRAME -> FrameCodec.HEADER_BYTES;
        case GREETING -> GREETING_BYTES;
      };
    } else if (payload.size() > 0 && task.strikes(BoundedFault.CORRUPT)) {
      List<Integer> places = places(payload.size());
      return places.size() == 1
          ? places.get(0)
          : places.get(task.machine().choose("byte that is changed", places.size()));
    }
    return -1;
  }

  /**
   * Each byte of a message; of a frame the number's last, each of the text, the token's first; of a
   * key exchange's message some of its header, and the first, the middle and the last of what comes
   * after it.
   */
  private List<Integer> places(int size) {
    List<Integer> places = new ArrayList<>();
    if (kind == Kind.GREETING) {
      places.addAll(GREETING_PLACES);
      places.add((size + GREETING_BYTES) / 2);
      places.add(size - 1);
      return places;
    }
    int from = kind == Kind.FRAME ? FrameCodec.HEADER_BYTES - 1 : 0;
    int to = kind == Kind.FRAME ? size - tokenBytes + 1 : size;
    for (int at = from; at < to && places.size() < MOST_PLACES; at++) {
      places.add(at);
    }
    return places;
  }

  /** A way of frames with somebody in between. */
  private record Way(Transport beyond, StruckSend struck) implements Transport {
    @Override
    public ExoResult<Unit> trySend(Port out, Bytes frame) {
      return struck.send(
          frame, sent -> beyond.trySend(out, sent), sent -> out.trySend(Message.of(sent)));
    }

    @Override
    public Bytes inTransit(Bytes handshakeMessage) {
      return beyond.inTransit(handshakeMessage);
    }

    /** What a message carries cannot be had twice: a copy comes without it. */
    @Override
    public ExoResult<Unit> converse(
        Port to, Message message, Function<Message, ExoResult<Unit>> now) {
      return new StruckSend(struck.task, Kind.GREETING, 0)
          .send(
              message.payload(),
              sent -> beyond.converse(to, new Message(sent, message.caps()), now),
              sent -> to.trySend(new Message(sent, message.caps())),
              sent -> to.trySend(Message.of(sent)));
    }

    @Override
    public void awaitRoom(Port out) {
      beyond.awaitRoom(out);
    }

    @Override
    public ExoResult<Message> tryReceive(Port in, int maxBytes) {
      return beyond.tryReceive(in, maxBytes);
    }

    @Override
    public ExoResult<Integer> nextLength(Port in) {
      return beyond.nextLength(in);
    }

    @Override
    public void awaitFrame(Port in) {
      beyond.awaitFrame(in);
    }
  }
}
