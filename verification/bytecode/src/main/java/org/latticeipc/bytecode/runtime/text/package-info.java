/** What classes, exceptions and standard output say, as if nothing were rewritten. */
@NullMarked
package org.latticeipc.bytecode.runtime.text;

import org.jspecify.annotations.NullMarked;
