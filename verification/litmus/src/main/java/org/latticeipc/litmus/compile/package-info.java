/** From a parse tree to shared locations, code and condition, with every static check. */
@NullMarked
package org.latticeipc.litmus.compile;

import org.jspecify.annotations.NullMarked;
