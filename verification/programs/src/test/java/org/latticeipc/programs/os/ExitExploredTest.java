package org.latticeipc.programs.os;

import static org.latticeipc.programs.os.Explored.holds;
import static org.latticeipc.programs.os.Explored.violates;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latticeipc.kernel.config.KernelParts;
import org.latticeipc.kernel.variant.KernelVariant;
import org.latticeipc.programs.os.ExitPrograms.Call;

/** The exit of a domain against every other call, in every order. Counts are of this project. */
class ExitExploredTest {
  private static final KernelParts REAL = KernelParts.standard();

  /** What must not be left is required by the programs themselves. */
  @ParameterizedTest
  @CsvSource({
    "CREATE_ENDPOINT, 20, call:call=ok; exit:exit=ok, call:call=DOMAIN_GONE; exit:exit=ok",
    "CREATE_PAGE, 20, call:call=ok; exit:exit=ok, call:call=DOMAIN_GONE; exit:exit=ok",
    "CREATE_IRQ, 20, call:call=ok; exit:exit=ok, ",
    "ADOPT, 20, call:call=ok; exit:exit=ok, ",
    "SPAWN, 66, call:call=ok; exit:exit=ok, ",
    "DERIVE, 4, call:call=ok; exit:exit=ok, call:call=REVOKED; exit:exit=ok",
    "GRANT_TO_IT, 17, call:call=ok; exit:exit=ok, call:call=DOMAIN_GONE; exit:exit=ok",
    "RECEIVE, 26, call:call=ok; exit:exit=ok, call:call=REVOKED; exit:exit=ok",
    "RENEW, 4, call:call=ok; exit:exit=ok, call:call=REVOKED; exit:exit=ok",
    "SEND, 9, call:call=ok; exit:exit=ok; left=1, call:call=REVOKED; exit:exit=ok; left=0",
    "DESTROY, 4, call:call=ok; exit:exit=ok; left=-, call:call=REVOKED; exit:exit=ok; left=0",
    "DROP, 4, call:call=ok; exit:exit=ok; left=0, call:call=REVOKED; exit:exit=ok; left=0",
    "REVOKE, 4, call:call=ok; exit:exit=ok; left=0, call:call=REVOKED; exit:exit=ok; left=0",
    "REVOKE_FROM_IT, 4, call:call=ok; exit:exit=ok; left=0, call:call=REVOKED; exit:exit=ok; left=0",
    "USE, 4, call:call=ok; exit:exit=ok; left=0, call:call=REVOKED; exit:exit=ok; left=0",
    "CLOSE, 4, call:call=ok; exit:exit=ok; left=0, call:call=REVOKED; exit:exit=ok; left=0",
    "EXIT, 8, call:call=ok; exit:exit=DOMAIN_GONE; left=0, call:call=DOMAIN_GONE; exit:exit=ok; left=0"
  })
  void exit_duringACall_leavesNothing(Call call, int executions, String one, String other) {
    String[] outcomes = other == null ? new String[] {one} : new String[] {one, other};
    holds(ExitPrograms.during(call, REAL), executions, outcomes);
  }

  @Test
  void exit_duringAGrantToItself_leavesNothing() {
    holds(
        ExitPrograms.during(Call.GRANT_TO_ITSELF, REAL),
        17,
        "call:call=ok; exit:exit=ok",
        "call:call=DOMAIN_GONE; exit:exit=ok",
        "call:call=REVOKED; exit:exit=ok");
  }

  /** That it holds says that no order leaves the sender waiting. */
  @Test
  void exit_ofWhoReceivesTheLastReader_alwaysTellsTheSender() {
    holds(
        ExitPrograms.senderOfTheLastReader(REAL),
        323,
        "call:call=ok; exit:exit=ok; sender:sent=PEER_GONE",
        "call:call=REVOKED; exit:exit=ok; sender:sent=PEER_GONE");
    holds(ExitPrograms.senderOfAReaderInAQueue(REAL), 6, "exit:exit=ok; sender:sent=PEER_GONE");
  }

  private static KernelParts wrong(String name) {
    return KernelVariant.named(name).orElseThrow().applyTo(REAL);
  }

  @Test
  void overlookedExits_areFound() {
    violates(ExitPrograms.during(Call.CREATE_PAGE, wrong("create-overlooks-exit")), "assertion");
    violates(ExitPrograms.during(Call.GRANT_TO_IT, wrong("grant-overlooks-exit")), "assertion");
    violates(ExitPrograms.during(Call.RECEIVE, wrong("claim-overlooks-exit")), "assertion");
    violates(ExitPrograms.senderOfTheLastReader(wrong("claim-overlooks-exit")), "no-deadlock");
  }
}
