package sample;

import java.text.DecimalFormat;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.Formatter;
import java.util.Objects;
import java.util.Scanner;
import java.util.StringTokenizer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** State hidden in text. */
@SuppressWarnings({
  "CollectionIncompatibleType",
  "LockOnBoxedPrimitive",
  "ReturnValueIgnored",
  "StringJoin",
  "deprecation",
  "fallthrough",
  "finally",
  "serial",
  "synchronization",
  "try"
})
public class HiddenInText extends Sharing {
  public static void staticFinalBuilder() throws Exception {
    twice(() -> H1.SB.append('x'));
    expect(H1.SB.length());
  }

  public static void builderInFinalField() throws Exception {
    Fin f = new Fin();
    twice(() -> f.b.append('x'));
    expect(f.b.length());
  }

  public static void builderInStaticFinalFinal() throws Exception {
    twice(() -> H4.FIN.b.append('x'));
    expect(H4.FIN.b.length());
  }

  public static void builderInStaticList() throws Exception {
    twice(() -> H5.LSB.get(0).append('x'));
    expect(H5.LSB.get(0).length());
  }

  public static void builderMethodRef() throws Exception {
    StringBuilder b = new StringBuilder();
    Function<String, StringBuilder> f = b::append;
    twice(() -> f.apply("x"));
    expect(b.length());
  }

  public static void builderPublishedByThread() throws Exception {
    two(
        () -> {
          StringBuilder b = new StringBuilder("a");
          pub = b;
          b.append("b");
        },
        () -> {
          StringBuilder b = pub;
          if (b != null && b.length() != 2) throw new AssertionError("half");
        });
  }

  public static void toStringMutates() throws Exception {
    Cnt c = new Cnt();
    twice(
        () -> {
          String s = "" + c;
        });
    expect(c.n);
  }

  public static void formatMutates() throws Exception {
    Cnt c = new Cnt();
    twice(() -> String.format("%s", c));
    expect(c.n);
  }

  public static void joinMutates() throws Exception {
    Cs c = new Cs();
    twice(() -> String.join(",", c));
    expect(c.n);
  }

  public static void hashMutates() throws Exception {
    Cnt c = new Cnt();
    twice(() -> Objects.hash(c));
    expect(c.n);
  }

  public static void recordHashMutates() throws Exception {
    RecOf r = new RecOf(new Cnt());
    twice(() -> r.hashCode());
    expect(r.c().n);
  }

  public static void recordEqualsMutates() throws Exception {
    Cnt c = new Cnt();
    RecOf r = new RecOf(c), q = new RecOf(new Cnt());
    twice(() -> r.equals(q));
    expect(r.c().n);
  }

  public static void matcher() throws Exception {
    Matcher m = Pattern.compile("x").matcher("xxx");
    twice(() -> m.find());
    expect(m.start() == 1 ? 2 : 0);
  }

  public static void tokenizer() throws Exception {
    StringTokenizer t = new StringTokenizer("a b c");
    twice(() -> t.nextToken());
    expect(t.countTokens() + 1);
  }

  public static void formatter() throws Exception {
    Formatter f = new Formatter();
    twice(() -> f.format("x"));
    expect(f.toString().length());
  }

  public static void decimalFormat() throws Exception {
    DecimalFormat f = new DecimalFormat("0");
    twice(() -> f.setMaximumFractionDigits(f.getMaximumFractionDigits() + 1));
    expect(f.getMaximumFractionDigits());
  }

  public static void simpleDateFormat() throws Exception {
    SimpleDateFormat f = new SimpleDateFormat("yyyy");
    twice(() -> f.format(new Date(0)));
    expect(0);
  }

  public static void scanner() throws Exception {
    Scanner s = new Scanner("1 2 3");
    twice(() -> s.nextInt());
    expect(s.nextInt() - 1);
  }
}
