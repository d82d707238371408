package org.latticeipc.jcstress.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.latticeipc.ipc.LatticePair;
import org.latticeipc.ipc.SizeRef;
import org.latticeipc.jcstress.StressSubjects;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A channel is closed while another task sends through it; then its peer receives. */
@JCStressTest
@Outcome(id = "1, 7", expect = ACCEPTABLE, desc = "Sent before the close, and received whole.")
@Outcome(
    id = "-3, -9",
    expect = ACCEPTABLE,
    desc = "CLOSED: the close came first; the peer learns that nobody is there (PEER_GONE).")
@Outcome(
    id = "1, -6",
    expect = FORBIDDEN,
    desc = "BAD_TOKEN: the message was encrypted or signed under the key that the close wiped.")
@Outcome(expect = FORBIDDEN, desc = "A send that succeeded is received, one that failed is not.")
@State
public class CloseAgainstSend {
  private static final int BUFFER = 4;
  private final LatticePair pair = StressSubjects.pair();

  @Actor
  public void send(II_Result r) {
    r.r1 = pair.initiator().send(new byte[] {7});
  }

  @Actor
  public void close() {
    pair.initiator().close();
  }

  @Arbiter
  public void received(II_Result r) {
    byte[] buffer = new byte[BUFFER];
    int result = pair.responder().recv(buffer, new SizeRef(BUFFER));
    r.r2 = result == 0 ? buffer[0] : result;
  }
}
