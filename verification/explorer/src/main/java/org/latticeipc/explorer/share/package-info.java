/**
 * What a front end needs to have a search explored by many processes: it says which program in a
 * way that other machines understand, and knows no engine that does it.
 */
@EnginePackage
@NullMarked
package org.latticeipc.explorer.share;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
