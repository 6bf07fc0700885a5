package com.example.shelf;

import dev.tracker.core.vendor.Vendor;

/** Lets the last writer win, whichever version it had read: the fault that loses others' writes. */
final class CarelessShelf extends VendorShelf {

    CarelessShelf(Shelf shelf) {
        super(shelf);
    }

    @Override
    public boolean update(Vendor before, Vendor after) {
        return shelf.read(vendors -> vendors.replace(key(after.name()), after) != null);
    }
}
