/** The terminal: output, exit codes, progress, files and option values, and how errors are told. */
@NullMarked
package org.latticeipc.scenarios.command.console;

import org.jspecify.annotations.NullMarked;
