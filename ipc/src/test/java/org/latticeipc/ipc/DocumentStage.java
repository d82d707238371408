package org.latticeipc.ipc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.latticeipc.ipc.LatticeIpc.lattice_connect;
import static org.latticeipc.ipc.LatticeIpc.lattice_recv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.engine.host.HostOptions;
import org.latticeipc.ipc.crypto.BigEndian;
import org.latticeipc.ipc.crypto.Crypto;
import org.latticeipc.ipc.crypto.Keystream;
import org.latticeipc.ipc.crypto.ProtectionKeys;
import org.latticeipc.ipc.crypto.StandardCrypto;
import org.latticeipc.ipc.lock.LockFact;
import org.latticeipc.ipc.suite.Suite;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.machine.value.Bytes;

/**
 * The stage of the tests that name a sentence of the document: a connected pair with the {@code
 * documented} suite, whose facts are watched. What the document says of the cipher is tested with
 * that suite; the DAG scheduler's sentences are tested in its own module.
 */
abstract class DocumentStage {
  static final byte[] HELLO = "hello".getBytes(UTF_8);
  static final Crypto CRYPTO = new StandardCrypto();

  final List<Fact> facts = Collections.synchronizedList(new ArrayList<>());
  final TwoDomains stage =
      new TwoDomains(
          HostMachine.create(HostOptions.defaults().withObserver((task, fact) -> facts.add(fact))),
          IpcParts.standard().withSuite(Suite.DOCUMENTED));
  final LatticePair pair = stage.pair();
  final LatticeChannel chan = pair.initiator();
  final LatticeChannel peer = pair.responder();

  int receive(LatticeChannel end) {
    return lattice_recv(end, new byte[64], new SizeRef(64));
  }

  static Bytes token(LatticeChannel of, long seq) {
    byte[] number = new byte[Long.BYTES];
    BigEndian.putLong(number, 0, seq);
    return CRYPTO.mac(of.key(), number);
  }

  static byte[] keystream(LatticeChannel of, long seq, int length) {
    byte[] material = Arrays.copyOf(of.key().bytes(), ProtectionKeys.CIPHER_BYTES);
    byte[] stream = new byte[length];
    new Keystream(material, 0).xor(seq, stream, 0, length);
    return stream;
  }

  /**
   * Connects over endpoints with a spy on the kernel's messages; gives what both calls answered.
   */
  static String connectBoth(Suite suite) {
    return LatticeErrorTest.outcome(
        setup -> {
          TwoDomains there = new TwoDomains(setup.machine(), IpcParts.standard().withSuite(suite));
          setup.task("client", () -> note(setup, there.client.channel("c"), there.service));
          setup.task("server", () -> note(setup, there.server.channel("s"), there.listen));
        });
  }

  static void note(Setup setup, LatticeChannel ch, ExoCap cap) {
    setup.machine().note(Register.of("rc", lattice_connect(ch, cap)));
    setup.machine().note(new Register("key", ch.fingerprint().toString()));
    setup.machine().note(Register.of("seq", ch.seq()));
    setup.machine().note(Register.of("token", ch.authToken().equals(token(ch, 0)) ? 1 : 0));
  }

  long lockFacts(Class<? extends LockFact> type) {
    String lock = chan.lock().name();
    return facts.stream()
        .filter(f -> type.isInstance(f) && ((LockFact) f).lock().equals(lock))
        .count();
  }
}
