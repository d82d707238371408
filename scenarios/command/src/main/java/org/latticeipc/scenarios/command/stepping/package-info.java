/** Runs that are led choice by choice, forwards and back; for the terminal and for the browser. */
@NullMarked
package org.latticeipc.scenarios.command.stepping;

import org.jspecify.annotations.NullMarked;
