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

/** Two tasks send through one end at once: its relaxed {@code seq}, under the channel's lock. */
@JCStressTest
@Outcome(
    id = {"1, 2", "2, 1"},
    expect = ACCEPTABLE,
    desc = "Both messages came, in the order in which the sends had the lock.")
@Outcome(
    expect = FORBIDDEN,
    desc = "A message was refused: both sends used one number, so one keystream.")
@State
public class TwoSenders {
  private static final int BUFFER = 4;
  private final LatticePair pair = StressSubjects.pair();

  @Actor
  public void first() {
    pair.initiator().send(new byte[] {1});
  }

  @Actor
  public void second() {
    pair.initiator().send(new byte[] {2});
  }

  @Arbiter
  public void received(II_Result r) {
    r.r1 = receive();
    r.r2 = receive();
  }

  private int receive() {
    byte[] buffer = new byte[BUFFER];
    int result = pair.responder().recv(buffer, new SizeRef(BUFFER));
    return result == 0 ? buffer[0] : result;
  }
}
