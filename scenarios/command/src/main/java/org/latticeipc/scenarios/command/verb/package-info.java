/** The verbs of the command, a class each. */
@NullMarked
package org.latticeipc.scenarios.command.verb;

import org.jspecify.annotations.NullMarked;
