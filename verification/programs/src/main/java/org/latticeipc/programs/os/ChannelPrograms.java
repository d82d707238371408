package org.latticeipc.programs.os;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.latticeipc.ipc.LatticeIpc.lattice_close;
import static org.latticeipc.ipc.LatticeIpc.lattice_connect;
import static org.latticeipc.ipc.LatticeIpc.lattice_recv;
import static org.latticeipc.ipc.LatticeIpc.lattice_send;
import static org.latticeipc.ipc.LatticeIpc.lattice_yield_to;

import java.util.List;
import org.latticeipc.ipc.IpcParts;
import org.latticeipc.ipc.Lattice;
import org.latticeipc.ipc.LatticeChannel;
import org.latticeipc.ipc.LatticeContext;
import org.latticeipc.ipc.LatticePair;
import org.latticeipc.ipc.SizeRef;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.machine.value.Bytes;

/** Programs around one channel; parts come from outside, so that wrong ones can be put in. */
public final class ChannelPrograms {
  private static final int LONGEST = 16;

  private ChannelPrograms() {}

  /** A kernel with two domains and an endpoint of the second that the first may send to. */
  public record Stage(
      Machine machine,
      LatticeContext client,
      LatticeContext server,
      ExoCap listen,
      ExoCap service) {

    /** Makes it, and declares these properties of lock and channel. */
    public static Stage of(Setup setup, IpcParts parts, List<Property> properties) {
      Kernel kernel = Kernel.boot(setup.machine(), KernelConfig.standard());
      Lattice lattice = Lattice.on(kernel, parts);
      Domain clients = kernel.createDomain("client");
      Domain servers = kernel.createDomain("server");
      ExoCap listen = kernel.createEndpoint(servers, 2).orElseThrow();
      ExoCap service = kernel.grant(servers, listen, clients, Rights.WRITE).orElseThrow();
      properties.forEach(setup::property);
      return new Stage(
          setup.machine(), lattice.context(clients), lattice.context(servers), listen, service);
    }

    /** Two ends connected to each other. */
    public LatticePair pair() {
      return LatticePair.connect(client, server, "chan");
    }

    Kernel kernel() {
      return client.lattice().kernel();
    }

    void note(String name, long value) {
      machine.note(Register.of(name, value));
    }

    /** Receives once and notes the result and the text. */
    void receive(LatticeChannel chan, String name) {
      byte[] buf = new byte[LONGEST];
      SizeRef size = new SizeRef(buf.length);
      int rc = lattice_recv(chan, buf, size);
      String text = rc == 0 ? new String(buf, 0, size.get(), UTF_8) : Integer.toString(rc);
      machine.note(new Register(name, text));
    }

    /** Sends once and notes the result if it is an error. */
    void send(LatticeChannel chan, String text) {
      byte[] data = text.getBytes(UTF_8);
      int rc = lattice_send(chan, data, data.length);
      if (rc != data.length) {
        note("send", rc);
      }
    }
  }

  /** The document's first program: connect both ways, one message each way, close. */
  public static Program hello(IpcParts parts, List<Property> properties) {
    return Program.of(
        "hello",
        setup -> {
          Stage stage = Stage.of(setup, parts, properties);
          setup.task(
              "client",
              () -> {
                LatticeChannel ch = stage.client().channel("client");
                stage.note("connect", lattice_connect(ch, stage.service()));
                stage.send(ch, "hello");
                stage.receive(ch, "got");
                lattice_close(ch);
              });
          setup.task(
              "server",
              () -> {
                LatticeChannel ch = stage.server().channel("server");
                stage.note("connect", lattice_connect(ch, stage.listen()));
                byte[] buf = new byte[LONGEST];
                SizeRef size = new SizeRef(buf.length);
                lattice_recv(ch, buf, size);
                lattice_send(ch, buf, size.get());
              });
        });
  }

  /** Tasks that send through one connected channel, and one that receives it all. */
  public static Program sharedChannel(
      IpcParts parts, List<Property> properties, int senders, int receipts) {
    return Program.of(
        "shared-channel",
        setup -> {
          Stage stage = Stage.of(setup, parts, properties);
          LatticePair pair = stage.pair();
          for (int i = 1; i <= senders; i++) {
            String text = "m" + i;
            setup.task("sender" + i, () -> stage.send(pair.initiator(), text));
          }
          if (receipts > 0) {
            setup.task(
                "receiver",
                () -> {
                  for (int i = 0; i < receipts; i++) {
                    stage.receive(pair.responder(), "got" + i);
                  }
                });
          }
        });
  }

  /** Each end sends one message. */
  public static Program bothEndsSend(IpcParts parts, List<Property> properties) {
    return Program.of(
        "both-ends-send",
        setup -> {
          Stage stage = Stage.of(setup, parts, properties);
          LatticePair pair = stage.pair();
          setup.task("a", () -> stage.send(pair.initiator(), "from a"));
          setup.task("b", () -> stage.send(pair.responder(), "from b"));
        });
  }

  /** One task sends some messages, the other tries as often to receive. */
  public static Program oneWay(
      IpcParts parts, List<Property> properties, int messages, int receipts) {
    return Program.of(
        "one-way",
        setup -> {
          Stage stage = Stage.of(setup, parts, properties);
          LatticePair pair = stage.pair();
          setup.task(
              "sender",
              () -> {
                for (int i = 1; i <= messages; i++) {
                  stage.send(pair.initiator(), "m" + i);
                }
              });
          setup.task(
              "receiver",
              () -> {
                for (int i = 1; i <= receipts; i++) {
                  stage.receive(pair.responder(), "got" + i);
                }
              });
        });
  }

  /** One task sends on a channel while another closes it. */
  public static Program closeDuringSend(IpcParts parts, List<Property> properties) {
    return Program.of(
        "close-during-send",
        setup -> {
          Stage stage = Stage.of(setup, parts, properties);
          LatticePair pair = stage.pair();
          setup.task("sender", () -> stage.send(pair.initiator(), "m"));
          setup.task("closer", () -> lattice_close(pair.initiator()));
        });
  }

  /** One task connects a channel while another closes it; the server is released either way. */
  public static Program closeDuringConnect(IpcParts parts, List<Property> properties) {
    return Program.of(
        "close-during-connect",
        setup -> {
          Stage stage = Stage.of(setup, parts, properties);
          LatticeChannel ch = stage.client().channel("client");
          setup.task(
              "client",
              () -> {
                int rc = lattice_connect(ch, stage.service());
                stage.note("connect", rc);
                if (rc != 0) {
                  Kernel kernel = stage.kernel();
                  kernel.trySend(stage.client().domain(), stage.service(), Message.of(Bytes.EMPTY));
                }
              });
          setup.task("closer", () -> lattice_close(ch));
          setup.task("server", () -> lattice_connect(stage.server().channel("s"), stage.listen()));
        });
  }

  /** A client's connect waits for room at a server that takes nothing, while another closes it. */
  public static Program closeWhileConnectWaitsForRoom(IpcParts parts, List<Property> properties) {
    return Program.of(
        "close-while-connect-waits-for-room",
        setup -> {
          Stage stage = Stage.of(setup, parts, properties);
          Kernel kernel = stage.kernel();
          Domain clients = stage.client().domain();
          while (kernel.trySend(clients, stage.service(), Message.of(Bytes.EMPTY)).isOk()) {
            // Fills the server's queue.
          }
          closeDuringConnect(setup, stage, stage.client().channel("client"), stage.service());
        });
  }

  /** A server's connect waits for a hello that nobody says, while another task closes it. */
  public static Program closeWhileConnectWaitsForHello(IpcParts parts, List<Property> properties) {
    return Program.of(
        "close-while-connect-waits-for-hello",
        setup -> {
          Stage stage = Stage.of(setup, parts, properties);
          closeDuringConnect(setup, stage, stage.server().channel("server"), stage.listen());
        });
  }

  private static void closeDuringConnect(Setup setup, Stage stage, LatticeChannel ch, ExoCap cap) {
    setup.task("connects", () -> stage.note("connect", lattice_connect(ch, cap)));
    setup.task("closes", () -> lattice_close(ch));
  }

  /** One task yields to the peer of an end while that end, or the other, is closed. */
  public static Program closeDuringYield(
      IpcParts parts, List<Property> properties, boolean byPeer) {
    return Program.of(
        "close-during-yield",
        setup -> {
          Stage stage = Stage.of(setup, parts, properties);
          Kernel kernel = stage.kernel();
          Domain servers = stage.server().domain();
          LatticePair[] pair = new LatticePair[1];
          ExoCap task =
              kernel.declareTask(
                  setup,
                  servers,
                  "peer",
                  0,
                  () -> lattice_close(byPeer ? pair[0].responder() : pair[0].initiator()));
          pair[0] =
              LatticePair.connect(
                  stage.client(), stage.client().lattice().context(servers, task), "chan");
          setup.task("yields", () -> stage.note("yield", lattice_yield_to(pair[0].initiator())));
        });
  }

  /** One task waits for a message on an end while that end, or the other, is closed. */
  public static Program closeDuringReceive(
      IpcParts parts, List<Property> properties, boolean byPeer) {
    return Program.of(
        "close-during-receive",
        setup -> {
          Stage stage = Stage.of(setup, parts, properties);
          LatticePair pair = stage.pair();
          setup.task("receiver", () -> stage.receive(pair.initiator(), "got"));
          setup.task("closer", () -> lattice_close(byPeer ? pair.responder() : pair.initiator()));
        });
  }

  /** On one end a task waits for the answer to what another task of it sends. */
  public static Program askAndAnswer(IpcParts parts, List<Property> properties) {
    return Program.of(
        "ask-and-answer",
        setup -> {
          Stage stage = Stage.of(setup, parts, properties);
          LatticePair pair = stage.pair();
          setup.task("waits", () -> stage.receive(pair.initiator(), "got"));
          setup.task("asks", () -> stage.send(pair.initiator(), "question"));
          setup.task(
              "answers",
              () -> {
                stage.receive(pair.responder(), "got");
                stage.send(pair.responder(), "answer");
              });
        });
  }
}
