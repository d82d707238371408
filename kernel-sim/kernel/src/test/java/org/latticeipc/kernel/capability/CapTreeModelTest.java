package org.latticeipc.kernel.capability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;

/** The kernel's capabilities against a model that keeps a plain list and walks parent links. */
class CapTreeModelTest {
  private static final int DOMAINS = 3;

  enum Kind {
    DERIVE,
    GRANT,
    REVOKE,
    REVOKE_DERIVED,
    DROP
  }

  /** One call: who, on which of the capabilities made so far, with which rights, to whom. */
  record Action(Kind kind, int caller, int cap, int rights, int to) {}

  /** A capability of the model; parents are links, so that nothing is shared with the tree. */
  private static final class Node {
    final ExoCap cap;
    @Nullable Node parent;
    boolean live = true;

    Node(ExoCap cap, @Nullable Node parent) {
      this.cap = cap;
      this.parent = parent;
    }

    boolean isUnder(Node other) {
      for (Node at = this; at != null; at = at.parent) {
        if (at == other) {
          return true;
        }
      }
      return false;
    }
  }

  private static final class Model {
    final List<Node> all = new ArrayList<>();

    @Nullable ExoError refusal(Node node, long caller, int wanted) {
      if (node.cap.owner() != caller) {
        return ExoError.WRONG_OWNER;
      } else if ((wanted & ~node.cap.rights().bits()) != 0) {
        return ExoError.INSUFFICIENT_RIGHTS;
      }
      return node.live ? null : ExoError.REVOKED;
    }

    @Nullable ExoError revocation(Node node, long caller) {
      if (!node.live) {
        return ExoError.REVOKED;
      }
      for (Node at = node; at != null; at = at.parent) {
        if (at.cap.owner() == caller) {
          return null;
        }
      }
      return ExoError.WRONG_OWNER;
    }

    void kill(Node root, boolean itself) {
      all.stream()
          .filter(n -> n.isUnder(root) && (itself || n != root))
          .toList()
          .forEach(n -> n.live = false);
    }

    void drop(Node node) {
      node.live = false;
      all.stream().filter(n -> n.parent == node).forEach(n -> n.parent = node.parent);
    }
  }

  private final Kernel kernel = Kernel.boot(HostMachine.create(), KernelConfig.standard());
  private final List<Domain> domains =
      List.of(kernel.createDomain("a"), kernel.createDomain("b"), kernel.createDomain("c"));

  @Provide
  Arbitrary<List<Action>> actions() {
    Arbitrary<Action> one =
        Combinators.combine(
                Arbitraries.frequency(
                    Tuple.of(4, Kind.DERIVE),
                    Tuple.of(4, Kind.GRANT),
                    Tuple.of(1, Kind.REVOKE),
                    Tuple.of(1, Kind.REVOKE_DERIVED),
                    Tuple.of(2, Kind.DROP)),
                Arbitraries.integers().between(0, DOMAINS - 1),
                Arbitraries.integers().between(0, 1000),
                Arbitraries.integers().between(0, 15),
                Arbitraries.integers().between(0, DOMAINS - 1))
            .as(Action::new);
    return one.list().ofMaxSize(40);
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void everyCapability_isWorthWhatTheModelSays(@ForAll("actions") List<Action> actions) {
    Model model = new Model();
    model.all.add(new Node(kernel.createEndpoint(domains.get(0), 1).orElseThrow(), null));
    for (Action action : actions) {
      Node node = model.all.get(action.cap() % model.all.size());
      assertEquals(expected(model, node, action), applied(model, node, action), () -> "" + action);
      model.all.forEach(each -> assertSame(model, each));
    }
  }

  /** What the model says of a call, before it is done. */
  private @Nullable ExoError expected(Model model, Node node, Action action) {
    long caller = domains.get(action.caller()).id();
    return switch (action.kind()) {
      case DERIVE, GRANT -> model.refusal(node, caller, action.rights());
      case DROP -> model.refusal(node, caller, 0);
      case REVOKE, REVOKE_DERIVED -> model.revocation(node, caller);
    };
  }

  /** Does the call on the kernel and, if it is done, on the model. */
  private @Nullable ExoError applied(Model model, Node node, Action action) {
    Domain caller = domains.get(action.caller());
    Rights rights = new Rights(action.rights());
    return switch (action.kind()) {
      case DERIVE -> made(model, node, kernel.derive(caller, node.cap, rights));
      case GRANT ->
          made(model, node, kernel.grant(caller, node.cap, domains.get(action.to()), rights));
      case REVOKE -> gone(kernel.revoke(caller, node.cap), () -> model.kill(node, true));
      case REVOKE_DERIVED ->
          gone(kernel.revokeDerived(caller, node.cap), () -> model.kill(node, false));
      case DROP -> gone(kernel.drop(caller, node.cap), () -> model.drop(node));
    };
  }

  private static @Nullable ExoError made(Model model, Node parent, ExoResult<ExoCap> result) {
    if (result.isOk()) {
      model.all.add(new Node(result.orElseThrow(), parent));
    }
    return result.error();
  }

  private static @Nullable ExoError gone(ExoResult<?> result, Runnable onModel) {
    if (result.isOk()) {
      onModel.run();
    }
    return result.error();
  }

  private void assertSame(Model model, Node node) {
    for (Domain domain : domains) {
      assertEquals(
          model.refusal(node, domain.id(), Rights.READ.bits()),
          kernel.verify(domain, node.cap, Rights.READ).error());
    }
  }
}
