/**
 * The verbs of the command, a class each, and the bugs that {@code doctor} plants. A verb reads its
 * options, has the work done and answers with an exit code.
 */
@NullMarked
package org.latticeipc.scenarios.command.verb;

import org.jspecify.annotations.NullMarked;
