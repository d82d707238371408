/** What must hold of every execution of the kernel, one property a file, judged from its facts. */
@NullMarked
package org.latticeipc.kernel.property;

import org.jspecify.annotations.NullMarked;
