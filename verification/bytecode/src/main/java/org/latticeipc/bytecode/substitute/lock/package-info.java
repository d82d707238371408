/** Stand-ins for what locks of {@code java.util.concurrent} are built on. */
@NullMarked
package org.latticeipc.bytecode.substitute.lock;

import org.jspecify.annotations.NullMarked;
