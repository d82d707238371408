/** Tests of the host engine. */
@NullMarked
package org.latticeipc.machine.host;

import org.jspecify.annotations.NullMarked;
