/**
 * Built-in programs written as litmus tests, in herd7's C with the two functions of GenMC's test
 * programs that say what is assumed and what must hold.
 */
@NullMarked
package org.latticeipc.programs.litmus;

import org.jspecify.annotations.NullMarked;
