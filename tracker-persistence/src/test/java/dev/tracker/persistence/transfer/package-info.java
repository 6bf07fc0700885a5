/** Tests of export and import, from one database into another. */
@NullMarked
package dev.tracker.persistence.transfer;

import org.jspecify.annotations.NullMarked;
