package org.latticeipc.jcstress;

import java.util.List;

/** What jcstress says of a selection of tests. */
public sealed interface JcstressVerdict {

  /** Wall time of the run. */
  double seconds();

  /** One line for people. */
  String describe();

  /**
   * What it says of one test: observations of others, if there are any of this one, are left out.
   */
  default JcstressVerdict of(String test) {
    if (this instanceof Forbidden forbidden) {
      List<String> own =
          forbidden.observations().stream().filter(line -> line.contains(test)).toList();
      return own.isEmpty() ? this : new Forbidden(own, seconds());
    }
    return this;
  }

  /** Every test ran in every configuration and showed no forbidden outcome. */
  record Passed(int runs, double seconds) implements JcstressVerdict {
    @Override
    public String describe() {
      return "no forbidden outcome in " + runs + " runs";
    }
  }

  /** A forbidden outcome was observed. */
  record Forbidden(List<String> observations, double seconds) implements JcstressVerdict {
    public Forbidden {
      observations = List.copyOf(observations);
    }

    @Override
    public String describe() {
      return observations.get(0);
    }
  }

  /** An actor threw an exception. */
  record Threw(String exception, double seconds) implements JcstressVerdict {
    @Override
    public String describe() {
      return "an actor threw " + exception;
    }
  }

  /** A test made no progress until the budget was over: an actor waits for ever. */
  record Hung(double seconds) implements JcstressVerdict {
    @Override
    public String describe() {
      return "no end after %.0f s".formatted(seconds);
    }
  }

  /** The run says nothing: no test was selected, or jcstress failed. */
  record Broken(String reason, double seconds) implements JcstressVerdict {
    @Override
    public String describe() {
      return reason;
    }
  }
}
