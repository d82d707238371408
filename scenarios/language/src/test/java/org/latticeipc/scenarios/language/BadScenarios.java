package org.latticeipc.scenarios.language;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Wrong scenario files with the one line that must be said about each. */
final class BadScenarios {
  private static final String HEAD = "name: a\n";
  private static final String TASK = "tasks:\n- name: t\n  steps:\n";

  private static final String DIVIDED = HEAD + "domains: [d]\nmachine: {cpu_slices: 2}\ntasks:\n";

  private static final String ENDS =
      " ends or restarts a disk, as 'faults: {crash: ...}' does by itself; leave one of the two out";

  private BadScenarios() {}

  private static String onDisk(String faults, String step) {
    return HEAD
        + "domains: [d]\ndisks: {k: {domain: d, blocks: 2}}\nfaults: "
        + faults
        + "\n"
        + (faults.equals("{}") ? "machine: {cpus: 1}" : "reboot: {domain: d, steps: [yield]}")
        + "\ntasks:\n- {name: t, domain: d, steps: [{"
        + step
        + "}]}\n";
  }

  private static Arguments bad(String text, String line, boolean schemaSees) {
    return Arguments.of(text, line, schemaSees);
  }

  /** Text, the message, whether the JSON Schema must refuse it too. */
  static Stream<Arguments> all() {
    return Stream.of(
        bad("", "f.yaml: the file is empty", true),
        bad("# nothing\n", "f.yaml: the file is empty", true),
        bad("name: [a\n", "f.yaml:2:1: not valid YAML", true),
        bad("name: a\n\ttasks: []\n", "f.yaml:2:1: not valid YAML", true),
        bad("- a\n", "f.yaml:1:1: found a list, expected scenario", true),
        bad("hello\n", "f.yaml:1:1: found 'hello', expected scenario", true),
        bad(
            "name: имя\n" + TASK + "  - yield\n",
            "f.yaml:1:7: found 'имя', expected a name: a to z, A to Z, digits, '_', '-' and '.',"
                + " no digit, '-' or '.' first",
            true),
        bad(
            HEAD + "cells: {x: 0}\n" + TASK + "  - load: {cell: 1x, into: r}\n",
            "expected a cell",
            true),
        bad("name: 3\n" + TASK + "  - yield\n", "f.yaml:1:7: found the number 3, expected", true),
        bad(HEAD, "f.yaml:1:1: scenario lacks 'tasks'", true),
        bad(HEAD + "tasks: []\n", "f.yaml:2:8: found an empty list", true),
        bad(
            HEAD
                + "domains: [d]\ntasks:\n- name: t\n  domain: d\n  slices: [0]\n  steps: [yield]\n",
            "f.yaml:6:12: found slice 0 of a CPU that is not divided; say 'cpu_slices'",
            false),
        bad(
            DIVIDED + "- {name: t, domain: d, slices: [0, 2], steps: [yield]}\n",
            "f.yaml:5:36: found slice 2, expected 0 to 1: 'cpu_slices' says how many",
            false),
        bad(
            DIVIDED
                + "- {name: t, domain: d, slices: [1], cpu: 0, steps: [exo_yield]}\n"
                + "- {name: u, domain: d, slices: [1], cpu: 0, steps: [exo_yield]}\n",
            "f.yaml:6:33: slice 1 of CPU 0 is that of 't' already",
            false),
        bad(
            HEAD
                + "domains: [d]\nmachine: {cpu_slices: 1, slice_ticks: [3, 2]}\ntasks:\n"
                + "- {name: t, domain: d, slices: [0], steps: [yield]}\n",
            "f.yaml:3:39: found 2 lengths, expected at most 1: 'cpu_slices' says how many",
            false),
        bad(
            HEAD + "domains: [d]\ntasks:\n- {name: t, domain: d, gas: 3, steps: [yield]}\n",
            "f.yaml:4:29: gas is spent on a divided CPU only; say 'cpu_slices' under 'machine'",
            false),
        bad(
            HEAD + "domains: [d]\ntasks:\n- {name: t, domain: d, steps: [{compute: 3}]}\n",
            "f.yaml:4:42: 'compute' needs a divided CPU; say 'cpu_slices' under 'machine'",
            false),
        bad(
            DIVIDED + "- {name: t, domain: d, slices: [0], steps: [{exo_kill: u}]}\n",
            "f.yaml:5:56: domain 'd' has no capability 'u'",
            false),
        bad(
            DIVIDED
                + "- name: t\n  domain: d\n  steps:\n"
                + "  - run_stream: {by: beatty, tasks: [t], shares: [1, 2], turns: 3}\n",
            "f.yaml:8:50: found 2 shares for 1 tasks, expected one for each",
            false),
        bad(
            DIVIDED + "- {name: t, steps: [yield]}\n",
            "f.yaml:5:3: a task without a domain takes no part in a CPU that 'cpu_slices' divides",
            false),
        bad(
            HEAD + TASK + "  - exo_yield\n",
            "f.yaml:5:5: exo_yield needs a task in a domain; give task 't' a 'domain'",
            false),
        bad(
            HEAD + "cell: {}\n" + TASK + "  - yield\n",
            "f.yaml:2:1: unknown key 'cell' in scenario; did you mean 'cells'?",
            true),
        bad(
            HEAD + "sync: {f: futex}\n" + TASK + "  - futex_wake: f\n",
            "f.yaml:2:11: futex 'f' is on the cell of its name; there is none under 'cells'",
            false),
        bad(
            HEAD + "sync: {p: permit}\n" + TASK + "  - mutex_lock: p\n",
            "f.yaml:6:17: undefined mutex 'p'; no mutex is defined, add it under 'sync'",
            false),
        bad(
            HEAD + "sync: {p: permit}\n" + TASK + "  - park: {on: p, late: l}\n",
            "f.yaml:6:25: 'late' needs 'ticks': a wait without a limit is never late",
            false),
        bad(
            HEAD + TASK + "  - lode: {cell: x, into: r}\n",
            "f.yaml:5:5: unknown step 'lode'; did you mean 'load'?",
            true),
        bad(
            HEAD + TASK + "  - load: {cell: x, into: r}\n",
            "f.yaml:5:18: undefined cell 'x'; no cell is defined, add it under 'cells'",
            false),
        bad(
            HEAD + "cells: {count: 0}\n" + TASK + "  - load: {cell: cuont, into: r}\n",
            "f.yaml:6:18: undefined cell 'cuont'; did you mean 'count'?",
            false),
        bad(
            HEAD + "locks: [l]\n" + TASK + "  - lock: m\n",
            "f.yaml:6:11: undefined lock 'm'",
            false),
        bad(
            HEAD + "cells: {x: 0}\n" + TASK + "  - store: {cell: x, value: r1 +}\n",
            "f.yaml:6:33: the expression ends too early",
            false),
        bad(
            HEAD + "cells: {x: 0}\n" + TASK + "  - store: {cell: x, value: r1}\n",
            "f.yaml:6:29: no step of task 't' sets the register 'r1'",
            false),
        bad(
            HEAD + "cells: {x: 0}\n" + TASK + "  - store: {cell: x, value: 1, order: acquire}\n",
            "f.yaml:6:39: found 'acquire', expected a memory order",
            true),
        bad(
            HEAD + "cells: {x: one}\n" + TASK + "  - yield\n",
            "f.yaml:2:12: found 'one', expected a whole number",
            false),
        bad(
            HEAD + "parameters: {n: 3}\n" + TASK + "  - repeat: {times: m, steps: [yield]}\n",
            "f.yaml:6:21: no step of task 't' sets the register 'm'; did you mean 'n'?",
            false),
        bad(
            HEAD + "parameters: {n: 3}\nmachine: {cpus: n * 40}\n" + TASK + "  - yield\n",
            "f.yaml:3:17: found n * 40, which is 120, expected CPUs from 1 to 64",
            false),
        bad(
            HEAD + "parameters: {n: {default: 9, most: 8}}\n" + TASK + "  - yield\n",
            "f.yaml:2:17: found n=9, expected at most 8",
            false),
        bad(
            HEAD + "parameters: {n: 3}\n" + TASK + "  - set: {register: n, value: 1}\n",
            "f.yaml:6:21: 'n' is a parameter, which no step sets",
            false),
        bad(
            HEAD + "cells: {x: 99999999999999999999}\n" + TASK + "  - yield\n",
            "f.yaml:2:12: found 99999999999999999999, more than 64 bits",
            true),
        bad(
            HEAD + "machine: {cpus: 0}\n" + TASK + "  - yield\n",
            "f.yaml:2:17: found 0, expected CPUs from 1 to 64",
            true),
        bad(
            HEAD + "machine: {model: c11}\n" + TASK + "  - yield\n",
            "f.yaml:2:18: found 'c11', expected a memory model: one of sc, tso, ra, rc11, jmm;"
                + " did you mean 'rc11'?",
            true),
        bad(
            HEAD + "tasks:\n- {name: t, cpu: 2, steps: [yield]}\n",
            "f.yaml:3:18: found CPU 2, expected 0 to 1",
            false),
        bad(
            HEAD + "tasks:\n- {name: t, steps: [yield]}\n- {name: t, steps: [yield]}\n",
            "f.yaml:4:10: the task 't' is defined twice",
            false),
        bad(
            HEAD + "tasks:\n- {name: t, start: spawned, steps: [yield]}\n",
            "every task waits to be spawned",
            false),
        bad(
            HEAD + "variants: {lock: unlock-relaxd}\n" + TASK + "  - yield\n",
            "f.yaml:2:18: unknown variant 'lock=unlock-relaxd'; did you mean"
                + " 'lock=unlock-relaxed'?",
            false),
        bad(
            HEAD + "expect: {violates: mutual-exclusion}\n" + TASK + "  - yield\n",
            "f.yaml:2:20: 'mutual-exclusion' is not under 'properties'",
            false),
        bad(
            HEAD + "expect: {violates: no-dead-lock}\n" + TASK + "  - yield\n",
            "did you mean 'no-deadlock'?",
            true),
        bad(
            HEAD + "properties: [mutual_exclusion]\n" + TASK + "  - yield\n",
            "f.yaml:2:14: found 'mutual_exclusion', expected a property",
            true),
        bad(HEAD + HEAD + TASK + "  - yield\n", "f.yaml:2:1: 'name' stands twice", false),
        bad(HEAD + TASK + "  - lock\n", "f.yaml:5:5: 'lock' needs more said", true),
        bad(
            HEAD + "locks: [l]\n" + TASK + "  - lock: l\n    unlock: l\n",
            "f.yaml:7:5: found another key beside 'lock', expected one step a list item",
            true),
        bad(
            HEAD + TASK + "  - print: \"got {r9}\"\n",
            "f.yaml:5:12: no step of task 't' sets the register 'r9'",
            false),
        bad(HEAD + TASK + "  - print: \"got {\"\n", "f.yaml:5:12: found '{', expected", false),
        bad(HEAD + TASK + "  - print: 7\n", "f.yaml:5:12: found the number 7", true),
        bad(
            HEAD + TASK + "  - exo_recv: ep\n",
            "f.yaml:5:15: a capability needs a task in a domain",
            false),
        bad(
            HEAD
                + "domains: [a, b]\nendpoints: {ep: {domain: a}}\n"
                + "tasks:\n- name: t\n  domain: b\n  steps:\n  - exo_recv: ep\n",
            "f.yaml:8:15: domain 'b' has no capability 'ep'",
            false),
        bad(
            HEAD + "cells: {a: {initial: 0, count: 2}}\n" + TASK + "  - fetch_add: a\n",
            "f.yaml:6:16: the cell 'a' is an array of 2; say which, as 'a[0]'",
            false),
        bad(
            HEAD + "cells: {a: {initial: 0, count: 2}}\n" + TASK + "  - fetch_add: 'a[2]'\n",
            "f.yaml:6:16: found element 2 of 'a', expected 0 to 1",
            false),
        bad(
            HEAD + "cells: {a: 0}\n" + TASK + "  - fetch_add: 'a[0]'\n",
            "f.yaml:6:16: the cell 'a' is no array; give it a 'count', or leave the index out",
            false),
        bad(
            HEAD + "functions: {f: {steps: [{call: f}]}}\n" + TASK + "  - call: f\n",
            "f.yaml:2:32: the function 'f' calls itself; use 'while' or 'repeat'",
            false),
        bad(
            HEAD
                + "functions: {f: {parameters: [x], steps: [{assert: x}]}}\n"
                + TASK
                + "  - call: {function: f, with: {y: 1, x: 2}}\n",
            "f.yaml:6:35: the function 'f' has no parameter 'y'; did you mean 'x'?",
            false),
        bad(
            HEAD + TASK + "  - repeat: {times: 1000001, steps: [yield]}\n",
            "f.yaml:5:21: found 1000001, expected how often from 0 to 1000000",
            false),
        bad(
            HEAD + "domains: [d]\nfaults: {crash: 1}\n" + TASK + "  - yield\n",
            "f.yaml:3:17: 'crash' cannot happen: there are no 'disks'",
            false),
        bad(
            HEAD + "faults: {drop: 1}\n" + TASK + "  - yield\n",
            "f.yaml:2:16: 'drop' cannot happen: there are no 'endpoints'",
            false),
        bad(
            HEAD + "domains: [d]\nfaults: {kill-cpus: 1}\n" + TASK + "  - yield\n",
            "f.yaml:3:10: unknown key 'kill-cpus' in faults; did you mean 'kill-cpu'?",
            true),
        bad(
            HEAD + "domains: [d]\nfaults: {corrupt: 1}\n" + TASK + "  - yield\n",
            "f.yaml:3:19: 'corrupt' cannot happen: there are no 'endpoints'",
            false),
        bad(
            HEAD
                + "domains: [d]\ndevices: {t: {kind: timer, domain: d, size: 3}}\n"
                + TASK
                + "  - yield\n",
            "f.yaml:3:45: a timer has no size; leave 'size' out",
            false),
        bad(
            HEAD + "domains: [d]\ndevices: {t: {kind: timr, domain: d}}\n" + TASK + "  - yield\n",
            "f.yaml:3:21: found 'timr', expected what it is: one of irq, port, dma, timer; did you"
                + " mean 'timer'?",
            true),
        bad(
            HEAD
                + "domains: [d]\npages: {x: {domain: d}}\nendpoints: {x: {domain: d}}\n"
                + TASK
                + "  - yield\n",
            "f.yaml:3:12: domain 'd' has the endpoint 'x' already; give the page another name",
            false),
        bad(
            HEAD
                + "domains: [d]\nendpoints: {t2: {domain: d}}\ntasks:\n"
                + "- {name: t, domain: d, count: 2, steps: [yield]}\n",
            "f.yaml:5:10: domain 'd' has the endpoint 't2' already; give the task another name",
            false),
        bad(
            onDisk("{}", "bind_block: {disk: k, block: 2, as: b}"),
            "f.yaml:7:62: found 2, expected 'block' from 0 to 1",
            false),
        bad(
            HEAD
                + "domains: [d]\npages: {p: {domain: d, words: 2}}\ntasks:\n"
                + "- {name: t, domain: d, steps: [{write_page: {page: p, at: 2, value: 1}}]}\n",
            "f.yaml:5:59: found 2, expected 'at' from 0 to 1",
            false),
        bad(
            HEAD
                + "domains: [d]\ndevices: {p: {kind: port, domain: d, size: 2}}\ntasks:\n"
                + "- {name: t, domain: d, steps: [{port_in: {on: p, at: 2, into: r}}]}\n",
            "f.yaml:5:54: found 2, expected 'at' from 0 to 1",
            false),
        bad(onDisk("{crash: 1}", "crash_disk: k"), "f.yaml:7:45: 'crash_disk'" + ENDS, false),
        bad(onDisk("{crash: 1}", "restart_disk: k"), "f.yaml:7:47: 'restart_disk'" + ENDS, false),
        bad(onDisk("{crash: 1}", "destroy: k"), "f.yaml:7:42: 'destroy'" + ENDS, false),
        bad(onDisk("{crash: 1}", "renew: k"), "f.yaml:7:40: 'renew'" + ENDS, false),
        bad(
            HEAD + TASK + "  - create_timer: t\n",
            "f.yaml:5:19: create_timer needs a task in a domain; give task 't' a 'domain'",
            false),
        bad(
            DIVIDED.replace("tasks:", "devices: {t: {kind: timer, domain: d}}\ntasks:")
                + "- {name: a, domain: d, steps: [{arm_timer: {timer: t, ticks: -1}}]}\n",
            "f.yaml:6:62: found -1, expected 'ticks' from 0 to 1099511627776",
            false),
        bad(
            DIVIDED.replace("tasks:", "devices: {t: {kind: timer, domain: d}}\ntasks:")
                + "- {name: a, domain: d, steps: [{set_alarm: {timer: t, ticks: 1, evry: 2}}]}\n",
            "f.yaml:6:65: unknown key 'evry' in set_alarm; did you mean 'every'?",
            true),
        bad(
            DIVIDED + "- {name: a, domain: d, steps: [{create_dma: {size: 513, as: b}}]}\n",
            "f.yaml:5:52: found 513, expected 'size' from 1 to 512",
            false),
        bad(
            DIVIDED + "- {name: a, domain: d, steps: [{compute: -1}]}\n",
            "f.yaml:5:42: found -1, expected 'ticks' of 0 or more",
            false),
        bad(
            HEAD + "faults: {kil: 1}\n" + TASK + "  - yield\n",
            "f.yaml:2:10: unknown key 'kil' in faults; did you mean 'kill'?",
            true),
        bad(
            HEAD + "faults: {kill: 9}\n" + TASK + "  - yield\n",
            "f.yaml:2:16: found 9, expected times from 0 to 8",
            true),
        bad(
            HEAD + "domains: [d]\ndisks: {d: {domain: d, blocks: 257}}\n" + TASK + "  - yield\n",
            "f.yaml:3:32: found 257, expected blocks from 1 to 256",
            true),
        bad(
            HEAD + "domains: [d]\nreboot: {domain: d, steps: []}\n" + TASK + "  - yield\n",
            "f.yaml:3:9: nothing crashes; say 'faults: {crash: 1}', or leave 'reboot' out",
            false),
        bad(
            HEAD
                + "domains: [d]\ndevices: {i: {kind: irq, domain: d, size: 3}}\n"
                + TASK
                + "  - yield\n",
            "f.yaml:3:43: an irq has 64 sources; leave 'size' out",
            false),
        bad(
            HEAD + "domains: [d]\nfaults: {stuck-interrupt: 1}\n" + TASK + "  - yield\n",
            "f.yaml:3:27: 'stuck-interrupt' cannot happen: there are no 'devices' of kind 'irq'",
            false),
        bad(HEAD + "x: &a [*a]\n" + TASK + "  - yield\n", "unknown key 'x'", true),
        bad(HEAD + "---\nname: b\n" + TASK + "  - yield\n", "found a second YAML document", false));
  }
}
