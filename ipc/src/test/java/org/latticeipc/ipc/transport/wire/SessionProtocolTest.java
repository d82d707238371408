package org.latticeipc.ipc.transport.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.ipc.transport.wire.SessionProtocol.Phase;
import org.latticeipc.ipc.transport.wire.SessionProtocol.Standing;
import org.latticeipc.ipc.transport.wire.SessionProtocol.Verdict;
import org.latticeipc.ipc.transport.wire.WireFrame.Type;
import org.latticeipc.machine.value.Bytes;

/** The whole table: every kind of frame in every phase at either end, as rules and in a session. */
class SessionProtocolTest {
  private static final Map<Character, Verdict> LETTERS =
      Map.of(
          'O', Verdict.OPEN,
          'I', Verdict.INTRODUCE,
          'D', Verdict.DELIVER,
          'F', Verdict.FINISH,
          'C', Verdict.COUNT,
          '=', Verdict.REPEATED,
          'x', Verdict.REFUSE);

  /** Each group of three: old, due, impossible. */
  private static final String[] TABLE = {
    // ............. OPEN OPENED DATA FIN ACK
    "SERVER OPENING  xOx xxx xxx xxx xxx",
    "SERVER GREETING xxx xxx =Ix =Fx xCx",
    "SERVER ASKED    xxx xxx =xx =Fx xCx",
    "SERVER TALKING  xxx xxx =Dx =Fx xCx",
    "SERVER FINISHED xxx xxx =xx =xx xCx",
    "SERVER ENDED    xxx xxx xxx xxx xxx",
    "CLIENT OPENING  xxx xOx xxx xxx xxx",
    "CLIENT GREETING xxx xxx =xx =Fx xCx",
    "CLIENT ASKED    xxx xxx =xx =Fx xCx",
    "CLIENT TALKING  xxx xxx =Dx =Fx xCx",
    "CLIENT FINISHED xxx xxx =xx =xx xCx",
    "CLIENT ENDED    xxx xxx xxx xxx xxx",
  };

  private record Row(Side side, Phase phase, String[] cells) {
    Verdict at(Type type, Standing standing) {
      return Objects.requireNonNull(LETTERS.get(cells[type.ordinal()].charAt(standing.ordinal())));
    }

    @Override
    public String toString() {
      return side + " " + phase;
    }
  }

  static Stream<Row> rows() {
    return Stream.of(TABLE)
        .map(line -> line.split(" +"))
        .map(
            words ->
                new Row(
                    Side.valueOf(words[0]),
                    Phase.valueOf(words[1]),
                    Arrays.copyOfRange(words, 2, words.length)));
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void table_hasEveryPhaseOnce(Side side) {
    assertEquals(
        List.of(Phase.values()), rows().filter(row -> row.side() == side).map(Row::phase).toList());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void judge_isAsTheTableSays(Row row) {
    for (Type type : Type.values()) {
      for (Standing standing : Standing.values()) {
        assertEquals(
            row.at(type, standing),
            SessionProtocol.judge(row.side(), row.phase(), type, standing),
            row + " " + type + " " + standing);
      }
    }
  }

  /** A session that was brought to a phase by frames, and what it knows of numbers by then. */
  private static final class Reached {
    final Session session;
    final int connection;
    int received;
    int acked;
    int sent;

    Reached(Side side) {
      session = new Session(HostMachine.create(), "s", side, 8);
      connection = session.open(frame(side == Side.SERVER ? Type.OPEN : Type.OPENED, 0));
      assertNotEquals(0, connection);
    }

    Reached hears(Type type) {
      received++;
      WireFrame frame = frame(type, received);
      assertNotEquals(Verdict.REFUSE, session.arrived(connection, frame));
      session.delivered();
      assertEquals(Type.ACK, nextType());
      return this;
    }

    Reached says(int messages) {
      for (int i = 0; i < messages; i++) {
        session.offer(Type.DATA, Bytes.EMPTY);
        assertEquals(Type.DATA, nextType());
        sent++;
      }
      return this;
    }

    /** Says something that is still here when the peer could acknowledge it. */
    Reached offers() {
      session.offer(Type.DATA, Bytes.EMPTY);
      return this;
    }

    Reached isTold(int count) {
      acked = count;
      assertEquals(Verdict.COUNT, session.arrived(connection, frame(Type.ACK, count)));
      return this;
    }

    private Type nextType() {
      return Objects.requireNonNull(session.next(connection)).type();
    }

    Standing standing(Type type, long number) {
      boolean message = type == Type.DATA || type == Type.FIN;
      long least = message ? 1 : 0;
      long dueFrom = message ? received + 1L : acked;
      long dueTo = message ? received + 1L : sent;
      if (number >= least && number < dueFrom) {
        return Standing.OLD;
      }
      return number >= dueFrom && number <= dueTo ? Standing.DUE : Standing.IMPOSSIBLE;
    }
  }

  private static WireFrame frame(Type type, long number) {
    return new WireFrame(
        type, number, type == Type.OPEN ? Bytes.copyOf(new byte[16]) : Bytes.EMPTY);
  }

  /** Sessions in a phase, as different as their numbers can be. */
  private static List<Reached> reach(Side side, Phase phase) {
    return switch (phase) {
      case OPENING, ENDED -> List.of(); // judged before a session is known, or not at all
      case GREETING ->
          side == Side.SERVER
              ? List.of(new Reached(side))
              : List.of(new Reached(side), new Reached(side).offers());
      case ASKED ->
          side == Side.SERVER
              ? List.of(
                  new Reached(side).hears(Type.DATA), new Reached(side).hears(Type.DATA).offers())
              : List.of();
      case TALKING ->
          List.of(
              begun(side).says(1),
              begun(side).says(3).isTold(2).offers(),
              begun(side).says(2).hears(Type.DATA).hears(Type.DATA).isTold(1));
      case FINISHED ->
          List.of(
              new Reached(side).hears(Type.FIN),
              begun(side).says(3).isTold(1).hears(Type.DATA).hears(Type.FIN));
    };
  }

  private static Reached begun(Side side) {
    return side == Side.SERVER ? new Reached(side).hears(Type.DATA) : new Reached(side);
  }

  /** Every type with every number, each to a session of its own in that phase. */
  @ParameterizedTest
  @MethodSource("rows")
  void session_doesWhatTheTableSays_andEndsWhenItRefuses(Row row) {
    List<Long> numbers = new ArrayList<>(List.of(-1L, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 40));
    for (long number = 0; number < 8; number++) {
      numbers.add(number);
    }
    int sessions = reach(row.side(), row.phase()).size();
    for (Type type : Type.values()) {
      for (long number : numbers) {
        for (int i = 0; i < sessions; i++) {
          Reached reached = reach(row.side(), row.phase()).get(i);
          check(row, type, number, reached);
        }
      }
    }
  }

  private static void check(Row row, Type type, long number, Reached reached) {
    String what = row + ", " + type + " " + number + ", session " + reached.received;
    Verdict expected = row.at(type, reached.standing(type, number));
    Session session = reached.session;
    assertEquals(expected, session.arrived(reached.connection, frame(type, number)), what);
    assertEquals(expected == Verdict.REFUSE, session.isEnded(), what);
    assertEquals(reached.received, session.received(), what);
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void open_takesTheOpeningFrameOfThePeerOnly(Side side) {
    for (Type type : Type.values()) {
      for (long number = 0; number < 3; number++) {
        Session session = new Session(HostMachine.create(), "s", side, 8);
        boolean right = type == (side == Side.SERVER ? Type.OPEN : Type.OPENED) && number == 0;
        assertEquals(right ? 1 : 0, session.open(frame(type, number)), type + " " + number);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Type.class)
  void ended_nothingIsTaken(Type type) {
    for (Side side : Side.values()) {
      Reached reached = begun(side).says(1);
      reached.session.end();
      assertEquals(Verdict.OVER, reached.session.arrived(reached.connection, frame(type, 1)));
      assertEquals(0, reached.session.open(frame(type, 0)));
      assertEquals(0, reached.session.open(frame(type, 1)));
    }
  }
}
