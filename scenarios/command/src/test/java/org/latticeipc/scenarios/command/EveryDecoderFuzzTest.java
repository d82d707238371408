package org.latticeipc.scenarios.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latticeipc.bytecode.check.JavaTargets;
import org.latticeipc.bytecode.loader.UserClasses;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.CheckpointException;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.ipc.crypto.KeySchedule;
import org.latticeipc.ipc.crypto.Protection;
import org.latticeipc.ipc.crypto.Role;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.ipc.crypto.StandardCrypto;
import org.latticeipc.ipc.suite.FrameCodec;
import org.latticeipc.ipc.suite.Opening;
import org.latticeipc.ipc.suite.Suite;
import org.latticeipc.ipc.transport.wire.WireFrame;
import org.latticeipc.litmus.Expectations;
import org.latticeipc.litmus.compile.LitmusCompiler;
import org.latticeipc.litmus.syntax.LitmusException;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.value.Bytes;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.json.Json;
import org.latticeipc.scenarios.language.ScenarioReader;
import org.latticeipc.scenarios.tracefile.Origin;
import org.latticeipc.scenarios.tracefile.TraceFiles;
import org.latticeipc.scenarios.tracefile.UnreadableTraceException;

/**
 * Damaged input for every decoder of what comes from outside: each is taken, or refused in the way
 * that its reader declares; nothing else escapes, nothing takes long. Hashes are made to fit again,
 * so that what is behind them is reached.
 *
 * <p>A short while in an ordinary run, {@code fuzz.minutes} in all with {@code -Pfuzz}. Inputs are
 * drawn from seeds that are printed, so each can be made again.
 */
class EveryDecoderFuzzTest {
  private static final int SHORT_MILLIS = 300;
  private static final int LEAST = 20;

  /** Processor time: a starved machine makes every input slow by the clock. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  /** By the clock, for what waits. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  private static final byte[][] WORDS =
      bytes(
          "(*",
          "*)",
          "/*",
          "*/",
          "{",
          "}",
          "[",
          "]",
          "((((((((",
          "- - - -",
          "\n  ",
          "\n",
          "\"",
          "'",
          "&a",
          "*a",
          "<<: ",
          "!!",
          "1+",
          "||",
          "-1",
          "9223372036854775807",
          "2147483648",
          "\u0000",
          "\u001b[",
          "\ufeff",
          "null",
          "true",
          "1e999",
          "exists",
          "~",
          "/\\",
          "int ",
          "atomic_int* x",
          "\\ud800",
          ",",
          ":");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private static byte[][] bytes(String... words) {
    return Arrays.stream(words).map(word -> word.getBytes(UTF_8)).toArray(byte[][]::new);
  }

  /** What takes strangers' bytes. */
  enum Decoder {
    FRAME,
    WIRE_FRAME,
    CHECKPOINT,
    TRACE,
    YAML,
    LITMUS,
    EXPECTATIONS,
    JSON,
    CLASS_FILE
  }

  private static long millis() {
    long minutes = Long.getLong("fuzz.minutes", 0);
    return minutes == 0 ? SHORT_MILLIS : minutes * 60_000 / Decoder.values().length;
  }

  @ParameterizedTest
  @EnumSource
  void damagedInput_isTakenOrRefusedAsDeclared(Decoder decoder) throws Exception {
    List<byte[]> genuine = genuine(decoder);
    long end = System.nanoTime() + millis() * 1_000_000;
    long inputs = 0;
    long taken = 0;
    long seed =
        Long.getLong("fuzz.seed", Long.getLong("fuzz.minutes", 0) == 0 ? 1 : System.nanoTime());
    for (; System.nanoTime() < end || inputs < LEAST; seed++, inputs++) {
      byte[] damaged = damaged(genuine, new Random(seed));
      long began = System.nanoTime();
      Duration worked = processorTime();
      try {
        taken += take(decoder, damaged) ? 1 : 0;
      } catch (Exception | StackOverflowError | OutOfMemoryError e) {
        throw new AssertionError(decoder + " with -Dfuzz.seed=" + seed + ": " + e, e);
      }
      long took = System.nanoTime() - began;
      Duration work = processorTime().minus(worked);
      String what = decoder + " -Dfuzz.seed=" + seed + " took " + work + " in " + took + " ns";
      assertTrue(work.compareTo(LONGEST) < 0 && took < LONGEST_WAIT.toNanos(), what);
    }
    System.out.println(
        "fuzz " + decoder + ": " + inputs + " inputs, " + taken + " taken, found nothing");
  }

  private static Duration processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** What is not damaged is taken, or the test would find nothing. */
  @ParameterizedTest
  @EnumSource
  void genuineInput_isTaken(Decoder decoder) throws Exception {
    for (byte[] each : genuine(decoder)) {
      assertTrue(take(decoder, each), decoder + ": " + new String(each, ISO_8859_1));
    }
  }

  private static byte[] damaged(List<byte[]> genuine, Random random) {
    byte[] bytes = genuine.get(random.nextInt(genuine.size()));
    int strikes = 1 + random.nextInt(4);
    for (int i = 0; i < strikes; i++) {
      int at = random.nextInt(bytes.length + 1);
      int to = Math.min(bytes.length, at + random.nextInt(20));
      byte[] other = genuine.get(random.nextInt(genuine.size()));
      bytes =
          switch (random.nextInt(8)) {
            case 0 -> spliced(bytes, at, to, new byte[0], 1);
            case 1 -> spliced(bytes, at, at, WORDS[random.nextInt(WORDS.length)], 1);
            case 2 -> spliced(bytes, at, to, WORDS[random.nextInt(WORDS.length)], 1);
            case 3 ->
                spliced(
                    bytes, at, at, WORDS[random.nextInt(WORDS.length)], 1 << random.nextInt(14));
            case 4 ->
                spliced(
                    bytes,
                    at,
                    to,
                    Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length),
                    1);
            case 5 -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, to), random.nextInt(9));
            case 6 -> flipped(bytes, random);
            default -> flipped(flipped(bytes, random), random);
          };
      bytes = bytes.length > 200_000 ? Arrays.copyOf(bytes, 200_000) : bytes;
    }
    return bytes;
  }

  private static byte[] flipped(byte[] bytes, Random random) {
    byte[] out = bytes.clone();
    if (out.length > 0) {
      out[random.nextInt(out.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return out;
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] in, int times) {
    byte[] out = new byte[bytes.length - (to - from) + in.length * times];
    System.arraycopy(bytes, 0, out, 0, from);
    for (int i = 0; i < times; i++) {
      System.arraycopy(in, 0, out, from + i * in.length, in.length);
    }
    System.arraycopy(bytes, to, out, from + in.length * times, bytes.length - to);
    return out;
  }

  /** True if the input was taken; what is thrown is a find. */
  private boolean take(Decoder decoder, byte[] input) throws Exception {
    return switch (decoder) {
      case FRAME -> SEALED.opens(input) | GCM.opens(input);
      case WIRE_FRAME -> wireFrame(input);
      case CHECKPOINT -> checkpoint(input);
      case TRACE -> trace(input);
      case YAML -> yaml(input);
      case LITMUS -> litmus(input);
      case EXPECTATIONS -> expectations(input);
      case JSON -> json(input);
      case CLASS_FILE -> classFile(input);
    };
  }

  private static final Frames SEALED = Frames.of(Suite.SEALED);
  private static final Frames GCM = Frames.of(Suite.GCM);

  /** Frames of a suite, under one key. */
  private record Frames(FrameCodec codec, Protection protection) {
    static Frames of(Suite suite) {
      StandardCrypto crypto = new StandardCrypto();
      Secret key = Secret.owning(new byte[KeySchedule.KEY_BYTES]);
      return new Frames(
          new FrameCodec(suite),
          crypto.protection(
              suite.protection(), suite.keys(new KeySchedule(crypto), key, Role.INITIATOR)));
    }

    boolean opens(byte[] input) {
      return codec.open(protection, 0, Bytes.copyOf(input)) == Opening.OPENED;
    }

    byte[] genuine() {
      return codec.seal(protection, 1, new byte[40], 0, 40).toArray();
    }
  }

  private static boolean wireFrame(byte[] input) {
    WireFrame frame = WireFrame.decode(input);
    if (frame != null) {
      byte[] encoded = frame.encode();
      assertEquals(-1, Arrays.mismatch(input, Arrays.copyOfRange(encoded, 4, encoded.length)));
    }
    return frame != null;
  }

  private static boolean yaml(byte[] input) {
    try {
      return !ScenarioReader.read("fuzz.yaml", input).name().isEmpty();
    } catch (InputError refused) {
      return false;
    }
  }

  private static boolean litmus(byte[] input) {
    try {
      return LitmusCompiler.compile("fuzz.litmus", new String(input, UTF_8)) != null;
    } catch (LitmusException refused) {
      return false;
    }
  }

  private static boolean expectations(byte[] input) {
    try {
      List<String> lines = new String(input, UTF_8).lines().toList();
      Expectations.parse("fuzz.csv", Path.of("suite"), lines).of(Path.of("suite", "SB.litmus"));
      return true;
    } catch (LitmusException refused) {
      return false;
    }
  }

  private static boolean json(byte[] input) {
    try {
      return !Json.object(new String(input, UTF_8)).isEmpty();
    } catch (Json.Malformed refused) {
      return false;
    }
  }

  private boolean classFile(byte[] input) throws Exception {
    Files.write(folder.resolve("WarmUpProgram.class"), input);
    List<Path> path = List.of(folder);
    try (UserClasses classes = new UserClasses(path)) {
      return !new JavaTargets(path, classes)
          .find(List.of("WarmUpProgram"), Pattern.compile(""))
          .isEmpty();
    } catch (UncheckedIOException | IllegalArgumentException refused) {
      return false;
    }
  }

  private boolean trace(byte[] input) throws Exception {
    String text = new String(input, UTF_8);
    int seal = text.lastIndexOf(",\"fileSha256\"");
    if (seal >= 0) {
      String open = text.substring(0, seal);
      String hash = HexFormat.of().formatHex(sha256(open.getBytes(UTF_8)));
      text = open + ",\"fileSha256\":\"" + hash + "\"}\n";
    }
    Path file = Files.writeString(folder.resolve("fuzz.jsonl"), text);
    try {
      return TraceFiles.read(file, "fuzz.jsonl").cpus() > 0;
    } catch (UnreadableTraceException refused) {
      return false;
    }
  }

  private boolean checkpoint(byte[] input) throws Exception {
    byte[] sealed = input;
    int covered = input.length - 32;
    if (covered > 0) {
      sealed = Arrays.copyOf(input, input.length);
      System.arraycopy(sha256(Arrays.copyOf(input, covered)), 0, sealed, covered, 32);
    }
    Path file = Files.write(folder.resolve("fuzz.ckpt"), sealed);
    try {
      return Explorer.explore(COUNTERS, options().resume(file).maxExecutions(2_000).build())
              .statistics()
              .complete()
          >= 0;
    } catch (CheckpointException refused) {
      return false;
    }
  }

  private static byte[] sha256(byte[] bytes) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }

  private static ExplorerOptions.Builder options() {
    return ExplorerOptions.builder().identity("counters", "1");
  }

  private static final Program COUNTERS =
      Program.of(
          "counters",
          setup -> {
            LongCell cell = setup.machine().longCell("x", 0);
            for (int i = 1; i <= 3; i++) {
              setup.task(
                  "t" + i,
                  () -> {
                    cell.fetchAdd(1, RmwOrder.RELAXED);
                    cell.store(cell.load(LoadOrder.ACQUIRE), StoreOrder.RELEASE);
                  });
            }
          });

  private List<byte[]> genuine(Decoder decoder) throws Exception {
    List<byte[]> all = new ArrayList<>();
    switch (decoder) {
      case FRAME -> all.addAll(List.of(SEALED.genuine(), GCM.genuine()));
      case WIRE_FRAME -> {
        byte[] frame = new WireFrame(WireFrame.Type.DATA, 1, Bytes.copyOf(new byte[9])).encode();
        all.add(Arrays.copyOfRange(frame, 4, frame.length));
      }
      case CHECKPOINT -> all.add(interrupted());
      case TRACE ->
          all.add(
              TraceFiles.text(TraceFilesTest.recording(new Origin.ScenarioFile("a.yaml", "00")))
                  .getBytes(UTF_8));
      case YAML -> all.addAll(files("scenarios", ".yaml"));
      case LITMUS -> all.addAll(files("scenarios/litmus", ".litmus"));
      case EXPECTATIONS -> all.add("# head\nSB.litmus,1\na/b/MP.litmus, undef\n".getBytes(UTF_8));
      case JSON ->
          all.add("{\"a\": [1, -2, true, null, \"x\\u0041\\n\"], \"b\": {}}".getBytes(UTF_8));
      case CLASS_FILE -> all.add(ownClass());
    }
    return all;
  }

  private static byte[] ownClass() throws IOException {
    try (var in = WarmUpProgram.class.getResourceAsStream("WarmUpProgram.class")) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  private byte[] interrupted() throws Exception {
    Path file = folder.resolve("genuine.ckpt");
    Explorer.explore(COUNTERS, options().checkpoint(file).maxExecutions(5).build());
    return Files.readAllBytes(file);
  }

  private static List<byte[]> files(String where, String ending) throws Exception {
    AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
    try (var found = Files.walk(home().resolve(where))) {
      List<byte[]> read =
          found
              .filter(file -> file.toString().endsWith(ending))
              .filter(file -> !file.toString().contains("target"))
              .sorted()
              .limit(60)
              .map(
                  file -> {
                    try {
                      return Files.readAllBytes(file);
                    } catch (IOException e) {
                      failed.set(e);
                      return new byte[0];
                    }
                  })
              .toList();
      Exception why = failed.get();
      if (why != null) {
        throw why;
      }
      return read;
    }
  }

  private static Path home() {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.exists(at.resolve("scenarios/hello.yaml"))) {
      at = at.getParent();
    }
    return Objects.requireNonNull(at, "the checkout");
  }
}
