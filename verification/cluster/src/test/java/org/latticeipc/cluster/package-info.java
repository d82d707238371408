@NullMarked
package org.latticeipc.cluster;

import org.jspecify.annotations.NullMarked;
