/** The weak-memory model checker: every consistent execution graph of a program, once. */
@NullMarked
package org.latticeipc.explorer;

import org.jspecify.annotations.NullMarked;
