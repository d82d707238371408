package sample;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** jcstress tests, nested as its samples are. */
public class StressSamples {

  @JCStressTest
  @Outcome(
      id = {"0, 0", "0, 1", "1, 1"},
      expect = Expect.ACCEPTABLE,
      desc = "in order")
  @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE_INTERESTING, desc = "out of order")
  @State
  public static class PlainMessage {
    int x;
    int y;

    @Actor
    public void writer() {
      x = 1;
      y = 1;
    }

    @Actor
    public void reader(II_Result r) {
      r.r1 = y;
      r.r2 = x;
    }
  }

  @JCStressTest
  @Outcome(
      id = {"0, 0", "0, 1", "1, 1"},
      expect = Expect.ACCEPTABLE,
      desc = "in order")
  @Outcome(expect = Expect.FORBIDDEN, desc = "out of order")
  @State
  public static class VolatileMessage {
    int x;
    volatile int y;

    @Actor
    public void writer() {
      x = 1;
      y = 1;
    }

    @Actor
    public void reader(II_Result r) {
      r.r1 = y;
      r.r2 = x;
    }
  }

  @JCStressTest
  @Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "both")
  @Outcome(id = "1", expect = Expect.FORBIDDEN, desc = "one is lost")
  public static class LostUpdate {
    @State
    public static class Counter {
      int n;
    }

    @Actor
    public void one(Counter c) {
      c.n++;
    }

    @Actor
    public void two(Counter c) {
      c.n++;
    }

    @Arbiter
    public void last(Counter c, I_Result r) {
      r.r1 = c.n;
    }
  }

  @JCStressTest(Mode.Termination)
  @Outcome(id = "TERMINATED", expect = Expect.ACCEPTABLE, desc = "ends")
  @Outcome(id = "STALE", expect = Expect.FORBIDDEN, desc = "waits for ever")
  @State
  public static class Ends {
    static final VarHandle FLAG;

    static {
      try {
        FLAG = MethodHandles.lookup().findVarHandle(Ends.class, "flag", boolean.class);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }

    boolean flag;

    @Actor
    public void waiter() {
      while (!(boolean) FLAG.getOpaque(this)) {
        Thread.onSpinWait();
      }
    }

    @Signal
    public void signal() {
      FLAG.setOpaque(this, true);
    }
  }

  @JCStressTest(Mode.Termination)
  @Outcome(id = "TERMINATED", expect = Expect.ACCEPTABLE, desc = "ends")
  @Outcome(id = "STALE", expect = Expect.ACCEPTABLE_INTERESTING, desc = "waits for ever")
  @State
  public static class NeverEnds {
    volatile boolean flag;

    @Actor
    public void waiter() {
      while (!flag) {
        Thread.onSpinWait();
      }
    }

    @Signal
    public void signal() {
      flag = false;
    }
  }

  /** Three actors with the same code, of which any does what any other may do. */
  @JCStressTest
  @Outcome(
      id = {"1", "2", "3"},
      expect = Expect.ACCEPTABLE,
      desc = "some are lost")
  @Outcome(expect = Expect.FORBIDDEN, desc = "more than there are")
  @State
  public static class Alike {
    volatile int n;

    @Actor
    public void one() {
      n++;
    }

    @Actor
    public void two() {
      n++;
    }

    @Actor
    public void three() {
      n++;
    }

    @Arbiter
    public void last(I_Result r) {
      r.r1 = n;
    }
  }

  /** The same code, which asks who runs it. */
  @JCStressTest
  @Outcome(
      id = {"0", "1", "2"},
      expect = Expect.ACCEPTABLE,
      desc = "who came last")
  @State
  public static class AskingWho {
    volatile int turn;
    volatile int last;

    @Actor
    public void first() {
      if (turn++ == 0) {
        last = Thread.currentThread().getName().equals("first") ? 1 : 2;
      }
    }

    @Actor
    public void second() {
      if (turn++ == 0) {
        last = Thread.currentThread().getName().equals("first") ? 1 : 2;
      }
    }

    @Arbiter
    public void last(I_Result r) {
      r.r1 = last;
    }
  }
}
