/**
 * The {@code lattice} command line. Each verb is one class that reads its input, calls an engine
 * and prints; all of them answer with the exit codes of {@link
 * org.latticeipc.scenarios.command.console.ExitCode}.
 */
@NullMarked
package org.latticeipc.scenarios.command;

import org.jspecify.annotations.NullMarked;
