/**
 * The {@code lattice} command line. Each verb is one class that reads its input, calls an engine
 * and prints; all of them answer with the exit codes of {@link
 * org.latticeipc.scenarios.cli.ExitCode}.
 */
@NullMarked
package org.latticeipc.scenarios.cli;

import org.jspecify.annotations.NullMarked;
