package org.latticeipc.ipc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.latticeipc.ipc.LatticeIpc.lattice_close;
import static org.latticeipc.ipc.LatticeIpc.lattice_connect;
import static org.latticeipc.ipc.LatticeIpc.lattice_recv;
import static org.latticeipc.ipc.LatticeIpc.lattice_send;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.engine.host.HostResult;
import org.latticeipc.ipc.suite.Suite;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.Setup;

/** The document's Basic Usage, with a server that echoes. */
class HelloTest {
  private static final int LONGEST = 64;

  static List<Suite> suites() {
    return List.of(Suite.SEALED, Suite.DOCUMENTED, Suite.GCM);
  }

  @ParameterizedTest
  @MethodSource("suites")
  void hello_clientAndEchoingServer_clientReceivesHello(Suite suite) {
    HostResult result = HostMachine.run(new Hello(IpcParts.standard().withSuite(suite)));
    assertEquals(
        "client:rc=0; client:received=hello",
        assertInstanceOf(HostResult.Completed.class, result).outcome().toString());
  }

  @Test
  void hello_withRememberedCrypto_isTheSame() {
    IpcParts parts = IpcParts.standard().remembering();
    for (int i = 0; i < 3; i++) {
      assertInstanceOf(HostResult.Completed.class, HostMachine.run(new Hello(parts)), "run " + i);
    }
  }

  record Hello(IpcParts parts) implements Program {
    @Override
    public String name() {
      return "hello";
    }

    @Override
    public void build(Setup setup) {
      TwoDomains stage = new TwoDomains(setup.machine(), parts);
      setup.task("client", () -> client(stage));
      setup.task("server", () -> server(stage));
    }

    private static void client(TwoDomains stage) {
      LatticeChannel ch = stage.client.channel("client");
      int rc = lattice_connect(ch, stage.service);
      byte[] msg = "hello".getBytes(UTF_8);
      if (rc == 0 && lattice_send(ch, msg, msg.length) == msg.length) {
        byte[] buf = new byte[LONGEST];
        SizeRef outLen = new SizeRef(buf.length);
        rc = lattice_recv(ch, buf, outLen);
        note(stage, new Register("received", new String(buf, 0, outLen.get(), UTF_8)));
      }
      note(stage, Register.of("rc", rc));
      lattice_close(ch);
    }

    private static void server(TwoDomains stage) {
      LatticeChannel ch = stage.server.channel("server");
      lattice_connect(ch, stage.listen);
      byte[] buf = new byte[LONGEST];
      SizeRef outLen = new SizeRef(buf.length);
      lattice_recv(ch, buf, outLen);
      lattice_send(ch, buf, outLen.get());
      lattice_recv(ch, buf, new SizeRef(buf.length));
      lattice_close(ch);
    }

    private static void note(TwoDomains stage, Register register) {
      stage.kernel.machine().note(register);
    }
  }
}
