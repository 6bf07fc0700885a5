package com.example.shelf;

import dev.tracker.core.transaction.UnitOfWork;
import dev.tracker.core.vendor.VendorRepository;
import dev.tracker.testkit.contract.VendorRepositoryContract;

// a port of one's own
class VendorShelfTest extends VendorRepositoryContract {

    private final Shelf shelf = new Shelf();

    @Override
    protected VendorRepository vendors() {
        return new VendorShelf(shelf);
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return shelf;
    }
}
// end
