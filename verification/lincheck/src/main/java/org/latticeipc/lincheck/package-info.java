/** The Lincheck harness. */
@NullMarked
package org.latticeipc.lincheck;

import org.jspecify.annotations.NullMarked;
