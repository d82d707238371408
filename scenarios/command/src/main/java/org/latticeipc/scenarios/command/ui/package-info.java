/** The tool in a browser of this machine: a small server on the loopback address, and its page. */
@NullMarked
package org.latticeipc.scenarios.command.ui;

import org.jspecify.annotations.NullMarked;
