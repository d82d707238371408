/** The documentation as a site: its pages, what leads from one to the other, and its search. */
@NullMarked
package org.latticeipc.scenarios.site;

import org.jspecify.annotations.NullMarked;
