/** What classes and exceptions say, as if nothing were rewritten. */
@NullMarked
package org.latticeipc.bytecode.runtime.text;

import org.jspecify.annotations.NullMarked;
