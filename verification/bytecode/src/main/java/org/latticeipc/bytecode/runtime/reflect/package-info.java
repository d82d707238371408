/** What reflection becomes: classes, methods and constructors as the program wrote them. */
@NullMarked
package org.latticeipc.bytecode.runtime.reflect;

import org.jspecify.annotations.NullMarked;
