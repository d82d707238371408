package org.latticeipc.ipc.algebra;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An octonion whose eight parts are integers modulo the prime 2^31 - 1: exact, so the same on every
 * machine.
 *
 * <p>Multiplication neither commutes nor associates, so a product of several tells their order and
 * grouping. It is alternative, and the norm is multiplicative. Over a finite field there are zero
 * divisors: exactly the octonions of norm zero, which are therefore no tokens.
 *
 * <p>Source: the Cayley-Dickson construction over quaternions, (a, b)(c, d) = (ac - d̄b, da + bc̄);
 * Baez, The Octonions, Bull. AMS 39 (2002), section 2.2.
 */
public final class Octonion {
  /** The modulus, a Mersenne prime; a product of two parts fits in 62 bits. */
  public static final long P = (1L << 31) - 1;

  /** How many parts there are. */
  public static final int PARTS = 8;

  /** Neutral in multiplication. */
  public static final Octonion ONE = of(1, 0, 0, 0, 0, 0, 0, 0);

  private final long[] parts;

  private Octonion(long[] parts) {
    this.parts = parts;
  }

  /** The octonion with these parts, reduced modulo {@link #P}. */
  public static Octonion of(long... parts) {
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("an octonion has 8 parts, not " + parts.length);
    }
    long[] reduced = new long[PARTS];
    for (int i = 0; i < PARTS; i++) {
      reduced[i] = Math.floorMod(parts[i], P);
    }
    return new Octonion(reduced);
  }

  /** The part at {@code index}, from 0 to {@link #P} - 1. */
  public long part(int index) {
    return parts[index];
  }

  /** The sum. */
  public Octonion plus(Octonion that) {
    long[] sum = new long[PARTS];
    for (int i = 0; i < PARTS; i++) {
      sum[i] = (parts[i] + that.parts[i]) % P;
    }
    return new Octonion(sum);
  }

  /** The product, in this order. */
  public Octonion times(Octonion that) {
    long[] product = new long[PARTS];
    long[] conjugateD = conjugated(that.parts, 4);
    long[] conjugateC = conjugated(that.parts, 0);
    addQuaternionProduct(product, 0, parts, 0, that.parts, 0, 1); // a c
    addQuaternionProduct(product, 0, conjugateD, 0, parts, 4, P - 1); // - d̄ b
    addQuaternionProduct(product, 4, that.parts, 4, parts, 0, 1); // d a
    addQuaternionProduct(product, 4, parts, 4, conjugateC, 0, 1); // b c̄
    return new Octonion(product);
  }

  private static long[] conjugated(long[] from, int at) {
    return new long[] {
      from[at], (P - from[at + 1]) % P, (P - from[at + 2]) % P, (P - from[at + 3]) % P
    };
  }

  /** Adds {@code sign} times the Hamilton product of x and y to four parts of {@code out}. */
  private static void addQuaternionProduct(
      long[] out, int o, long[] x, int i, long[] y, int j, long sign) {
    add(
        out,
        o,
        sign,
        x[i] * y[j] % P,
        P - x[i + 1] * y[j + 1] % P,
        P - x[i + 2] * y[j + 2] % P,
        P - x[i + 3] * y[j + 3] % P);
    add(
        out,
        o + 1,
        sign,
        x[i] * y[j + 1] % P,
        x[i + 1] * y[j] % P,
        x[i + 2] * y[j + 3] % P,
        P - x[i + 3] * y[j + 2] % P);
    add(
        out,
        o + 2,
        sign,
        x[i] * y[j + 2] % P,
        P - x[i + 1] * y[j + 3] % P,
        x[i + 2] * y[j] % P,
        x[i + 3] * y[j + 1] % P);
    add(
        out,
        o + 3,
        sign,
        x[i] * y[j + 3] % P,
        x[i + 1] * y[j + 2] % P,
        P - x[i + 2] * y[j + 1] % P,
        x[i + 3] * y[j] % P);
  }

  private static void add(long[] out, int o, long sign, long a, long b, long c, long d) {
    out[o] = (out[o] + (a + b + c + d) % P * sign) % P;
  }

  /** The conjugate: all parts but the first negated. */
  public Octonion conjugate() {
    long[] conjugate = new long[PARTS];
    conjugate[0] = parts[0];
    for (int i = 1; i < PARTS; i++) {
      conjugate[i] = (P - parts[i]) % P;
    }
    return new Octonion(conjugate);
  }

  /** The sum of the squares of the parts, modulo {@link #P}; the norm of a product is theirs. */
  public long norm() {
    long norm = 0;
    for (long part : parts) {
      norm = (norm + part * part) % P;
    }
    return norm;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Octonion that && Arrays.equals(parts, that.parts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(parts);
  }

  /** The eight parts in hexadecimal, eight digits each, joined by hyphens. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(PARTS * 9);
    for (long part : parts) {
      if (!text.isEmpty()) {
        text.append('-');
      }
      String digits = Long.toHexString(part);
      text.append("0".repeat(8 - digits.length())).append(digits);
    }
    return text.toString();
  }
}
