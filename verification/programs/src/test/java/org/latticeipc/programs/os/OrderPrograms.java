package org.latticeipc.programs.os;

import static org.latticeipc.ipc.LatticeIpc.lattice_close;

import java.util.List;
import org.latticeipc.ipc.IpcParts;
import org.latticeipc.ipc.LatticeChannel;
import org.latticeipc.ipc.LatticePair;
import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.value.Bytes;
import org.latticeipc.scheduler.DagNode;
import org.latticeipc.scheduler.DagParts;
import org.latticeipc.scheduler.DagScheduler;

/**
 * What orders promise beyond the answers of calls: that an answer comes with all that was done
 * before it. One task writes plain data and then does something, another reads the data once it
 * sees that.
 */
final class OrderPrograms {
  private OrderPrograms() {}

  /**
   * Who arrives at a lock first happens before who arrives next. The bound on overtaking speaks of
   * such arrivals only, so it would be kept by a lock that orders none.
   */
  static Program markedArrivals() {
    return Program.of(
        "marked arrivals",
        s -> {
          Machine machine = s.machine();
          LongCell[] marks = {machine.longCell("mark1", 0), machine.longCell("mark2", 0)};
          QuaternionSpinlock lock =
              new QuaternionSpinlock(machine, "l") {
                @Override
                protected long arrive() {
                  int me = machine.currentTask() - 1;
                  marks[me].store(1, StoreOrder.PLAIN);
                  long ticket = super.arrive();
                  if (ticket > 0) {
                    marks[1 - me].load(LoadOrder.PLAIN);
                  }
                  return ticket;
                }
              };
          for (String name : List.of("a", "b")) {
            s.task(name, () -> lock.withQlock(() -> {}));
          }
        });
  }

  /** Whoever is told that its peer is gone sees what the peer did before it went. */
  static Program exitPublishes() {
    return Program.of(
        "exit publishes",
        s -> {
          Kernel kernel = Kernel.boot(s.machine(), KernelConfig.standard());
          Domain server = kernel.createDomain("server");
          Domain client = kernel.createDomain("client");
          ExoCap root = kernel.createEndpoint(server, 1).orElseThrow();
          kernel.grant(server, root, client, Rights.WRITE).orElseThrow();
          LongCell data = s.machine().longCell("data", 0);
          s.task(
              "client",
              () -> {
                data.store(7, StoreOrder.PLAIN);
                kernel.exitDomain(client).orElseThrow();
              });
          s.task(
              "server",
              () -> {
                if (!kernel.receive(server, root).isOk()) {
                  data.load(LoadOrder.PLAIN);
                }
              });
        });
  }

  /** Whoever is refused a grant since the domain has exited sees what was done before the exit. */
  static Program exitRefusesGrant() {
    return Program.of(
        "exit refuses a grant",
        s -> {
          Kernel kernel = Kernel.boot(s.machine(), KernelConfig.standard());
          Domain server = kernel.createDomain("server");
          Domain client = kernel.createDomain("client");
          ExoCap root = kernel.createEndpoint(server, 1).orElseThrow();
          LongCell data = s.machine().longCell("data", 0);
          s.task(
              "client",
              () -> {
                data.store(7, StoreOrder.PLAIN);
                kernel.exitDomain(client).orElseThrow();
              });
          s.task(
              "server",
              () -> {
                if (!kernel.grant(server, root, client, Rights.WRITE).isOk()) {
                  data.load(LoadOrder.PLAIN);
                }
              });
        });
  }

  /** Objects that two tasks make at once are both there, wherever the directory keeps them. */
  static Program twoMakeObjects() {
    return Program.of(
        "two make objects",
        s -> {
          KernelConfig standard = KernelConfig.standard();
          Kernel kernel =
              Kernel.boot(
                  s.machine(),
                  new KernelConfig(
                      standard.maxPayloadBytes(),
                      standard.maxCapsPerMessage(),
                      1,
                      standard.slicesPerCpu(),
                      standard.parts()));
          for (String name : List.of("a", "b")) {
            Domain domain = kernel.createDomain(name);
            s.task(
                name,
                () -> {
                  for (int i = 0; i < 2; i++) {
                    ExoCap made = kernel.createEndpoint(domain, 1).orElseThrow();
                    Message message = Message.of(Bytes.copyOf(new byte[] {1}));
                    PropertyViolation.require(
                        kernel.send(domain, made, message).isOk(), "an object is gone");
                  }
                });
          }
        });
  }

  /** Whoever is told that a task has ended sees what it did. */
  static Program endPublishes() {
    return Program.of(
        "end publishes",
        s -> {
          Kernel kernel = Kernel.boot(s.machine(), KernelConfig.standard());
          Domain domain = kernel.createDomain("d");
          LongCell data = s.machine().longCell("data", 0);
          ExoCap task =
              kernel.declareTask(s, domain, "ends", 0, () -> data.store(7, StoreOrder.PLAIN));
          s.task(
              "other",
              () -> {
                if (!kernel.exoYieldTo(domain, task).isOk()) {
                  data.load(LoadOrder.PLAIN);
                }
              });
        });
  }

  /** A capability that arrives by message and one that is granted meanwhile are both good. */
  static Program claimBesideGrant() {
    return Program.of(
        "claim beside grant",
        s -> {
          Kernel kernel = Kernel.boot(s.machine(), KernelConfig.standard());
          Domain server = kernel.createDomain("server");
          Domain client = kernel.createDomain("client");
          Domain third = kernel.createDomain("third");
          ExoCap root = kernel.createEndpoint(server, 1).orElseThrow();
          ExoCap sender = kernel.grant(server, root, client, Rights.WRITE).orElseThrow();
          ExoCap reply = kernel.createEndpoint(client, 2).orElseThrow();
          kernel.send(client, sender, Message.of(Bytes.EMPTY, reply)).orElseThrow();
          Message message = Message.of(Bytes.copyOf(new byte[] {1}));
          s.task(
              "server",
              () -> {
                ExoCap claimed = kernel.receive(server, root).orElseThrow().caps().get(0);
                PropertyViolation.require(
                    kernel.send(server, claimed, message).isOk(), "the claim is lost");
              });
          s.task(
              "client",
              () -> {
                ExoCap granted = kernel.grant(client, reply, third, Rights.WRITE).orElseThrow();
                PropertyViolation.require(
                    kernel.send(third, granted, message).isOk(), "the grant is lost");
              });
        });
  }

  /** Of two exits of one domain one is the exit, and the other is told that it is gone. */
  static Program twoExits() {
    return Program.of(
        "two exits",
        s -> {
          Kernel kernel = Kernel.boot(s.machine(), KernelConfig.standard());
          Domain domain = kernel.createDomain("d");
          LongCell exits = s.machine().longCell("exits", 0);
          for (String name : List.of("a", "b")) {
            s.task(
                name,
                () -> exits.fetchAdd(kernel.exitDomain(domain).isOk() ? 1 : 0, RmwOrder.RELAXED));
          }
          s.afterwards(
              () ->
                  PropertyViolation.require(
                      exits.load(LoadOrder.RELAXED) == 1, "a domain exits once"));
        });
  }

  /** A grant to one domain is not lost since another one exits. */
  static Program exitBesideGrant() {
    return Program.of(
        "exit beside grant",
        s -> {
          Kernel kernel = Kernel.boot(s.machine(), KernelConfig.standard());
          Domain server = kernel.createDomain("server");
          Domain client = kernel.createDomain("client");
          Domain third = kernel.createDomain("third");
          ExoCap root = kernel.createEndpoint(server, 1).orElseThrow();
          kernel.grant(server, root, client, Rights.WRITE).orElseThrow();
          s.task("client", () -> kernel.exitDomain(client).orElseThrow());
          s.task(
              "server",
              () -> {
                ExoCap granted = kernel.grant(server, root, third, Rights.WRITE).orElseThrow();
                Message message = Message.of(Bytes.copyOf(new byte[] {1}));
                PropertyViolation.require(
                    kernel.send(third, granted, message).isOk(), "the grant is lost");
              });
        });
  }

  /** Whoever sees that a channel is closed sees what was done before. */
  static Program closePublishes(IpcParts parts) {
    return Program.of(
        "close publishes",
        s -> {
          ChannelPrograms.Stage stage = ChannelPrograms.Stage.of(s, parts, List.of());
          LatticePair pair = stage.pair();
          LatticeChannel channel = pair.initiator();
          LongCell data = s.machine().longCell("data", 0);
          s.task(
              "closer",
              () -> {
                data.store(7, StoreOrder.PLAIN);
                lattice_close(channel);
              });
          s.task(
              "other",
              () -> {
                if (!channel.isOpen()) {
                  data.load(LoadOrder.PLAIN);
                }
              });
        });
  }

  /** What nodes did happens before run returns, in a worker that ran none of them too. */
  static Program runPublishes(DagParts parts) {
    return Program.of(
        "run publishes",
        s -> {
          DagScheduler dag = DagScheduler.create(s.machine(), parts);
          LongCell data = s.machine().longCell("data", 0);
          DagNode node = dag.node("n", () -> data.store(1, StoreOrder.PLAIN));
          dag.submit(node).orElseThrow();
          for (String name : List.of("a", "b")) {
            s.task(
                name,
                () -> {
                  dag.run();
                  data.load(LoadOrder.PLAIN);
                });
          }
        });
  }
}
