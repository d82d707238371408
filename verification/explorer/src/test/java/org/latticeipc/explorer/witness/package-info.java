@NullMarked
package org.latticeipc.explorer.witness;

import org.jspecify.annotations.NullMarked;
