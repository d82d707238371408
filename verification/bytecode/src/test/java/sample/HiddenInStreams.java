package sample;

import java.io.File;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.lang.invoke.MethodHandles;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.text.DateFormat;
import java.text.FieldPosition;
import java.text.Format;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.HexFormat;
import java.util.Locale;
import java.util.prefs.Preferences;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** State hidden in buffers, texts, files and connections. */
@SuppressWarnings({
  "ClassCanBeStatic",
  "EmptyCatch",
  "InconsistentOverloads",
  "JavaUtilDate",
  "LockOnBoxedPrimitive",
  "LockOnNonEnclosingClassLiteral",
  "NonAtomicVolatileUpdate",
  "ReturnValueIgnored",
  "StaticAssignmentInConstructor",
  "UnusedVariable",
  "deprecation",
  "serial",
  "synchronization",
  "unused"
})
public class HiddenInStreams extends Sharing {
  private static final Pattern P = Pattern.compile("a");
  private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy");
  static int counter;

  public static void directBuffer() throws Exception {
    ByteBuffer b = ByteBuffer.allocateDirect(4);
    twice(() -> b.putInt(0, b.getInt(0) + 1));
    expect(b.getInt(0));
  }

  public static void viewHandle() throws Exception {
    var h = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());
    ByteBuffer b = ByteBuffer.allocate(4);
    twice(() -> h.set(b, 0, (int) h.get(b, 0) + 1));
    expect((int) h.get(b, 0));
  }

  public static void charBufferWrap() throws Exception {
    char[] c = new char[1];
    CharBuffer b = CharBuffer.wrap(c);
    twice(() -> b.put(0, (char) (b.get(0) + 1)));
    expect(c[0]);
  }

  public static void outAppend() throws Exception {
    int[] asked = new int[1];
    class Q implements CharSequence {
      public int length() {
        asked[0]++;
        return 1;
      }

      public char charAt(int i) {
        return 'c';
      }

      public CharSequence subSequence(int a, int b) {
        return this;
      }

      public String toString() {
        asked[0]++;
        return "c";
      }
    }
    twice(() -> System.out.append(new Q()));
    if (asked[0] < 2 || asked[0] % 2 == 1) throw new AssertionError("lost " + asked[0]);
  }

  public static void printStreamSubclass() throws Exception {
    class P extends PrintStream {
      int n;

      P() {
        super(System.out);
      }

      public void println(String x) {
        n++;
      }
    }
    P p = new P();
    twice(() -> p.println(""));
    expect(p.n);
  }

  public static void outputStreamOfOwn() throws Exception {
    class O extends OutputStream {
      int n;

      public void write(int b) {
        n++;
      }
    }
    O o = new O();
    twice(() -> o.write(1));
    expect(o.n);
  }

  public static void readerOfOwn() throws Exception {
    class R extends Reader {
      int n;

      public int read(char[] c, int a, int b) {
        n++;
        return -1;
      }

      public void close() {}
    }
    R r = new R();
    twice(() -> r.read());
    expect(r.n);
  }

  public static void formatOfOwn() throws Exception {
    class F extends Format {
      int n;

      public StringBuffer format(Object o, StringBuffer b, FieldPosition p) {
        n++;
        return b;
      }

      public Object parseObject(String s, ParsePosition p) {
        return s;
      }
    }
    F f = new F();
    twice(() -> f.format("x"));
    expect(f.n);
  }

  public static void messageFormat() throws Exception {
    MessageFormat f = new MessageFormat("{0}");
    twice(() -> f.applyPattern(f.toPattern() + "x"));
    expect(f.toPattern().length() - 3);
  }

  public static void numberFormat() throws Exception {
    NumberFormat f = NumberFormat.getInstance(Locale.ROOT);
    f.setMaximumFractionDigits(0);
    twice(() -> f.setMaximumFractionDigits(f.getMaximumFractionDigits() + 1));
    expect(f.getMaximumFractionDigits());
  }

  public static void simpleDate() throws Exception {
    DateFormat f = DateFormat.getDateInstance();
    twice(() -> f.setLenient(true));
    expect(0);
  }

  public static void sharedFormatter() throws Exception {
    counter = 0;
    twice(
        () -> {
          ISO.format(LocalDate.of(2020, 1, 1));
          counter++;
        });
    expect(counter);
  }

  public static void matcherGlobal() throws Exception {
    Matcher m = P.matcher("aaa");
    twice(
        () -> {
          synchronized (m) {
            m.find();
          }
        });
    m.find();
    expect(m.start());
  }

  public static void decoder() throws Exception {
    CharsetDecoder d = StandardCharsets.UTF_8.newDecoder();
    twice(() -> d.reset());
    expect(0);
  }

  public static void preferences() throws Exception {
    var p = Preferences.userRoot();
    twice(() -> p.put("a", "b"));
    expect(0);
  }

  public static void urlHandlers() throws Exception {
    URL u = new URL("file:nowhere");
    twice(() -> u.openStream());
    expect(0);
  }

  public static void urlHash() throws Exception {
    URL u = new URL("file:nowhere");
    twice(u::hashCode);
    expect(0);
  }

  public static void providers() throws Exception {
    twice(() -> Security.setProperty("a", "b"));
    expect(0);
  }

  public static void files() throws Exception {
    Path p = Path.of("nowhere");
    twice(() -> Files.writeString(p, "x"));
    expect(0);
  }

  public static void fileExists() throws Exception {
    File f = new File("nowhere");
    twice(() -> f.createNewFile());
    expect(0);
  }

  public static void sockets() throws Exception {
    twice(
        () -> {
          try (ServerSocket s = new ServerSocket(0)) {
            s.getLocalPort();
          }
        });
    expect(0);
  }

  public static void input() throws Exception {
    twice(() -> System.in.read());
    expect(0);
  }

  public static void process() throws Exception {
    new ProcessBuilder("true").start();
    expect(0);
  }

  public static void currency() throws Exception {
    counter = 0;
    twice(
        () -> {
          if (Currency.getInstance("EUR") != null) counter++;
        });
    expect(counter);
  }

  public static void hexFormat() throws Exception {
    counter = 0;
    twice(
        () -> {
          if (HexFormat.of().parseHex("00").length == 1) counter++;
        });
    expect(counter);
  }
}
