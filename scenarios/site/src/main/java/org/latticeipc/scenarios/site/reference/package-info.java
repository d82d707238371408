/** Pages and manual pages that nobody writes: made from the commands, formats and registries. */
@NullMarked
package org.latticeipc.scenarios.site.reference;

import org.jspecify.annotations.NullMarked;
