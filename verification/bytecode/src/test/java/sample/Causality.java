package sample;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * The causality test cases of the revision of Java's memory model (Pugh, 2004), as jcstress tests:
 * the behaviour in question is forbidden or interesting, any other is acceptable. In cases 19 and
 * 20 the thread that waits for the third starts it.
 */
public class Causality {

  @JCStressTest
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE_INTERESTING, desc = "r1 = r2 = 1")
  @Outcome(expect = Expect.ACCEPTABLE, desc = "another")
  @State
  public static class Case01 {
    int x;
    int y;

    @Actor
    public void actor1(II_Result r) {
      r.r1 = x;
      if (r.r1 >= 0) {
        y = 1;
      }
    }

    @Actor
    public void actor2(II_Result r) {
      r.r2 = y;
      x = r.r2;
    }
  }

  @JCStressTest
  @Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE_INTERESTING, desc = "r1 = r2 = r3 = 1")
  @Outcome(expect = Expect.ACCEPTABLE, desc = "another")
  @State
  public static class Case02 {
    int x;
    int y;

    @Actor
    public void actor1(III_Result r) {
      int a = x;
      int b = x;
      r.r1 = a;
      r.r2 = b;
      if (a == b) {
        y = 1;
      }
    }

    @Actor
    public void actor2(III_Result r) {
      int c = y;
      r.r3 = c;
      x = c;
    }
  }

  @JCStressTest
  @Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE_INTERESTING, desc = "r1 = r2 = r3 = 1")
  @Outcome(expect = Expect.ACCEPTABLE, desc = "another")
  @State
  public static class Case03 {
    int x;
    int y;

    @Actor
    public void actor1(III_Result r) {
      int a = x;
      int b = x;
      r.r1 = a;
      r.r2 = b;
      if (a == b) {
        y = 1;
      }
    }

    @Actor
    public void actor2(III_Result r) {
      int c = y;
      r.r3 = c;
      x = c;
    }

    @Actor
    public void actor3() {
      x = 2;
    }
  }

  @JCStressTest
  @Outcome(id = "1, 1", expect = Expect.FORBIDDEN, desc = "r1 = r2 = 1")
  @Outcome(expect = Expect.ACCEPTABLE, desc = "another")
  @State
  public static class Case04 {
    int x;
    int y;

    @Actor
    public void actor1(II_Result r) {
      int a = x;
      r.r1 = a;
      y = a;
    }

    @Actor
    public void actor2(II_Result r) {
      int b = y;
      r.r2 = b;
      x = b;
    }
  }

  @JCStressTest
  @Outcome(id = "1, 1, 0", expect = Expect.FORBIDDEN, desc = "r1 = r2 = 1, r3 = 0")
  @Outcome(expect = Expect.ACCEPTABLE, desc = "another")
  @State
  public static class Case05 {
    int x;
    int y;
    int z;

    @Actor
    public void actor1(III_Result r) {
      int a = x;
      r.r1 = a;
      y = a;
    }

    @Actor
    public void actor2(III_Result r) {
      int b = y;
      r.r2 = b;
      x = b;
    }

    @Actor
    public void actor3() {
      z = 1;
    }

    @Actor
    public void actor4(III_Result r) {
      int c = z;
      r.r3 = c;
      x = c;
    }
  }

  @JCStressTest
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE_INTERESTING, desc = "r1 = r2 = 1")
  @Outcome(expect = Expect.ACCEPTABLE, desc = "another")
  @State
  public static class Case06 {
    int x;
    int y;

    @Actor
    public void actor1(II_Result r) {
      int a = x;
      r.r1 = a;
      if (a == 1) {
        y = 1;
      }
    }

    @Actor
    public void actor2(II_Result r) {
      int b = y;
      r.r2 = b;
      if (b == 1) {
        x = 1;
      }
      if (b == 0) {
        x = 1;
      }
    }
  }

  @JCStressTest
  @Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE_INTERESTING, desc = "r1 = r2 = r3 = 1")
  @Outcome(expect = Expect.ACCEPTABLE, desc = "another")
  @State
  public static class Case07 {
    int x;
    int y;
    int z;

    @Actor
    public void actor1(III_Result r) {
      r.r1 = z;
      int b = x;
      r.r2 = b;
      y = b;
    }

    @Actor
    public void actor2(III_Result r) {
      int c = y;
      r.r3 = c;
      z = c;
      x = 1;
    }
  }

  @JCStressTest
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE_INTERESTING, desc = "r1 = r2 = 1")
  @Outcome(expect = Expect.ACCEPTABLE, desc = "another")
  @State
  public static class Case08 {
    int x;
    int y;

    @Actor
    public void actor1(II_Result r) {
      int a = x;
      int b = 1 + a * a - a;
      r.r1 = a;
      r.r2 = b;
      y = b;
    }

    @Actor
    public void actor2() {
      int c = y;
      x = c;
    }
  }

  @JCStressTest
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE_INTERESTING, desc = "r1 = r2 = 1")
  @Outcome(expect = Expect.ACCEPTABLE, desc = "another")
  @State
  public static class Case09 {
    int x;
    int y;

    @Actor
    public void actor1(II_Result r) {
      int a = x;
      int b = 1 + a * a - a;
      r.r1 = a;
      r.r2 = b;
      y = b;
    }

    @Actor
    public void actor2() {
      int c = y;
      x = c;
    }

    @Actor
    public void actor3() {
      x = 2;
    }
  }

  @JCStressTest
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE_INTERESTING, desc = "r1 = r2 = 1")
  @Outcome(expect = Expect.ACCEPTABLE, desc = "another")
  @State
  public static class Case09a {
    int x = 2;
    int y;

    @Actor
    public void actor1(II_Result r) {
      int a = x;
      int b = 1 + a * a - a;
      r.r1 = a;
      r.r2 = b;
      y = b;
    }

    @Actor
    public void actor2() {
      int c = y;
      x = c;
    }

    @Actor
    public void actor3() {
      x = 0;
    }
  }

  @JCStressTest
  @Outcome(id = "1, 1, 0", expect = Expect.FORBIDDEN, desc = "r1 = r2 = 1, r3 = 0")
  @Outcome(expect = Expect.ACCEPTABLE, desc = "another")
  @State
  public static class Case10 {
    int x;
    int y;
    int z;

    @Actor
    public void actor1(III_Result r) {
      int a = x;
      r.r1 = a;
      if (a == 1) {
        y = 1;
      }
    }

    @Actor
    public void actor2(III_Result r) {
      int b = y;
      r.r2 = b;
      if (b == 1) {
        x = 1;
      }
    }

    @Actor
    public void actor3() {
      z = 1;
    }

    @Actor
    public void actor4(III_Result r) {
      int c = z;
      r.r3 = c;
      if (c == 1) {
        x = 1;
      }
    }
  }

  @JCStressTest
  @Outcome(
      id = "1, 1, 1, 1",
      expect = Expect.ACCEPTABLE_INTERESTING,
      desc = "r1 = r2 = r3 = r4 = 1")
  @Outcome(expect = Expect.ACCEPTABLE, desc = "another")
  @State
  public static class Case11 {
    int x;
    int y;
    int z;
    int w;

    @Actor
    public void actor1(IIII_Result r) {
      int a = z;
      r.r1 = a;
      w = a;
      int b = x;
      r.r2 = b;
      y = b;
    }

    @Actor
    public void actor2(IIII_Result r) {
      r.r4 = w;
      int c = y;
      r.r3 = c;
      z = c;
      x = 1;
    }
  }

  @JCStressTest
  @Outcome(id = "1, 1, 1", expect = Expect.FORBIDDEN, desc = "r1 = r2 = r3 = 1")
  @Outcome(expect = Expect.ACCEPTABLE, desc = "another")
  @State
  public static class Case12 {
    int x;
    int y;
    int[] array = {1, 2};

    @Actor
    public void actor1(III_Result r) {
      int a = x;
      r.r1 = a;
      if (a == 0 || a == 1) { // any other index would throw
        array[a] = 0;
        int b = array[0];
        r.r2 = b;
        y = b;
      }
    }

    @Actor
    public void actor2(III_Result r) {
      int c = y;
      r.r3 = c;
      x = c;
    }
  }

  @JCStressTest
  @Outcome(id = "1, 1", expect = Expect.FORBIDDEN, desc = "r1 = r2 = 1")
  @Outcome(expect = Expect.ACCEPTABLE, desc = "another")
  @State
  public static class Case13 {
    int x;
    int y;

    @Actor
    public void actor1(II_Result r) {
      int a = x;
      r.r1 = a;
      if (a == 1) {
        y = 1;
      }
    }

    @Actor
    public void actor2(II_Result r) {
      int b = y;
      r.r2 = b;
      if (b == 1) {
        x = 1;
      }
    }
  }

  @JCStressTest
  @Outcome(id = "1, 0, 1", expect = Expect.FORBIDDEN, desc = "r1 = r3 = 1, r2 = 0")
  @Outcome(expect = Expect.ACCEPTABLE, desc = "another")
  @State
  public static class Case14 {
    int a;
    int b;
    volatile int y;

    @Actor
    public void actor1(III_Result r) {
      int first = a;
      r.r1 = first;
      if (first == 0) {
        y = 1;
      } else {
        b = 1;
      }
    }

    @Actor
    public void actor2(III_Result r) {
      int first;
      int second;
      do {
        first = y;
        second = b;
      } while (first + second == 0);
      r.r2 = first;
      r.r3 = second;
      a = 1;
    }
  }

  @JCStressTest
  @Outcome(id = "1, 1, 0, 1", expect = Expect.FORBIDDEN, desc = "r0 = r1 = r3 = 1, r2 = 0")
  @Outcome(expect = Expect.ACCEPTABLE, desc = "another")
  @State
  public static class Case15 {
    int a;
    int b;
    volatile int x;
    volatile int y;

    @Actor
    public void actor1(IIII_Result r) {
      int zero = x;
      int first = zero == 1 ? a : 0;
      r.r1 = zero;
      r.r2 = first;
      if (first == 0) {
        y = 1;
      } else {
        b = 1;
      }
    }

    @Actor
    public void actor2(IIII_Result r) {
      int first;
      int second;
      do {
        first = y;
        second = b;
      } while (first + second == 0);
      r.r3 = first;
      r.r4 = second;
      a = 1;
    }

    @Actor
    public void actor3() {
      x = 1;
    }
  }

  @JCStressTest
  @Outcome(id = "2, 1", expect = Expect.ACCEPTABLE_INTERESTING, desc = "r1 = 2, r2 = 1")
  @Outcome(expect = Expect.ACCEPTABLE, desc = "another")
  @State
  public static class Case16 {
    int x;

    @Actor
    public void actor1(II_Result r) {
      r.r1 = x;
      x = 1;
    }

    @Actor
    public void actor2(II_Result r) {
      r.r2 = x;
      x = 2;
    }
  }

  @JCStressTest
  @Outcome(id = "42, 42, 42", expect = Expect.ACCEPTABLE_INTERESTING, desc = "r1 = r2 = r3 = 42")
  @Outcome(expect = Expect.ACCEPTABLE, desc = "another")
  @State
  public static class Case17 {
    int x;
    int y;

    @Actor
    public void actor1(III_Result r) {
      int c = x;
      r.r3 = c;
      if (c != 42) {
        x = 42;
      }
      int a = x;
      r.r1 = a;
      y = a;
    }

    @Actor
    public void actor2(III_Result r) {
      int b = y;
      r.r2 = b;
      x = b;
    }
  }

  @JCStressTest
  @Outcome(id = "42, 42, 42", expect = Expect.ACCEPTABLE_INTERESTING, desc = "r1 = r2 = r3 = 42")
  @Outcome(expect = Expect.ACCEPTABLE, desc = "another")
  @State
  public static class Case18 {
    int x;
    int y;

    @Actor
    public void actor1(III_Result r) {
      int c = x;
      r.r3 = c;
      if (c == 0) {
        x = 42;
      }
      int a = x;
      r.r1 = a;
      y = a;
    }

    @Actor
    public void actor2(III_Result r) {
      int b = y;
      r.r2 = b;
      x = b;
    }
  }

  @JCStressTest
  @Outcome(id = "42, 42, 42", expect = Expect.ACCEPTABLE_INTERESTING, desc = "r1 = r2 = r3 = 42")
  @Outcome(expect = Expect.ACCEPTABLE, desc = "another")
  @State
  public static class Case19 {
    int x;
    int y;
    Thread third;

    @Actor
    public void actor1(III_Result r) {
      third = new Thread(() -> third(r));
      third.start();
      try {
        third.join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      int a = x;
      r.r1 = a;
      y = a;
    }

    @Actor
    public void actor2(III_Result r) {
      int b = y;
      r.r2 = b;
      x = b;
    }

    private void third(III_Result r) {
      int c = x;
      r.r3 = c;
      if (c != 42) {
        x = 42;
      }
    }
  }

  @JCStressTest
  @Outcome(id = "42, 42, 42", expect = Expect.ACCEPTABLE_INTERESTING, desc = "r1 = r2 = r3 = 42")
  @Outcome(expect = Expect.ACCEPTABLE, desc = "another")
  @State
  public static class Case20 {
    int x;
    int y;
    Thread third;

    @Actor
    public void actor1(III_Result r) {
      third = new Thread(() -> third(r));
      third.start();
      try {
        third.join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      int a = x;
      r.r1 = a;
      y = a;
    }

    @Actor
    public void actor2(III_Result r) {
      int b = y;
      r.r2 = b;
      x = b;
    }

    private void third(III_Result r) {
      int c = x;
      r.r3 = c;
      if (c == 0) {
        x = 42;
      }
    }
  }
}
