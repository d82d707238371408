/** One page: from Markdown to HTML, with its sections and its links. */
@NullMarked
package org.latticeipc.scenarios.site.page;

import org.jspecify.annotations.NullMarked;
