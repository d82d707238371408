package org.latticeipc.litmus.compile;

import org.latticeipc.litmus.code.Expression;
import org.latticeipc.litmus.code.Order;
import org.latticeipc.litmus.code.Target;

/**
 * A function that a test may call beside C11's atomic ones, for tests that ship with the product or
 * that a program makes. Files of herd7's users have none.
 */
public interface Extension {

  /** How many arguments it takes. */
  int arguments();

  /** What they are, for errors, such as {@code a condition}. */
  String takes();

  /** Whether a call can be part of an expression. */
  boolean givesValue();

  /** Compiles one call. */
  Expression compile(Arguments arguments);

  /** The arguments of one call, numbered from 0; each is compiled as what it is asked for as. */
  interface Arguments {
    /** As a value. */
    Expression value(int number);

    /** As a pointer to a shared location. */
    Target target(int number);

    /** As a memory order. */
    Order order(int number);

    /** As written. */
    String text(int number);
  }
}
