package org.latticeipc.litmus.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import org.latticeipc.litmus.condition.Column;
import org.latticeipc.litmus.condition.Proposition;
import org.latticeipc.litmus.condition.Proposition.Connective;
import org.latticeipc.litmus.condition.Quantifier;
import org.latticeipc.litmus.condition.Question;
import org.latticeipc.litmus.condition.Slot;
import org.latticeipc.litmus.condition.Slots;
import org.latticeipc.litmus.grammar.LitmusParser.AndContext;
import org.latticeipc.litmus.grammar.LitmusParser.AtomContext;
import org.latticeipc.litmus.grammar.LitmusParser.ConditionContext;
import org.latticeipc.litmus.grammar.LitmusParser.ConstantContext;
import org.latticeipc.litmus.grammar.LitmusParser.EndingContext;
import org.latticeipc.litmus.grammar.LitmusParser.FinalValueContext;
import org.latticeipc.litmus.grammar.LitmusParser.ImpliesContext;
import org.latticeipc.litmus.grammar.LitmusParser.InnerContext;
import org.latticeipc.litmus.grammar.LitmusParser.LocationContext;
import org.latticeipc.litmus.grammar.LitmusParser.NotContext;
import org.latticeipc.litmus.grammar.LitmusParser.OrContext;
import org.latticeipc.litmus.grammar.LitmusParser.PropositionContext;
import org.latticeipc.litmus.memory.LitmusMemory;
import org.latticeipc.litmus.memory.SharedLocation;
import org.latticeipc.litmus.program.TaskCode;
import org.latticeipc.machine.text.NearestName;

/** Compiles locations, filter and condition. */
final class Questions {
  private final SourceText source;
  private final LitmusMemory memory;
  private final List<TaskCode> tasks;
  private final Slots slots = new Slots();
  private final TreeSet<Column> printed = new TreeSet<>(Column.PRINTED);
  private boolean filtering;

  Questions(SourceText source, LitmusMemory memory, List<TaskCode> tasks) {
    this.source = source;
    this.memory = memory;
    this.tasks = tasks;
  }

  Question compile(EndingContext ending) {
    if (ending.locations() != null) {
      ending.locations().observed().forEach(observed -> location(observed.location()));
    }
    // What only the filter looks at is not part of a printed state.
    filtering = true;
    Proposition filter =
        ending.filter() == null
            ? new Proposition.Constant(true)
            : proposition(ending.filter().proposition());
    filtering = false;
    ConditionContext condition = ending.condition();
    if (condition == null) {
      return question(filter, Quantifier.FORALL, new Proposition.Constant(true));
    }
    Quantifier quantifier =
        condition.EXISTS() != null
            ? Quantifier.EXISTS
            : condition.FORALL() != null ? Quantifier.FORALL : Quantifier.NOT_EXISTS;
    return question(filter, quantifier, proposition(condition.proposition()));
  }

  private Question question(Proposition filter, Quantifier quantifier, Proposition asked) {
    return new Question(slots, List.copyOf(printed), filter, quantifier, asked, memory);
  }

  private Proposition proposition(PropositionContext context) {
    if (context instanceof NotContext not) {
      return new Proposition.Not(proposition(not.proposition()));
    } else if (context instanceof AndContext and) {
      return join(Connective.AND, and.proposition(0), and.proposition(1));
    } else if (context instanceof OrContext or) {
      return join(Connective.OR, or.proposition(0), or.proposition(1));
    } else if (context instanceof ImpliesContext implies) {
      return join(Connective.IMPLIES, implies.proposition(0), implies.proposition(1));
    } else if (context instanceof InnerContext inner) {
      return proposition(inner.proposition());
    } else if (context instanceof ConstantContext constant) {
      return new Proposition.Constant(constant.TRUE() != null);
    }
    return atom((AtomContext) context);
  }

  private Proposition join(Connective connective, PropositionContext a, PropositionContext b) {
    return new Proposition.Joined(connective, proposition(a), proposition(b));
  }

  private Proposition atom(AtomContext context) {
    Column left = location(context.location());
    Proposition atom = equation(context, left);
    return context.NEQ() != null ? new Proposition.Not(atom) : atom;
  }

  private Proposition equation(AtomContext context, Column left) {
    FinalValueContext value = context.finalValue();
    List<Long> values;
    if (value != null && value.scalar() == null) {
      Column right =
          column(value, value.COLON() == null ? null : number(value), value.NAME().getText(), -1);
      return sameSize(context, left, right.slots().size(), new Proposition.Same(left, right));
    } else if (value != null) {
      values = List.of(Initial.scalar(source, memory, value.scalar()));
    } else {
      values = context.scalar().stream().map(s -> Initial.scalar(source, memory, s)).toList();
    }
    return sameSize(context, left, values.size(), new Proposition.Equal(left, values));
  }

  private static Token number(FinalValueContext value) {
    TerminalNode node = value.NUMBER() != null ? value.NUMBER() : value.PROCESS();
    return node.getSymbol();
  }

  private Proposition sameSize(AtomContext at, Column left, int size, Proposition result) {
    if (left.slots().size() != size) {
      throw source.error(
          at,
          "found "
              + size
              + (size == 1 ? " value" : " values")
              + " for '"
              + left.label()
              + "', expected "
              + left.slots().size());
    }
    return result;
  }

  private Column location(LocationContext context) {
    Token task = null;
    if (context.COLON() != null) {
      task = (context.NUMBER() != null ? context.NUMBER() : context.PROCESS()).getSymbol();
    }
    int element = -1;
    String name = context.NAME().getText();
    if (task == null && context.NUMBER() != null) {
      int size = memory.find(name).map(SharedLocation::size).orElse(1);
      element = source.number(context.NUMBER().getSymbol(), 0, size - 1, "an index of " + name);
    }
    return column(context, task, name, element);
  }

  private Column column(ParserRuleContext at, @Nullable Token task, String name, int element) {
    Column column =
        task == null
            ? inMemory(at, name, element)
            : register(at, source.task(task, tasks.size()), name);
    if (!filtering) {
      printed.add(column);
    }
    return column;
  }

  private Column register(ParserRuleContext at, int task, String name) {
    TaskCode code = tasks.get(task);
    if (!code.locals().containsKey(name) && !code.parameters().containsKey(name)) {
      List<String> known = new ArrayList<>(code.locals().keySet());
      known.addAll(code.parameters().keySet());
      throw source.error(
          at,
          "P"
              + task
              + " has no variable '"
              + name
              + "', expected one that it declares"
              + NearestName.suggestion(name, known));
    }
    int slot = slots.number(new Slot.InTask(task, name));
    return new Column(Column.Kind.REGISTER, task, name, 0, List.of(slot));
  }

  private Column inMemory(ParserRuleContext at, String name, int element) {
    SharedLocation location =
        memory
            .find(name)
            .orElseThrow(
                () ->
                    source.error(
                        at,
                        "undeclared variable '"
                            + name
                            + "', expected a shared variable"
                            + NearestName.suggestion(name, memory.names())));
    if (element >= 0) {
      int slot = slots.number(new Slot.InMemory(location, element));
      Column.Kind kind = location.array() ? Column.Kind.ELEMENT : Column.Kind.LOCATION;
      return new Column(kind, 0, name, element, List.of(slot));
    }
    List<Integer> all =
        IntStream.range(0, location.size())
            .map(i -> slots.number(new Slot.InMemory(location, i)))
            .boxed()
            .toList();
    return new Column(Column.Kind.LOCATION, 0, name, 0, all);
  }
}
