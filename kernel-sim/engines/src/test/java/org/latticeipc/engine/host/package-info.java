/** Tests of the host engine. */
@NullMarked
package org.latticeipc.engine.host;

import org.jspecify.annotations.NullMarked;
